extension PolicyRecipe {
  /// The policies that keys get when nobody writes one.
  static let defaults: [PolicyRecipe] = [
    PolicyRecipe(
      "default", title: "Default key policy",
      purpose: "Leaves all permissions on the key to the IAM policies of its account.",
      source: "AWS KMS Developer Guide, \"Default key policy\"", product: .policy, policyID: "key-default-1",
      required: [.account], optional: [.partition]
    ) { [delegation($0)] },
    PolicyRecipe(
      "cdk-default", title: "Default key policy of the AWS CDK",
      purpose:
        "Leaves all permissions on the key to the IAM policies of its account, as AWS CDK version 2 writes it.",
      source: "AWS CDK API Reference, aws-kms module, class Key", product: .policy, required: [.account],
      optional: [.partition]
    ) { [RecipeStatement(nil, .aws([$0.root]), ["*"])] },
    PolicyRecipe(
      "cdk-legacy-default", title: "Old default key policy of the AWS CDK",
      purpose:
        "Leaves the management of the key, but not its use, to the IAM policies of its account, as AWS CDK version 1 wrote it.",
      source: "AWS CDK v1 API Reference, aws-kms module, property trustAccountIdentities", product: .policy,
      required: [.account], optional: [.partition]
    ) { [RecipeStatement(nil, .aws([$0.root]), cdkLegacyActions)] },
  ]

  /// The statement that delegates to the account's IAM policies.
  static func delegation(_ values: RecipeValues) -> RecipeStatement {
    RecipeStatement("Enable IAM User Permissions", .aws([values.root]), ["*"])
  }

  private static let cdkLegacyActions = [
    "Create*", "Describe*", "Enable*", "List*", "Put*", "Update*", "Revoke*", "Disable*", "Get*", "Delete*",
    "ScheduleKeyDeletion", "CancelKeyDeletion", "GenerateDataKey", "TagResource", "UntagResource",
  ]
}
