/// `lint.condition-key-place`: a condition key that AWS documents for IAM policies alone.
///
/// Source: AWS KMS Developer Guide, "ABAC for AWS KMS": `aws:ResourceTag` and `kms:ResourceAliases` are not supported in key
/// policies.
enum ConditionKeyPlaceRule: LintTestRule {
  static let code = "lint.condition-key-place"

  static func check(
    _ test: LintTest, of statement: LintStatement, in policy: LintPolicy, _ log: inout LintLog
  ) {
    guard let key = test.key, !key.isForKeyPolicies else { return }
    log.warning(
      code, test.source.key.range,
      "The condition key \(test.spelling) works in IAM policies only, and AWS does not say what it does in a key policy: a key policy is about one key, "
        + "so leave the test out here or move it to an IAM policy.")
  }
}
