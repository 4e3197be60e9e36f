/// `lint.wildcard-in-equals`: a wildcard in the value of StringEquals, which compares it as a plain character.
///
/// Source: IAM User Guide, "Condition operators": only StringLike and the ARN operators take wildcards.
enum WildcardInEqualsRule: LintTestRule {
  static let code = "lint.wildcard-in-equals"

  static func check(
    _ test: LintTest, of statement: LintStatement, in policy: LintPolicy, _ log: inout LintLog
  ) {
    guard let comparison = test.comparison,
      comparison.family == .string || comparison.family == .stringIgnoringCase
    else { return }
    let like = test.spelled(comparison.isNegated ? "StringNotLike" : "StringLike")
    for value in test.source.values where hasWildcard(value.value, policy.expandsVariables) {
      log.warning(
        code, value.range,
        "The operator \(test.operatorSpelling) takes the wildcard in \"\(Excerpt.of(value.value))\" for a plain character, so this value of "
          + "\(test.spelling) equals hardly anything: write \(like) if you mean a pattern.",
        fix: comparison.family == .string ? test.fix(operator: like) : nil)
    }
  }

  private static func hasWildcard(_ text: String, _ expandsVariables: Bool) -> Bool {
    guard text.utf8.contains(UInt8(ascii: "*")) else { return false }
    // ${*} is the way to write a star that is no wildcard.
    var previous: UInt8 = 0
    for byte in text.utf8 {
      if byte == UInt8(ascii: "*"), !(expandsVariables && previous == UInt8(ascii: "{")) { return true }
      previous = byte
    }
    return false
  }
}
