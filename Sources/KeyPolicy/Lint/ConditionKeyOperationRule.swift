/// `lint.condition-key-operation`: a condition key that no request of the statement's actions carries;
/// `lint.condition-key-some-operations`: one that only some of them carry.
///
/// Source: AWS KMS Developer Guide, "AWS KMS permissions", column "AWS KMS condition keys". A missing key is decided by the operator
/// alone (IAM User Guide, "Condition operators"; recorded on AWS).
enum ConditionKeyOperationRule: LintTestRule {
  static let code = "lint.condition-key-operation"
  static let someCode = "lint.condition-key-some-operations"

  static func check(
    _ test: LintTest, of statement: LintStatement, in policy: LintPolicy, _ log: inout LintLog
  ) {
    guard let operations = test.key?.operations, !statement.actions.isEmpty,
      let outcome = test.absentOutcome
    else { return }
    let without = statement.actions.subtracting(operations)
    guard !without.isEmpty else { return }
    guard without == statement.actions else {
      return checkSome(test, statement, without, outcome, &log)
    }
    log.warning(
      code, test.source.key.range,
      "No request of \(list(statement.actions)) carries \(test.spelling), "
        + "\(test.consequence(in: statement) ?? ""): test a key these requests carry, or name the actions that carry this one."
    )
  }

  /// A statement for many actions is often meant for those that carry the key, so only the harmful outcome is a warning.
  private static func checkSome(
    _ test: LintTest, _ statement: LintStatement, _ without: ActionSet, _ outcome: Bool, _ log: inout LintLog
  ) {
    let them = without.count == 1 ? "it" : "them"
    let what = "No request of \(list(without)) carries \(test.spelling)"
    let place = test.source.key.range
    switch (statement.isAllow, outcome) {
    case (true, false):
      log.note(
        someCode, place,
        "\(what), so this Allow never applies to \(them): grant \(them) in a statement without that test.")
    case (true, true):
      log.warning(
        someCode, place,
        "\(what), so this test does not restrict \(them): put \(them) into a statement of their own.")
    case (false, false):
      log.note(
        someCode, place,
        "\(what), so this Deny never applies to \(them): deny \(them) without that test if you mean to.")
    case (false, true):
      log.warning(
        someCode, place,
        "\(what), so this test always holds for \(them) and the Deny applies: name only actions whose requests carry it."
      )
    }
  }

  static func list(_ actions: ActionSet) -> String {
    let names = actions.summary
    guard names.count > 4 else { return Wording.join(names, "or") }
    return Wording.join(Array(names.prefix(3)) + ["\(names.count - 3) more"], "or")
  }
}
