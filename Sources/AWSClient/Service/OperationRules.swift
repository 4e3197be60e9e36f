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
  /// else wrote in between. A second ScheduleKeyDeletion may undo somebody's rescue, and both it and a second
  /// CancelKeyDeletion are refused when the first one worked, so that a success would look like a failure.
  static let sentOnce: Set<String> = [
    "kms:CreateKey", "kms:PutKeyPolicy", "kms:ScheduleKeyDeletion", "kms:CancelKeyDeletion",
  ]
}
