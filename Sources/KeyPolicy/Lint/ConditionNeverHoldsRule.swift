/// `lint.condition-never-holds`: tests that no request meets: a key that must be there and must not, or must have two values, or a value
/// that this key does not have.
///
/// Source: IAM User Guide, "IAM JSON policy elements: Condition": all tests must hold. DescribeKey tells the key's spec, usage and origin.
enum ConditionNeverHoldsRule: LintStatementRule {
  static let code = "lint.condition-never-holds"

  static func check(_ statement: LintStatement, in policy: LintPolicy, _ log: inout LintLog) {
    // Only tests on one key can contradict each other, and one test this key.
    guard !statement.tests.isEmpty else { return }
    var wanted: [ByteText: Set<ByteText>] = [:]
    var missing: Set<ByteText> = []
    for test in statement.tests where test.comparison?.family == .null && test.absentOutcome == true {
      missing.insert(test.name)
    }
    for test in statement.tests {
      if test.absentOutcome == false, missing.contains(test.name) {
        report(
          test, statement, "The condition key \(test.spelling) cannot be in a request and missing at once",
          &log)
        continue
      }
      guard let values = exactValues(test, policy) else { continue }
      if let other = wanted[test.name], other.isDisjoint(with: values) {
        report(test, statement, "The condition key \(test.spelling) cannot have two values at once", &log)
      } else if let actual = actual(test, policy), !values.contains(ByteText(actual)) {
        report(
          test, statement, "The condition key \(test.spelling) of this key is \(Excerpt.of(actual))", &log)
      }
      wanted[test.name, default: values].formIntersection(values)
    }
  }

  private static func report(
    _ test: LintTest, _ statement: LintStatement, _ why: String, _ log: inout LintLog
  ) {
    let effect = statement.isDeny ? "Deny" : "Allow"
    log.warning(
      code, test.source.key.range,
      "\(why), so the condition never holds and this \(effect) never applies: correct the test or remove the statement."
    )
  }

  /// The values of a test that compares one value exactly.
  private static func exactValues(_ test: LintTest, _ policy: LintPolicy) -> Set<ByteText>? {
    guard let comparison = test.comparison, comparison.family == .string, !comparison.isNegated,
      comparison.quantifier == nil, !comparison.ifExists, test.key?.isMultivalued == false,
      !test.source.values.isEmpty,
      !test.source.values.contains(where: {
        policy.expandsVariables && VariableAsTextRule.isVariable($0.value)
      })
    else { return nil }
    return Set(test.source.values.map { ByteText($0.value) })
  }

  private static func actual(_ test: LintTest, _ policy: LintPolicy) -> String? {
    switch test.key?.name {
    case "kms:KeySpec", "kms:CustomerMasterKeySpec": policy.key.keySpec
    case "kms:KeyUsage", "kms:CustomerMasterKeyUsage": policy.key.keyUsage
    case "kms:KeyOrigin": policy.key.origin
    default: nil
    }
  }
}
