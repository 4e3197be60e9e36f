/// `lint.open-to-everybody`: an Allow for everybody that no condition ties to an account; `lint.via-service-any-account`: one that only
/// says which service the request must come through.
///
/// Sources: IAM User Guide, "AWS JSON policy elements: Principal" ("All principals"); AWS KMS Developer Guide, "kms:ViaService" and
/// "kms:CallerAccount", whose examples use both keys together.
enum OpenToEverybodyRule: LintRule {
  static let code = "lint.open-to-everybody"
  static let viaServiceCode = "lint.via-service-any-account"

  static func check(_ policy: LintPolicy, _ log: inout LintLog) {
    let denied = policy.statements.reduce(into: ActionSet()) { set, statement in
      let reachesEverybody = statement.isForEverybody || statement.source.principals?.isNegated == true
      if statement.isDeny, reachesEverybody { set = set.union(statement.actions) }
    }
    for statement in policy.statements where statement.isAllow && statement.isForEverybody {
      guard !statement.actions.isEmpty, !CallerRestriction.isPresent(in: statement) else { continue }
      check(statement, denied, policy, &log)
    }
  }

  private static func check(
    _ statement: LintStatement, _ denied: ActionSet, _ policy: LintPolicy, _ log: inout LintLog
  ) {
    let place =
      statement.principals.first(where: \.isEverybody)?.name.range ?? statement.principalRange
    let foreign = statement.actions.intersection(.crossAccount)
    let account = policy.account.isEmpty ? "111122223333" : policy.account
    let cure = "add a condition such as StringEquals kms:CallerAccount \"\(account)\""
    if !foreign.isEmpty, comesThroughService(statement) {
      log.warning(
        viaServiceCode, place,
        "\(statement.name) lets everybody in every AWS account use the key through the service, because kms:ViaService does not say "
          + "whose request it is: \(cure).")
      return
    }
    // A Deny for everybody is the other way to say who is meant.
    let isTakenBack = statement.actions.isSubset(of: denied)
    let severity: Finding.Severity = isTakenBack ? .note : .warning
    let remark = isTakenBack ? ", as far as no Deny stops them" : ""
    log.add(severity, code, place) {
      guard !foreign.isEmpty else {
        return
          "\(statement.name) lets everybody in the key's account call \(ConditionKeyOperationRule.list(statement.actions)), even "
          + "without an IAM policy\(remark): name the principals, or \(cure)."
      }
      return
        "\(statement.name) lets everybody in every AWS account call \(ConditionKeyOperationRule.list(foreign))\(remark): name the "
        + "principals, or \(cure)."
    }
  }

  private static func comesThroughService(_ statement: LintStatement) -> Bool {
    statement.tests.contains { test in
      test.key?.name == "kms:ViaService" && test.absentOutcome == false && test.comparison?.family != .null
    }
  }
}
