import AWSClient

/// Builds the key policies of the example account.
enum ExamplePolicy {
  /// One statement; members in the order people write them.
  static func statement(
    _ sid: String?, effect: String = "Allow", _ principal: JSONValue, _ actions: [String],
    resource: String = "*", condition: JSONValue? = nil
  ) -> JSONValue {
    var members: [JSONValue.Member] = []
    if let sid { members.append(JSONValue.Member("Sid", .string(sid))) }
    members.append(JSONValue.Member("Effect", .string(effect)))
    members.append(JSONValue.Member("Principal", principal))
    members.append(JSONValue.Member("Action", list(actions)))
    members.append(JSONValue.Member("Resource", .string(resource)))
    if let condition { members.append(JSONValue.Member("Condition", condition)) }
    return .object(members)
  }

  /// A document in the layout KMS gives back.
  static func document(id: String? = nil, _ statements: [JSONValue]) -> String {
    var members = [JSONValue.Member("Version", .string("2012-10-17"))]
    if let id { members.append(JSONValue.Member("Id", .string(id))) }
    members.append(JSONValue.Member("Statement", .array(statements)))
    return PolicyLayout.text(of: .object(members))
  }

  static func aws(_ principals: String...) -> JSONValue {
    .object([JSONValue.Member("AWS", list(principals))])
  }

  static func service(_ name: String) -> JSONValue { .object([JSONValue.Member("Service", .string(name))]) }

  static func condition(_ operation: String, _ key: String, _ values: String...) -> JSONValue {
    .object([JSONValue.Member(operation, .object([JSONValue.Member(key, list(values))]))])
  }

  private static func list(_ texts: [String]) -> JSONValue {
    texts.count == 1 ? .string(texts[0]) : .array(texts.map { .string($0) })
  }

  /// The account delegates to IAM: the statement every default policy has.
  static let delegation = statement(
    "Enable IAM User Permissions", aws(ExamplePeople.root), ["kms:*"])

  /// CreateKey's default.
  static let standard = KeyPolicyTexts.standard(account: ExampleAccount.accountID)

  /// What the console of AWS writes when administrators and users are picked in its forms.
  static func console(administrators: String..., users: String) -> String {
    document(
      id: "key-consolepolicy-3",
      [
        delegation,
        statement(
          "Allow access for Key Administrators", .object([JSONValue.Member("AWS", list(administrators))]),
          [
            "kms:Create*", "kms:Describe*", "kms:Enable*", "kms:List*", "kms:Put*", "kms:Update*",
            "kms:Revoke*", "kms:Disable*", "kms:Get*", "kms:Delete*", "kms:TagResource", "kms:UntagResource",
            "kms:ScheduleKeyDeletion", "kms:CancelKeyDeletion", "kms:RotateKeyOnDemand",
          ]),
        statement(
          "Allow use of the key", aws(users),
          ["kms:Encrypt", "kms:Decrypt", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:DescribeKey"]),
        statement(
          "Allow attachment of persistent resources", aws(users),
          ["kms:CreateGrant", "kms:ListGrants", "kms:RevokeGrant"],
          condition: condition("Bool", "kms:GrantIsForAWSResource", "true")),
      ])
  }

  /// Reads for the account's IAM, everything else for nobody but `administrator`.
  static func soleAdministrator(_ administrator: String) -> String {
    document([
      statement("Manage", aws(administrator), ["kms:*"]),
      statement("Look", aws(ExamplePeople.root), ["kms:Describe*", "kms:Get*", "kms:List*"]),
    ])
  }

  /// The policy of an AWS managed key.
  static func managed(service: String, title: String) -> String {
    document(
      id: "auto-\(service)-1",
      [
        statement(
          "Allow access through \(title) for all principals in the account that are authorized to use \(title)",
          aws("*"),
          [
            "kms:Encrypt", "kms:Decrypt", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:CreateGrant",
            "kms:DescribeKey",
          ],
          condition: .object([
            JSONValue.Member(
              "StringEquals",
              .object([
                JSONValue.Member("kms:CallerAccount", .string(ExampleAccount.accountID)),
                JSONValue.Member(
                  "kms:ViaService", .string("\(service).\(ExampleAccount.region).amazonaws.com")),
              ]))
          ])),
        statement(
          "Allow direct access to key metadata to the account", aws(ExamplePeople.root),
          ["kms:Describe*", "kms:Get*", "kms:List*", "kms:RevokeGrant"]),
      ])
  }
}
