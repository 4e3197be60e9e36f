/// Something to tell the author of a policy, at a place in its text.
public struct Finding: Hashable, Sendable {
  /// How much a finding matters.
  public enum Severity: String, Sendable, Hashable {
    /// AWS refuses the document.
    case error
    /// AWS takes it, but it does not do what it seems to.
    case warning
    /// Worth knowing.
    case note
  }

  /// How much it matters.
  public var severity: Severity
  /// Where it is, as byte offsets into the policy text.
  public var range: ByteRange
  /// A stable name of the rule, for example `json.duplicate-member`.
  public var code: String
  /// One full sentence for people.
  public var sentence: String

  /// Makes a finding.
  public init(_ severity: Severity, _ range: ByteRange, code: String, sentence: String) {
    self.severity = severity
    self.range = range
    self.code = code
    self.sentence = sentence
  }
}
