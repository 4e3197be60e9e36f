/// The caller's IAM side: the policies attached to the principal, to its groups and inline.
public enum IdentityPolicies: Sendable, Hashable {
  /// IAM was not read.
  case unknown
  /// IAM is known to allow every KMS action (the sandbox's account administrator).
  case allowsEverything
  /// These policies, and no others.
  case documents([PolicyDocument])

  /// IAM is known to grant and deny nothing for KMS.
  public static var grantsNothing: IdentityPolicies { .documents([]) }
}
