/// `lint.multivalued-key`: a key with several values under an operator without set prefix, which then never matches.
///
/// Recorded on AWS: not even the negated operators and those with IfExists match, however many values there are. IAM User Guide,
/// "Multivalued context keys", asks for ForAllValues or ForAnyValue.
enum MultivaluedKeyRule: LintTestRule {
  static let code = "lint.multivalued-key"

  static func check(
    _ test: LintTest, of statement: LintStatement, in policy: LintPolicy, _ log: inout LintLog
  ) {
    guard let comparison = test.comparison, test.key?.isMultivalued == true, comparison.quantifier == nil,
      comparison.family != .null, let name = ConditionOperator.canonical(test.source.comparison.value)
    else { return }
    let rest = test.absentOutcome == true ? ", so that the test holds for requests without the key only" : ""
    let prefix = comparison.isNegated ? "ForAllValues" : "ForAnyValue"
    log.warning(
      code, test.source.comparison.range,
      "The condition key \(test.spelling) has several values, and \(test.operatorSpelling) without a set prefix never matches such a key\(rest): write "
        + "\(prefix):\(name).",
      fix: comparison.isNegated || comparison.ifExists ? nil : test.fix(operator: "\(prefix):\(name)"))
  }
}
