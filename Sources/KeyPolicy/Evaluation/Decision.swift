/// Whether a caller may do something to a key under a key policy.
public struct Decision: Sendable, Hashable {
  /// The three outcomes.
  public enum Outcome: String, Sendable, Hashable {
    /// The key policy, together with what is known of the other policies, lets the caller through.
    case allowed
    /// It certainly does not.
    case denied
    /// A fact is missing.
    case undecided
  }

  /// The rule that decided (IAM User Guide, "Policy evaluation logic"; AWS KMS Developer Guide, "Key policies").
  public enum Rule: String, Sendable, Hashable {
    /// The key policy allows everybody, the user, the session or, to the root user, the account.
    case directGrant = "direct-grant"
    /// The key policy allows the session's role.
    case roleGrant = "role-grant"
    /// The key policy allows the user behind a federated session.
    case federatingUserGrant = "federating-user-grant"
    /// The key policy leaves it to the IAM policies of the account.
    case accountDelegation = "account-delegation"
    /// A Deny statement of the key policy matches.
    case explicitDeny = "explicit-deny"
    /// An identity policy denies.
    case identityPolicyDeny = "identity-policy-deny"
    /// A permissions boundary denies.
    case permissionsBoundaryDeny = "permissions-boundary-deny"
    /// A session policy denies.
    case sessionPolicyDeny = "session-policy-deny"
    /// A service control policy denies.
    case serviceControlPolicyDeny = "service-control-policy-deny"
    /// A resource control policy denies.
    case resourceControlPolicyDeny = "resource-control-policy-deny"
    /// The VPC endpoint's policy denies.
    case vpcEndpointPolicyDeny = "vpc-endpoint-policy-deny"
    /// No statement of the key policy allows the caller or its account.
    case noKeyPolicyAllow = "no-key-policy-allow"
    /// The key policy leaves it to IAM, and IAM does not allow it.
    case noIdentityAllow = "no-identity-policy-allow"
    /// The permissions boundary does not allow it.
    case noBoundaryAllow = "no-permissions-boundary-allow"
    /// The session policy does not allow it.
    case noSessionAllow = "no-session-policy-allow"
    /// The service control policies do not allow it.
    case noServiceControlAllow = "no-service-control-policy-allow"
    /// The VPC endpoint's policy does not allow it.
    case noEndpointAllow = "no-vpc-endpoint-policy-allow"
    /// The operation is not available to callers of another account.
    case otherAccount = "other-account"
    /// Key policies do not decide this action.
    case notAKeyPermission = "not-a-key-permission"
    /// The caller or the key could not be read.
    case unreadableRequest = "unreadable-request"
  }

  /// The outcome.
  public var outcome: Outcome
  /// Why, in one or two full sentences.
  public var reason: String
  /// The rule that decided, or that would decide if the missing facts were known.
  public var rule: Rule
  /// The statement of the key policy that decided, if one did.
  public var statement: LockoutAnswer.Statement?
  /// For `undecided`: each missing fact.
  public var missing: [MissingFact]
  /// For `allowed`: what was not read and could still be in the way.
  public var residualRisks: [String]

  init(
    _ outcome: Outcome, _ rule: Rule, reason: String, statement: PolicyStatement? = nil,
    missing: [MissingFact] = [], residualRisks: [String] = []
  ) {
    self.outcome = outcome
    self.rule = rule
    self.reason = reason
    self.statement = statement?.reference
    self.missing = missing
    self.residualRisks = residualRisks
  }
}
