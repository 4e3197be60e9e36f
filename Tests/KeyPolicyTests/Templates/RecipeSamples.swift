import KeyPolicy

/// Good texts for every parameter; the account and names are those of the AWS documentation's examples.
enum RecipeSamples {
  static func texts(_ parameter: RecipeParameter) -> [String] {
    switch parameter {
    case .account: ["111122223333"]
    case .partition: ["aws"]
    case .region: ["us-west-2"]
    case .keyType: ["symmetric"]
    case .administrators: ["arn:aws:iam::111122223333:role/ExampleAdminRole"]
    case .administratorsMayDelete: ["yes"]
    case .users: ["arn:aws:iam::111122223333:role/ExampleRole", "arn:aws:iam::111122223333:user/ops/Alice"]
    case .otherAccounts: ["444455556666"]
    case .services: ["cloudwatch.amazonaws.com"]
    case .principals: ["arn:aws:iam::111122223333:role/ExampleRole"]
    case .serviceLinkedRole: ["AWSServiceRoleForAutoScaling_example"]
    case .logGroup: ["/aws/lambda/example"]
    case .trail: ["example-trail"]
    case .logReaders: ["arn:aws:iam::111122223333:user/Bob"]
    case .eventBus: ["default"]
    case .bucket: ["amzn-s3-demo-bucket"]
    case .sources: ["arn:aws:cloudwatch:us-west-2:111122223333:alarm:*"]
    case .clusterCreators: ["arn:aws:iam::111122223333:role/Deployment"]
    case .clusterRoles: ["arn:aws:iam::111122223333:role/eksClusterRole"]
    }
  }

  static func required(_ recipe: PolicyRecipe) -> [RecipeParameter: [String]] {
    Dictionary(uniqueKeysWithValues: recipe.required.map { ($0, texts($0)) })
  }

  static func everything(_ recipe: PolicyRecipe) -> [RecipeParameter: [String]] {
    Dictionary(uniqueKeysWithValues: (recipe.required + recipe.optional).map { ($0, texts($0)) })
  }

  /// What a recipe writes, as a whole policy.
  static func document(_ recipe: PolicyRecipe, _ texts: [RecipeParameter: [String]]) throws -> String {
    let text = try recipe.render(texts)
    return recipe.product == .policy ? text : "{\"Version\": \"2012-10-17\", \"Statement\": [\(text)]}"
  }
}
