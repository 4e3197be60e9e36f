/// Reads JSON strictly (RFC 8259) and remembers where every value was written.
public enum JSONParser {
  /// How deep objects and arrays may nest; a key policy needs five levels.
  public static let deepest = 64
  /// How many findings one text gives at most.
  public static let mostFindings = 50

  /// Parses a UTF-8 text.
  ///
  /// Never fails: what is wrong becomes a finding, and reading goes on at the next comma or closing bracket, so `root` holds
  /// what could be read. The first finding is exact; later ones may follow from it. Time is linear in the text.
  public static func parse(_ text: [UInt8]) -> JSONParse {
    var reader = JSONReader(text)
    let root = reader.readDocument()
    let findings = reader.findings.enumerated().sorted {
      ($0.element.range.lower, $0.offset) < ($1.element.range.lower, $1.offset)
    }
    return JSONParse(root: root, findings: findings.map(\.element))
  }
}
