/// What the lockout check found: the verdict, what decided it, and what is left to know.
public struct LockoutAnswer: Sendable, Hashable {
  /// A statement of the policy that decided.
  public struct Statement: Sendable, Hashable {
    /// Index in the policy, from 0.
    public var index: Int
    /// The Sid, if it has one.
    public var sid: String?
    /// The statement's place in the text.
    public var range: ByteRange

    /// Makes a reference to a statement.
    public init(index: Int, sid: String?, range: ByteRange) {
      self.index = index
      self.sid = sid
      self.range = range
    }

    /// How people call it: `statement 2 (Sid "Admins")`, counted from 1.
    public var name: String {
      guard let sid else { return "statement \(index + 1)" }
      return "statement \(index + 1) (Sid \"\(sid)\")"
    }
  }

  /// The verdict.
  public var verdict: LockoutVerdict
  /// Why, in one or two full sentences that name the caller, the deciding statement and the rule.
  public var reason: String
  /// The statement that decided, if one did.
  public var statement: Statement?
  /// For `cannotBeDecided`: each missing fact by name, for example `your IAM policies`.
  public var missing: [String]
  /// The rule that decided: that of a ``Decision`` or the code of a ``Finding``.
  public var rule = ""
  /// For `accepted`: what could still be in the way, for example an explicit Deny elsewhere.
  public var residualRisks: [String]

  /// Makes an answer.
  public init(
    _ verdict: LockoutVerdict, reason: String, statement: Statement? = nil, missing: [String] = [],
    residualRisks: [String] = []
  ) {
    self.verdict = verdict
    self.reason = reason
    self.statement = statement
    self.missing = missing
    self.residualRisks = residualRisks
  }
}
