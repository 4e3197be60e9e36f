/// `lint.operator-type`: an operator that compares another kind of value than its key holds.
///
/// Source: IAM User Guide, "Condition operators" and "AWS global condition context keys" (value types). Values that cannot be read as
/// what the operator compares never match it (recorded on AWS).
enum OperatorTypeRule: LintTestRule {
  static let code = "lint.operator-type"

  static func check(
    _ test: LintTest, of statement: LintStatement, in policy: LintPolicy, _ log: inout LintLog
  ) {
    guard let comparison = test.comparison, let key = test.key, !fits(comparison.family, key) else { return }
    let better = replacement(comparison, key.type).map(test.spelled).flatMap { name in
      // Another operator is no help for values that it cannot read.
      test.source.values.allSatisfy { ConditionOperand.wanted(by: name, insteadOf: $0.value) == nil }
        ? name : nil
    }
    let advice = better.map { "write \($0)" } ?? "use an operator for \(plural(key.type))"
    log.warning(
      code, test.source.comparison.range,
      "The operator \(test.operatorSpelling) compares \(compared(comparison.family)), and \(test.spelling) holds \(held(key.type)), so "
        + "the test does not do what it says: \(advice).",
      fix: better.flatMap { test.fix(operator: $0) })
  }

  private static func fits(_ family: ConditionOperator.Family, _ key: ConditionKey) -> Bool {
    // Tags and encryption contexts hold whatever people put in, and any operator may make sense of it.
    if family == .null || key.hasParameter { return true }
    switch key.type {
    case .string:
      return isText(family) || family == .arn && holdsARNs.contains(key.name)
    case .arn: return isText(family) || family == .arn
    case .bool: return isText(family) || family == .bool
    case .numeric: if case .numeric = family { return true } else { return false }
    case .date:
      if case .date = family { return true }
      if case .numeric = family { return key.name == "aws:EpochTime" }
      return false
    case .ipAddress: return family == .ipAddress
    case .binary: return family == .binary
    }
  }

  /// Keys that AWS documents as text and that may hold ARNs.
  private static let holdsARNs: Set<String> = [
    "kms:GranteePrincipal", "kms:RetiringPrincipal", "aws:FederatedProvider", "glue:RoleAssumedBy",
  ]

  private static func isText(_ family: ConditionOperator.Family) -> Bool {
    family == .string || family == .stringIgnoringCase || family == .stringLike
  }

  private static func replacement(_ comparison: ConditionOperator, _ type: ConditionKey.ValueType) -> String?
  {
    switch comparison.family {
    case .numeric(let order), .date(let order): if order != .equals { return nil }
    default: break
    }
    return switch (type, comparison.isNegated) {
    case (.string, false): comparison.family == .arn ? "StringLike" : "StringEquals"
    case (.string, true): comparison.family == .arn ? "StringNotLike" : "StringNotEquals"
    case (.arn, false): "ArnLike"
    case (.arn, true): "ArnNotLike"
    case (.bool, false): "Bool"
    case (.numeric, false): "NumericEquals"
    case (.numeric, true): "NumericNotEquals"
    case (.ipAddress, false): "IpAddress"
    case (.ipAddress, true): "NotIpAddress"
    default: nil
    }
  }

  private static func compared(_ family: ConditionOperator.Family) -> String {
    switch family {
    case .string, .stringIgnoringCase, .stringLike: "texts, character by character"
    case .numeric: "numbers"
    case .date: "dates"
    case .bool: "truth values"
    case .binary: "binary values"
    case .ipAddress: "IP addresses"
    case .arn: "ARNs"
    case .null: "nothing"
    }
  }

  private static func held(_ type: ConditionKey.ValueType) -> String {
    switch type {
    case .string: "text"
    case .arn: "an ARN"
    case .bool: "true or false"
    case .numeric: "a number"
    case .date: "a date"
    case .ipAddress: "an IP address"
    case .binary: "a binary value"
    }
  }

  private static func plural(_ type: ConditionKey.ValueType) -> String {
    switch type {
    case .string: "text, such as StringEquals"
    case .arn: "ARNs, such as ArnLike"
    case .bool: "truth values, which is Bool"
    case .numeric: "numbers, such as NumericLessThan"
    case .date: "dates, such as DateLessThan"
    case .ipAddress: "addresses, such as IpAddress"
    case .binary: "binary values, which is BinaryEquals"
    }
  }
}
