/// `lint.variable-as-text`: a policy variable in a policy whose Version takes it for plain text.
///
/// Source: IAM User Guide, "IAM JSON policy elements: Version": variables need 2012-10-17, and without Version it is 2008-10-17.
enum VariableAsTextRule: LintStatementRule {
  static let code = "lint.variable-as-text"

  static func check(_ statement: LintStatement, in policy: LintPolicy, _ log: inout LintLog) {
    guard !policy.expandsVariables else { return }
    let texts = statement.tests.flatMap(\.source.values) + (statement.source.resources?.patterns ?? [])
    for text in texts where isVariable(text.value) {
      log.warning(
        code, text.range,
        "\"\(Excerpt.of(text.value))\" is plain text here, because policy variables need Version 2012-10-17: write that Version.",
        fix: VersionRule.fix(policy))
    }
  }

  /// Whether the text has a `${` with its `}`.
  static func isVariable(_ text: String) -> Bool {
    var previous: UInt8 = 0
    var isOpen = false
    for byte in text.utf8 {
      if previous == UInt8(ascii: "$"), byte == UInt8(ascii: "{") { isOpen = true }
      if isOpen, byte == UInt8(ascii: "}") { return true }
      previous = byte
    }
    return false
  }
}
