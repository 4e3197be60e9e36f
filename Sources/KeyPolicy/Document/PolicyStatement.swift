/// One statement of a key policy.
public struct PolicyStatement: Sendable, Hashable {
  /// What a statement does to requests it matches.
  public enum Effect: String, Sendable, Hashable {
    /// Lets the request through, unless a Deny matches it.
    case allow = "Allow"
    /// Stops the request, whatever allows it.
    case deny = "Deny"
  }

  /// Index in the policy, from 0.
  public var index: Int
  /// The whole statement.
  public var range: ByteRange
  /// `Sid`.
  public var sid: Located<String>?
  /// `Effect`; nil if it is missing or unreadable.
  public var effect: Located<Effect>?
  /// `Principal` or `NotPrincipal`; nil if missing or unreadable.
  public var principals: PolicyPrincipals?
  /// `Action` or `NotAction`; nil if missing or unreadable.
  ///
  /// Without it the statement has no effect.
  public var actions: PolicyPatterns?
  /// `Resource` or `NotResource`; nil if missing or unreadable.
  ///
  /// Without it the statement has no effect.
  public var resources: PolicyPatterns?
  /// `Condition`; nil if there is none.
  public var condition: PolicyCondition?

  /// Makes an empty statement.
  public init(index: Int, range: ByteRange) {
    self.index = index
    self.range = range
  }

  /// The statement's name and place, for answers.
  public var reference: LockoutAnswer.Statement {
    LockoutAnswer.Statement(index: index, sid: sid?.value, range: range)
  }
}
