/// `lint.boolean-value`: a value of Bool or Null that is neither true nor false.
///
/// Recorded on AWS: every text but "true", letters in any case, counts as false.
enum BooleanValueRule: LintTestRule {
  static let code = "lint.boolean-value"

  static func check(
    _ test: LintTest, of statement: LintStatement, in policy: LintPolicy, _ log: inout LintLog
  ) {
    guard let family = test.comparison?.family, family == .bool || family == .null else { return }
    for value in test.source.values {
      guard !BooleanText.isTrue(value.value), ASCII.lowercased(value.value.utf8) != Array("false".utf8),
        !(policy.expandsVariables && VariableAsTextRule.isVariable(value.value))
      else { continue }
      log.warning(
        code, value.range,
        "\"\(Excerpt.of(value.value))\" counts as false for \(test.operatorSpelling), as every text but \"true\" does: write \"true\" or "
          + "\"false\".")
    }
  }
}
