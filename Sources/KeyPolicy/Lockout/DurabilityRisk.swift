/// Something that lets a policy pass today and locks people out later.
public struct DurabilityRisk: Sendable, Hashable {
  /// How bad it is.
  public enum Severity: String, Sendable, Hashable {
    /// Control over the key is lost when it happens, or is lost already.
    case danger
    /// Control gets narrower, or hangs on something that changes.
    case warning
    /// Worth knowing.
    case note
  }

  /// How bad it is.
  public var severity: Severity
  /// A stable name of the rule, for example `durability.session`.
  public var code: String
  /// What happens, when, and what to do, in full sentences.
  public var sentence: String
  /// The statement it is about, if it is about one.
  public var statement: LockoutAnswer.Statement?

  init(_ severity: Severity, _ code: String, _ sentence: String, _ statement: PolicyStatement? = nil) {
    self.severity = severity
    self.code = "durability." + code
    self.sentence = sentence
    self.statement = statement?.reference
  }
}
