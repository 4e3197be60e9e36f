/// Why a statement has no effect, if it has none.
///
/// Sources: AWS KMS API Reference, PutKeyPolicy, parameter Policy (statements without Action or Resource); AWS KMS Developer Guide, "AWS
/// KMS permissions"; IAM User Guide, "Condition operators".
enum StatementEffect {
  static func reasonForNone(_ statement: LintStatement, key: KeyFacts?) -> String? {
    let source = statement.source
    if source.effect == nil { return "its Effect cannot be read" }
    guard let principals = source.principals, !principals.principals.isEmpty else { return "it names nobody" }
    guard let actions = source.actions else { return "it has no Action" }
    guard let resources = source.resources else { return "it has no Resource" }
    if statement.actions.isEmpty, !actions.isNegated, hasOnlyReadable(actions) {
      return "none of its actions is one that a key policy can grant"
    }
    if !principals.isNegated, principals.principals.allSatisfy(isGone) {
      return "the user or role that it names was deleted"
    }
    if let key, !resources.isNegated, let other = otherResource(resources, key) {
      return "its Resource \(TextWords.name(other)) is not this key"
    }
    if statement.isAllow, let key, isForeignOnly(statement, ARN(key.arn)?.account),
      statement.actions.intersection(.crossAccount).isEmpty, !statement.actions.isEmpty
    {
      return "these actions never work for another account"
    }
    return conditionReason(statement)
  }

  private static func hasOnlyReadable(_ actions: PolicyPatterns) -> Bool {
    actions.patterns.allSatisfy { ActionPattern.form($0.value) != .unreadable }
  }

  private static func isGone(_ principal: PolicyPrincipal) -> Bool {
    if case .uniqueID = principal.form { true } else { false }
  }

  /// The first Resource of a list in which none is this key.
  private static func otherResource(_ resources: PolicyPatterns, _ key: KeyFacts) -> String? {
    guard ARN(key.arn) != nil else { return nil }
    let isCovered = resources.patterns.contains { pattern in
      pattern.value == "*" || VariableAsTextRule.isVariable(pattern.value)
        || ARNPattern(pattern.value)?.matches(key.arn) == true
    }
    return isCovered ? nil : resources.patterns.first?.value
  }

  /// Whether all its principals are of other accounts than this one, the key's.
  static func isForeignOnly(_ statement: LintStatement, _ account: String?) -> Bool {
    guard let account, !statement.principals.isEmpty else { return false }
    return statement.principals.allSatisfy { principal in
      principal.form.account.map { $0 != account } ?? false
    }
  }

  /// A test that is false for every request of the statement's actions.
  private static func conditionReason(_ statement: LintStatement) -> String? {
    for test in statement.tests where test.absentOutcome == false {
      if let operations = test.key?.operations, !statement.actions.isEmpty,
        statement.actions.intersection(operations).isEmpty
      {
        return "no request of its actions carries \(TextWords.name(test.source.key.value))"
      }
      if test.key == nil, ConditionKey.isForeign(test.source.key.value) {
        return "no request to KMS carries \(TextWords.name(test.source.key.value))"
      }
    }
    let multivalued = statement.tests.first { test in
      // For requests without the key a negated operator holds all the same.
      test.key?.isMultivalued == true && test.comparison?.quantifier == nil && test.absentOutcome == false
        && test.comparison?.family != .null
    }
    return multivalued.map {
      "\(TextWords.name($0.source.key.value)) has several values, and "
        + "\(TextWords.name($0.source.comparison.value)) never matches such a key"
    }
  }
}
