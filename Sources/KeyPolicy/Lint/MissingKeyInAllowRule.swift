/// `lint.negated-in-allow`: a negated operator in an Allow, which holds for requests without the key; `lint.if-exists-in-allow`: the
/// same by IfExists.
///
/// Source: IAM User Guide, "Condition operators": negated operators are true for a missing key, and so is every operator with
/// IfExists; recorded on AWS.
enum MissingKeyInAllowRule: LintTestRule {
  static let negatedCode = "lint.negated-in-allow"
  static let ifExistsCode = "lint.if-exists-in-allow"

  static func check(
    _ test: LintTest, of statement: LintStatement, in policy: LintPolicy, _ log: inout LintLog
  ) {
    guard statement.isAllow, let comparison = test.comparison, comparison.quantifier == nil,
      comparison.family != .null, comparison.ifExists || comparison.isNegated,
      // A multivalued key without set prefix, and a key that is in no request, are other findings.
      let key = test.key, !key.isMultivalued, !test.isAlwaysPresent,
      key.operations.map({ !statement.actions.intersection($0).isEmpty }) ?? true,
      !statement.demandsPresence(of: test.name)
    else { return }
    if comparison.ifExists {
      log.note(
        ifExistsCode, test.source.comparison.range,
        "The test \(test.operatorSpelling) also holds for requests without \(test.spelling), so this Allow lets them through: remove "
          + "IfExists unless you mean that.")
    } else {
      log.warning(
        negatedCode, test.source.comparison.range,
        "The test \(test.operatorSpelling) also holds for requests without \(test.spelling), so this Allow lets them through: say which values "
          + "are allowed, or add a Null test with \"false\" for the key.")
    }
  }
}
