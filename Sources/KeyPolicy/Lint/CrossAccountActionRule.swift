/// `lint.cross-account-action`: an action granted to other accounts that never works on a key of another account.
///
/// Source: AWS KMS Developer Guide, "AWS KMS permissions", column "Cross-account use".
enum CrossAccountActionRule: LintStatementRule {
  static let code = "lint.cross-account-action"

  static func check(_ statement: LintStatement, in policy: LintPolicy, _ log: inout LintLog) {
    guard statement.isAllow, let patterns = statement.source.actions, !patterns.isNegated,
      !policy.account.isEmpty, !statement.principals.isEmpty,
      statement.principals.allSatisfy({ isForeign($0, to: policy.account) })
    else { return }
    for entry in statement.entries {
      let granted = entry.actions.intersection(.keyPermissions)
      guard !granted.isEmpty, granted.intersection(.crossAccount).isEmpty else { continue }
      log.warning(
        code, entry.pattern.range,
        "\(statement.name) grants \"\(Excerpt.of(entry.pattern.value))\" to another account, and that never works on a key of "
          + "account \(policy.account): remove it.",
        fix: policy.removal(
          of: entry.index, from: patterns.patterns.map(\.range),
          "Remove \(Excerpt.of(entry.pattern.value))."))
    }
  }

  private static func isForeign(_ principal: PolicyPrincipal, to account: String) -> Bool {
    principal.form.account.map { $0 != account } ?? false
  }
}
