/// The states of a KMS key, as DescribeKey spells them.
///
/// https://docs.aws.amazon.com/kms/latest/developerguide/key-state.html
enum KeyState: String, Sendable, CaseIterable {
  case creating = "Creating"
  case enabled = "Enabled"
  case disabled = "Disabled"
  case pendingDeletion = "PendingDeletion"
  case pendingImport = "PendingImport"
  case pendingReplicaDeletion = "PendingReplicaDeletion"
  case unavailable = "Unavailable"
  case updating = "Updating"
}
