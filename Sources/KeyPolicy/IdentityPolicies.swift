/// The caller's IAM side: the policies attached to the principal.
public enum IdentityPolicies: Sendable, Hashable {
  /// IAM was not read.
  case unknown
  /// IAM is known to allow every KMS action (the sandbox's account administrator).
  case allowsEverything
  /// IAM is known to grant and deny nothing for KMS.
  case grantsNothing
}
