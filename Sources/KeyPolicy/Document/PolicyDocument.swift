/// A key policy as its author wrote it, every part with its place in the text.
///
/// Grammar: IAM User Guide, "Grammar of the IAM JSON policy language"; AWS KMS Developer Guide, "Key policies".
public struct PolicyDocument: Sendable, Hashable {
  /// `Version`; a policy without one is read as 2008-10-17, in which policy variables are plain text.
  public var version: Located<String>?
  /// `Id`.
  public var id: Located<String>?
  /// The statements in the order of the text.
  public var statements: [PolicyStatement]
  /// The whole object.
  public var range: ByteRange

  /// Makes a document.
  public init(
    version: Located<String>? = nil, id: Located<String>? = nil, statements: [PolicyStatement],
    range: ByteRange
  ) {
    self.version = version
    self.id = id
    self.statements = statements
    self.range = range
  }

  /// Reads a key policy and checks its grammar.
  ///
  /// Never fails: a text that is no policy gives findings and no document. Grammar is checked once the JSON is right, so that
  /// one missing brace does not look like twenty mistakes. Time is linear in the text.
  ///
  /// `kind` says what the document is for: identity policies name no principals, and the limits of size and characters are those of
  /// key policies.
  public static func parse(_ text: [UInt8], kind: PolicyKind = .keyPolicy) -> PolicyParse {
    let json = JSONParser.parse(text)
    var log = FindingLog()
    log.findings = json.findings
    // With a member twice the text is still JSON, and its grammar can be checked.
    let isBroken = json.findings.contains { $0.bearing == .refuses && $0.code != "json.duplicate-member" }
    if kind == .keyPolicy { TextRules.check(text, &log) }
    var grammar = FindingLog()
    let document = json.root.flatMap { DocumentReader(kind: kind).read($0, &grammar) }
    if !isBroken { log.findings += certainOnly(grammar.findings, beside: json.findings) }
    return PolicyParse(document: document, findings: log.sorted, lines: LineIndex(text))
  }

  /// Reads a policy that stands inside another JSON text; the lines of the result are not known.
  static func parse(_ node: JSONNode, kind: PolicyKind) -> PolicyParse {
    var grammar = FindingLog()
    let document = DocumentReader(kind: kind).read(node, &grammar)
    return PolicyParse(document: document, findings: grammar.sorted, lines: LineIndex([]))
  }

  /// Takes the certainty from grammar findings when it is open what AWS reads.
  ///
  /// Of two members with one name AWS may read the other, which has no mistake.
  private static func certainOnly(_ grammar: [Finding], beside json: [Finding]) -> [Finding] {
    guard (grammar + json).contains(where: { $0.bearing == .ambiguous }) else { return grammar }
    return grammar.map { finding in
      var finding = finding
      if finding.bearing == .refuses { finding.bearing = .mayRefuse }
      return finding
    }
  }
}
