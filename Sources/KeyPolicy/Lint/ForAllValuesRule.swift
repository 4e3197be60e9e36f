/// `lint.for-all-values`: ForAllValues, which holds for requests without the key, in an Allow; `lint.for-all-values-deny`: in a Deny,
/// where it also lets requests with one other value pass; `lint.set-prefix`: a set prefix on a key with one value.
///
/// Source: IAM User Guide, "Set operators for multivalued context keys"; recorded on AWS.
enum ForAllValuesRule: LintTestRule {
  static let code = "lint.for-all-values"
  static let denyCode = "lint.for-all-values-deny"
  static let prefixCode = "lint.set-prefix"

  static func check(
    _ test: LintTest, of statement: LintStatement, in policy: LintPolicy, _ log: inout LintLog
  ) {
    guard let comparison = test.comparison, let quantifier = comparison.quantifier else { return }
    let isSingle = test.key?.isMultivalued == false
    let plain = plainName(test)
    let fix: Finding.Fix? =
      if isSingle, let plain { test.fix(operator: plain) } else { nil }
    guard quantifier == .forAllValues else {
      guard isSingle else { return }
      log.note(
        prefixCode, test.source.comparison.range,
        "The condition key \(test.spelling) has at most one value, so the set prefix of \(test.operatorSpelling) is not needed: remove it.",
        fix: fix)
      return
    }
    guard !statement.demandsPresence(of: test.name), !isAlwaysThere(test, statement) else { return }
    if statement.isAllow {
      let advice =
        isSingle
        ? "remove ForAllValues, because the key has at most one value"
        : "add a Null test with \"false\" for the key"
      log.warning(
        code, test.source.comparison.range,
        "The test \(test.operatorSpelling) also holds for requests without \(test.spelling), so this Allow lets them through: \(advice).",
        fix: fix)
    } else if statement.isDeny {
      let gap = isSingle ? "" : " and not to requests with one more value that it does not cover"
      log.warning(
        denyCode, test.source.comparison.range,
        "The test \(test.operatorSpelling) in a Deny also applies to requests without \(test.spelling)\(gap): write "
          + (isSingle ? "it without the set prefix." : "ForAnyValue if one such value is enough to deny."),
        fix: fix)
    }
  }

  /// CreateGrant always names the operations of the grant (AWS KMS API Reference, CreateGrant: Operations is required), and some keys
  /// are in every request.
  private static func isAlwaysThere(_ test: LintTest, _ statement: LintStatement) -> Bool {
    if test.key?.name == "kms:GrantOperations" { return true }
    if test.key?.name == "aws:TagKeys" {
      // A tag that must be requested has a key.
      return statement.demandsTag
    }
    return test.isAlwaysPresent && test.key?.isMultivalued == true
  }

  private static func plainName(_ test: LintTest) -> String? {
    guard let name = ConditionOperator.canonical(test.source.comparison.value),
      let colon = name.utf8.firstIndex(of: UInt8(ascii: ":"))
    else { return nil }
    return String(name[name.utf8.index(after: colon)...])
  }
}
