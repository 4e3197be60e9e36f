/// `lint.not-principal-account`: NotPrincipal that exempts a user or role without its account, or a role without its sessions.
///
/// Source: IAM User Guide, "AWS JSON policy elements: NotPrincipal": a caller is exempt only if its account, and for a session the role
/// and the session, are listed too.
enum NotPrincipalRule: LintStatementRule {
  static let code = "lint.not-principal-account"

  static func check(_ statement: LintStatement, in policy: LintPolicy, _ log: inout LintLog) {
    guard statement.isDeny, let principals = statement.source.principals, principals.isNegated else { return }
    var accounts: Set<String> = []
    for principal in principals.principals {
      if case .account(let id, _) = principal.form { accounts.insert(id) }
    }
    for principal in principals.principals {
      guard let account = principal.form.account, !accounts.contains(account) else { continue }
      log.warning(
        code, principal.name.range,
        "\(statement.name) does not spare \"\(Excerpt.of(principal.name.value))\" from the Deny, because NotPrincipal must also list its "
          + "account \(account), and for a role each session: write \"Principal\": \"*\" with ArnNotEquals on aws:PrincipalArn instead."
      )
    }
  }
}
