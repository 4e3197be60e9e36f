/// `lint.bypass-flag`: the bypass of the lockout check tested for being false, though a request that does not ask for it may not carry
/// the key at all.
///
/// Source: AWS KMS Developer Guide, "kms:BypassPolicyLockoutSafetyCheck": to allow only requests without the parameter, its example
/// uses Null with "true".
enum BypassFlagRule: LintTestRule {
  static let code = "lint.bypass-flag"

  static func check(
    _ test: LintTest, of statement: LintStatement, in policy: LintPolicy, _ log: inout LintLog
  ) {
    guard test.key?.name == "kms:BypassPolicyLockoutSafetyCheck", let comparison = test.comparison,
      comparison.family == .bool, comparison.quantifier == nil, statement.isAllow,
      let value = test.source.values.first, test.source.values.count == 1, !BooleanText.isTrue(value.value),
      !comparison.ifExists
    else { return }
    let fix =
      test.isAlone
      ? Finding.Fix(
        title: "Write Null with \"true\".",
        edits: [
          Finding.Fix.Edit(test.source.comparison.range, "\"Null\""),
          Finding.Fix.Edit(value.range, "\"true\""),
        ]) : nil
    log.warning(
      code, test.source.comparison.range,
      "The condition key \(test.spelling) is missing from requests that do not send the parameter, so this Allow does not apply to them: write Null with "
        + "\"true\", as AWS does.", fix: fix)
  }
}
