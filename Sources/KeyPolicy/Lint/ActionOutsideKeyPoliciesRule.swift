/// `lint.action-outside-key-policies`: an action that is about no single key, such as `kms:CreateKey` or `kms:ListKeys`.
///
/// Source: AWS KMS Developer Guide, "AWS KMS permissions": their policy type is "IAM policy", so a key policy cannot grant them.
enum ActionOutsideKeyPoliciesRule: LintStatementRule {
  static let code = "lint.action-outside-key-policies"

  static func check(_ statement: LintStatement, in policy: LintPolicy, _ log: inout LintLog) {
    guard let patterns = statement.source.actions, !patterns.isNegated else { return }
    for entry in statement.entries {
      guard !entry.actions.isEmpty, entry.actions.intersection(.keyPermissions).isEmpty else { continue }
      log.warning(
        code, entry.pattern.range,
        "\(statement.name) names \"\(Excerpt.of(entry.pattern.value))\", which is not about one key and has no effect in a key "
          + "policy: remove it here, and allow or deny it in an IAM policy.",
        fix: policy.removal(
          of: entry.index, from: patterns.patterns.map(\.range),
          "Remove \(Excerpt.of(entry.pattern.value))."))
    }
  }
}
