/// `lint.deprecated-condition-key`: a condition key under its old name.
///
/// Source: AWS KMS Developer Guide, "AWS KMS condition keys": kms:KeySpec and kms:KeyUsage replace kms:CustomerMasterKeySpec and
/// kms:CustomerMasterKeyUsage.
enum DeprecatedConditionKeyRule: LintTestRule {
  static let code = "lint.deprecated-condition-key"

  private static let names = [
    "kms:CustomerMasterKeySpec": "kms:KeySpec", "kms:CustomerMasterKeyUsage": "kms:KeyUsage",
  ]

  static func check(
    _ test: LintTest, of statement: LintStatement, in policy: LintPolicy, _ log: inout LintLog
  ) {
    guard let key = test.key, let name = names[key.name] else { return }
    log.note(
      code, test.source.key.range,
      "The condition key \(key.name) is the old name of \(name), and AWS advises against it: write \(name).",
      fix: .writing(name, at: test.source.key.range, "Write \(name)."))
  }
}
