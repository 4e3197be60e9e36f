/// A test of a condition in plain words.
enum TestWords {
  private static let most = 3

  /// A phrase such as `aws:PrincipalTag/team is "sec"`.
  static func phrase(_ source: PreparedCondition.Source) -> String {
    let key = Excerpt.of(source.test.key.spelling)
    guard let comparison = source.test.comparison else {
      return "\(Excerpt.of(source.test.spelling)) holds of \(key)"
    }
    if comparison.family == .null { return presence(key, source.texts) }
    let relation = relation(comparison, source.texts)
    switch comparison.quantifier {
    case .forAllValues: return "\(key) is absent or every value of it \(relation)"
    case .forAnyValue:
      return "\(comparison.ifExists ? "\(key) is absent or " : "")some value of \(key) \(relation)"
    case nil:
      return comparison.ifExists || comparison.isNegated
        ? "\(key) is absent or \(relation)" : "\(key) \(relation)"
    }
  }

  private static func presence(_ key: String, _ texts: [String]) -> String {
    let asksForAbsence = Set(texts.map(BooleanText.isTrue))
    if asksForAbsence.count == 2 { return "\(key) is absent or present" }
    return asksForAbsence.contains(true) ? "\(key) is absent" : "\(key) is present"
  }

  private static func relation(_ comparison: ConditionOperator, _ texts: [String]) -> String {
    let isNegated = comparison.isNegated
    let quoted = list(texts.map { "\"\(Excerpt.of($0))\"" }, isNegated)
    let plain = list(texts.map { Excerpt.of($0) }, isNegated)
    let hasWildcard = texts.contains(where: ConditionAtom.hasWildcard)
    return switch comparison.family {
    case .string: "is \(isNegated ? "not " : "")\(quoted)"
    case .stringLike, .arn:
      hasWildcard
        ? "\(isNegated ? "does not match" : "matches") \(quoted)" : "is \(isNegated ? "not " : "")\(quoted)"
    case .stringIgnoringCase: "is \(isNegated ? "not " : "")\(quoted) in any case"
    case .numeric(let order): "is \(isNegated ? "not " : "")\(phrase(order))\(plain)"
    case .date(let order): "is \(isNegated ? "not " : "")\(datePhrase(order))\(plain)"
    case .bool:
      "is \(isNegated ? "not " : "")\(list(texts.map { BooleanText.isTrue($0) ? "true" : "false" }, isNegated))"
    case .binary: "is \(isNegated ? "not " : "")\(quoted)"
    case .ipAddress: "is \(isNegated ? "not " : "")in \(plain)"
    case .null: "is there"
    }
  }

  private static func phrase(_ order: ConditionOperator.Order) -> String {
    switch order {
    case .equals: ""
    case .lessThan: "less than "
    case .lessThanEquals: "at most "
    case .greaterThan: "more than "
    case .greaterThanEquals: "at least "
    }
  }

  private static func datePhrase(_ order: ConditionOperator.Order) -> String {
    switch order {
    case .equals: ""
    case .lessThan: "before "
    case .lessThanEquals: "not after "
    case .greaterThan: "after "
    case .greaterThanEquals: "not before "
    }
  }

  private static func list(_ texts: [String], _ isNegated: Bool) -> String {
    let shown = texts.count > most ? texts.prefix(most) + ["\(texts.count - most) more values"] : texts
    return Wording.join(Array(shown), isNegated ? "nor" : "or")
  }
}
