/// `lint.sid`: a Sid that is empty or has unusual characters.
///
/// Source: AWS KMS Developer Guide, "Creating a key policy": a Sid of a key policy can have blanks; IAM User Guide, "IAM JSON policy
/// elements: Sid": letters and digits.
enum SidRule: LintStatementRule {
  static let code = "lint.sid"

  static func check(_ statement: LintStatement, in policy: LintPolicy, _ log: inout LintLog) {
    guard let sid = statement.source.sid, sid.value.isEmpty || !sid.value.utf8.allSatisfy(isUsual) else {
      return
    }
    let what =
      sid.value.isEmpty
      ? "is empty" : "has other characters than letters, digits, blanks, hyphens and underscores"
    log.note(
      code, sid.range,
      "The Sid of statement \(statement.source.index + 1) \(what), and AWS documents none but letters, digits and blanks: write such a "
        + "name, or leave it out.")
  }

  private static func isUsual(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: " "), UInt8(ascii: "-"), UInt8(ascii: "_"):
      true
    default: false
    }
  }
}
