/// What the JSON parser made of a text.
public struct JSONParse: Sendable, Hashable {
  /// The value of the text, as far as it could be read; nil if there is none.
  public var root: JSONNode?
  /// What is wrong with the text, in the order of the text; empty for JSON as RFC 8259 has it without duplicate names.
  public var findings: [Finding]

  /// Makes a result.
  public init(root: JSONNode?, findings: [Finding]) {
    self.root = root
    self.findings = findings
  }
}
