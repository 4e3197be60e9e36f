/// A policy as the lint rules see it: read once, so that no rule reads it again.
struct LintPolicy {
  let document: PolicyDocument
  /// The text, for fixes that need to know what stands between two values.
  let text: [UInt8]
  let key: KeyFacts
  let keyARN: ARN?
  let statements: [LintStatement]
  /// Whether `${…}` is a variable (IAM User Guide, "IAM JSON policy elements: Version").
  let expandsVariables: Bool

  init(_ document: PolicyDocument, text: [UInt8], key: KeyFacts) {
    self.document = document
    self.text = text
    self.key = key
    keyARN = ARN(key.arn)
    expandsVariables = document.version?.value == "2012-10-17"
    var reader = LintReader()
    statements = document.statements.map { LintStatement($0, &reader) }
  }

  /// The account that owns the key; empty if the ARN tells none.
  var account: String { keyARN?.account ?? "" }

  /// A fix that takes one entry out of a list, or nil if it is the only one.
  func removal(of index: Int, from ranges: [ByteRange], _ title: String) -> Finding.Fix? {
    let edit: ByteRange
    if index > 0, isComma(between: ranges[index - 1], and: ranges[index]) {
      edit = ByteRange(ranges[index - 1].upper, ranges[index].upper)
    } else if index + 1 < ranges.count, isComma(between: ranges[index], and: ranges[index + 1]) {
      edit = ByteRange(ranges[index].lower, ranges[index + 1].lower)
    } else {
      return nil
    }
    return Finding.Fix(title: title, edits: [Finding.Fix.Edit(edit, "")])
  }

  /// Whether the two stand in one list, with nothing but a comma and blanks between them.
  private func isComma(between one: ByteRange, and other: ByteRange) -> Bool {
    guard one.upper <= other.lower, other.lower <= text.count else { return false }
    var commas = 0
    for byte in text[one.upper..<other.lower] {
      switch byte {
      case UInt8(ascii: ","): commas += 1
      case 0x20, 0x09, 0x0A, 0x0D: continue
      default: return false
      }
    }
    return commas == 1
  }
}
