/// `lint.grant-for-service`: kms:CreateGrant without a condition on what the grants are for.
///
/// Source: AWS KMS Developer Guide, "kms:GrantIsForAWSResource" and "Grants in AWS KMS": who may create grants can pass permissions on
/// to anybody.
enum GrantForServiceRule: LintStatementRule {
  static let code = "lint.grant-for-service"

  /// Keys that limit grants, in lower case.
  private static let limits: Set<String> = [
    "kms:grantisforawsresource", "kms:granteeprincipal", "kms:granteeserviceprincipal", "kms:grantoperations",
    "kms:grantconstrainttype", "kms:grantconstraintsourcearn", "kms:retiringprincipal",
  ]

  static func check(_ statement: LintStatement, in policy: LintPolicy, _ log: inout LintLog) {
    guard statement.isAllow, !statement.tests(anyOf: limits), !isAccountAlone(statement, policy),
      let entry = statement.entries.first(where: {
        $0.actions.count == 1 && $0.actions.actions.first?.name == "CreateGrant"
      }),
      statement.source.actions?.isNegated == false
    else { return }
    log.note(
      code, entry.pattern.range,
      "\(statement.name) allows kms:CreateGrant without limit, and a grant can pass the key's use on to anybody: add Bool "
        + "kms:GrantIsForAWSResource \"true\" if only AWS services need grants here.")
  }

  /// The account's own statement leaves everything to IAM.
  private static func isAccountAlone(_ statement: LintStatement, _ policy: LintPolicy) -> Bool {
    statement.principals.allSatisfy { principal in
      if case .account(let id, _) = principal.form { id == policy.account } else { false }
    }
  }
}
