/// Whether a caller may do something to a key under a key policy.
public struct Decision: Sendable, Hashable {
  /// The three outcomes.
  public enum Outcome: String, Sendable, Hashable {
    /// The key policy, together with what is known of IAM, lets the caller through.
    case allowed
    /// It certainly does not.
    case denied
    /// A fact is missing.
    case undecided
  }

  /// Which rule denied; AWS words its error message after it.
  public enum Denial: String, Sendable, Hashable {
    /// A Deny statement of the key policy matches.
    case explicitDeny
    /// No statement of the key policy allows the caller or its account.
    case noKeyPolicyAllow
    /// The key policy leaves it to IAM, and IAM does not allow it.
    case noIdentityAllow
    /// The operation is not available to callers of another account.
    case otherAccount
  }

  /// The outcome.
  public var outcome: Outcome
  /// Why, in one or two full sentences.
  public var reason: String
  /// For `denied`, which rule it was.
  public var denial: Denial?
  /// The statement that decided, if one did.
  public var statement: LockoutAnswer.Statement?
  /// For `undecided`: each missing fact by name.
  public var missing: [String]
  /// For `allowed`: what was not read and could still be in the way.
  public var residualRisks: [String]

  init(
    _ outcome: Outcome, reason: String, denial: Denial? = nil, statement: PolicyStatement? = nil,
    missing: [String] = [], residualRisks: [String] = []
  ) {
    self.outcome = outcome
    self.reason = reason
    self.denial = denial
    self.statement = statement?.reference
    self.missing = missing
    self.residualRisks = residualRisks
  }
}
