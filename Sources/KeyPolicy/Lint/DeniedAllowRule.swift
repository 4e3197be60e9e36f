/// `lint.denied-allow`: an Allow that Deny statements without condition take back wholly.
///
/// Source: IAM User Guide, "Policy evaluation logic": an explicit Deny wins; a Deny for an account reaches every principal in it.
enum DeniedAllowRule: LintRule {
  static let code = "lint.denied-allow"

  static func check(_ policy: LintPolicy, _ log: inout LintLog) {
    var denied: [ByteText: ActionSet] = [:]
    for statement in policy.statements where statement.isDeny {
      guard StatementSignature(statement)?.isConditional == false else { continue }
      for principal in statement.principals {
        let name = StatementSignature.name(principal)
        denied[name] = (denied[name] ?? ActionSet()).union(statement.actions)
      }
    }
    guard !denied.isEmpty else { return }
    for statement in policy.statements where statement.isAllow {
      guard !statement.principals.isEmpty, !statement.actions.isEmpty,
        statement.principals.allSatisfy({ statement.actions.isSubset(of: stopped($0, denied)) })
      else { continue }
      log.warning(
        code, statement.source.range,
        "\(statement.name) allows nothing, because Deny statements without a condition stop all its principals for all its actions: "
          + "remove it, or narrow the Deny.")
    }
  }

  private static func stopped(_ principal: PolicyPrincipal, _ denied: [ByteText: ActionSet]) -> ActionSet {
    var actions = denied[StatementSignature.name(principal)] ?? ActionSet()
    // Whether a Deny for everybody reaches a service that acts for itself is not said.
    if principal.kind == .aws {
      actions = actions.union(denied[StatementSignature.everybody] ?? ActionSet())
      if let account = principal.form.account {
        actions = actions.union(denied[StatementSignature.account(account)] ?? ActionSet())
      }
    }
    return actions
  }
}
