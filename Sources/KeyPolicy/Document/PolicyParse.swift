/// What the policy reader made of a text.
public struct PolicyParse: Sendable, Hashable {
  /// The policy, as far as it could be read; nil if the text is no JSON object.
  ///
  /// Believe it only together with the findings.
  public var document: PolicyDocument?
  /// What is wrong or worth knowing, in the order of the text.
  public var findings: [Finding]
  /// The lines of the text.
  public var lines: LineIndex

  /// Makes a result.
  public init(document: PolicyDocument?, findings: [Finding], lines: LineIndex) {
    self.document = document
    self.findings = findings
    self.lines = lines
  }

  /// The first finding that bears on the verdict in this way.
  public func first(_ bearing: Finding.Bearing) -> Finding? {
    findings.first { $0.bearing == bearing }
  }
}
