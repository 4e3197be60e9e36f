/// `lint.not-action`: NotAction in an Allow, which grants whatever it does not name, actions of the future included.
///
/// Source: IAM User Guide, "IAM JSON policy elements: NotAction".
enum NotActionRule: LintStatementRule {
  static let code = "lint.not-action"

  static func check(_ statement: LintStatement, in policy: LintPolicy, _ log: inout LintLog) {
    guard statement.isAllow, let actions = statement.source.actions, actions.isNegated else { return }
    let worst = statement.actions.contains(.putKeyPolicy) ? ", kms:PutKeyPolicy among them," : ""
    log.warning(
      code, actions.range,
      "\(statement.name) allows with NotAction every action that it does not name\(worst) and every one that AWS adds later: list "
        + "what it should allow in Action instead.")
  }
}
