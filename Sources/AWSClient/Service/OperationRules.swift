/// What is known of each operation beyond its members.
enum OperationRules {
  /// Operations a read-only client may send; whatever is not here changes something or is not known.
  static let reads: Set<String> = [
    "kms:ListKeys", "kms:ListAliases", "kms:DescribeKey", "kms:GetKeyPolicy", "kms:ListResourceTags",
    "kms:ListGrants", "kms:GetKeyRotationStatus", "sts:GetCallerIdentity",
  ]

  /// Operations that must never reach AWS twice for one wish.
  ///
  /// A second CreateKey makes a second key, which costs money; a second PutKeyPolicy may overwrite what somebody
  /// else wrote in between.
  static let sentOnce: Set<String> = ["kms:CreateKey", "kms:PutKeyPolicy"]
}
