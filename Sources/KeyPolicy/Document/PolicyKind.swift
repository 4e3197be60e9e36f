/// What a policy document is for; the grammar differs a little.
public enum PolicyKind: Sendable, Hashable {
  /// The policy of a KMS key: every statement names principals.
  case keyPolicy
  /// An identity policy, permissions boundary, session policy or service control policy: no statement names principals.
  case identityPolicy
  /// A resource control policy or VPC endpoint policy: statements name principals.
  case resourcePolicy
}
