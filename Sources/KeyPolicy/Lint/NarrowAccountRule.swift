/// `lint.narrow-account`: the account is named, but IAM policies cannot give anybody the right to change the policy.
///
/// Source: AWS KMS Developer Guide, "Default key policy" ("Allows access to the AWS account and enables IAM policies"): IAM policies
/// work only as far as the statement for the account goes.
enum NarrowAccountRule: LintRule {
  static let code = "lint.narrow-account"

  static func check(_ policy: LintPolicy, _ log: inout LintLog) {
    guard !policy.account.isEmpty else { return }
    let own = policy.statements.filter {
      $0.isAllow && account(in: $0, policy.account) != nil && !$0.actions.isEmpty
    }
    let covered = own.reduce(into: ActionSet()) { $0 = $0.union($1.actions) }
    guard let statement = own.first, let principal = account(in: statement, policy.account),
      !covered.contains(.putKeyPolicy)
    else { return }
    let only = covered.actions.allSatisfy { $0.accessLevel == .read || $0.accessLevel == .list }
    log.note(
      code, principal.name.range,
      "\(statement.name) leaves only \(only ? "reading" : ConditionKeyOperationRule.list(covered)) to the IAM policies of account "
        + "\(policy.account), so they cannot help when nobody else may change this policy: add kms:PutKeyPolicy unless you mean that."
    )
  }

  private static func account(in statement: LintStatement, _ account: String) -> PolicyPrincipal? {
    statement.principals.first { principal in
      if case .account(let id, _) = principal.form { id == account } else { false }
    }
  }
}
