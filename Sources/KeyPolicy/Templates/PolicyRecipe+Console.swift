extension PolicyRecipe {
  /// The policy that the console writes for a new key.
  static let console: [PolicyRecipe] = [
    PolicyRecipe(
      "console-default", title: "Default key policy of the console",
      purpose:
        "Leaves permissions to the IAM policies of the account and names administrators and users, as the console does.",
      source: "AWS KMS Developer Guide, \"Default key policy\"", product: .policy,
      policyID: "key-consolepolicy-3", required: [.account],
      optional: [
        .partition, .keyType, .administrators, .administratorsMayDelete, .users, .otherAccounts, .services,
      ], statements: consoleStatements)
  ]

  private static func consoleStatements(_ values: RecipeValues) -> [RecipeStatement] {
    let type = ConsoleKeyType(rawValue: values.text(.keyType)) ?? .symmetric
    var statements = [delegation(values)]
    let administrators = values.list(.administrators)
    if !administrators.isEmpty {
      statements.append(
        RecipeStatement(
          "Allow access for Key Administrators", .aws(administrators),
          type.administrationActions(mayDelete: values.text(.administratorsMayDelete) != "no")))
    }
    let users = values.list(.users) + values.list(.otherAccounts).map(values.root(of:))
    if !users.isEmpty {
      statements.append(RecipeStatement("Allow use of the key", .aws(users), type.useActions))
      if type == .symmetric { statements.append(attachment(.aws(users))) }
    }
    let services = values.list(.services)
    if !services.isEmpty {
      // The console has no form for services: IAM User Guide, "The confused deputy problem", for the condition.
      statements.append(
        RecipeStatement(
          "Allow use of the key by AWS services", .service(services), type.useActions,
          [.init("StringEquals", "aws:SourceAccount", values.account)]))
    }
    return statements
  }

  /// The statement with which services may make grants on behalf of the principals that use them.
  static func attachment(_ principal: RecipeStatement.Principal) -> RecipeStatement {
    RecipeStatement(
      "Allow attachment of persistent resources", principal, ["CreateGrant", "ListGrants", "RevokeGrant"],
      [.init("Bool", "kms:GrantIsForAWSResource", "true")])
  }
}
