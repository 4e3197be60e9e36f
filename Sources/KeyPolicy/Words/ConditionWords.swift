/// Conditions of a statement in words.
///
/// Source: IAM User Guide, "IAM JSON policy elements: Condition operators", "Multivalued context keys" and "AWS global condition context
/// keys"; AWS KMS Developer Guide, "AWS KMS condition keys".
public enum ConditionWords {
  /// How many tests a sentence names at most; no policy made by people has as many.
  private static let mostTests = 20

  /// The whole condition as the end of a sentence, for example `only if aws:SourceIp is within 203.0.113.0/24`.
  ///
  /// It begins with `only if`, `if`, `unless` or `under`.
  public static func clause(
    _ condition: PolicyCondition, effect: PolicyStatement.Effect?, version: String?
  ) -> String {
    let reads = Reading(version: version)
    // "Unless it is A" says of a missing key what a negated operator does: the statement applies.
    if condition.tests.count == 1, let test = condition.tests.first,
      let positive = reads.withoutNegation(test)
    {
      return "unless \(positive)"
    }
    guard !condition.tests.isEmpty else {
      return "under an empty condition, whose meaning AWS does not document"
    }
    return (effect == .deny ? "if " : "only if ") + phrase(condition.tests, version: version)
  }

  /// Tests that must all hold, as one clause.
  static func phrase(_ tests: [PolicyCondition.Test], version: String?) -> String {
    let reads = Reading(version: version)
    guard tests.count > 1 else { return tests.map(reads.phrase).joined() }
    let parts = tests.map(reads.parts)
    // "Either … or" keeps what belongs together together between the tests.
    let hasAlternatives = parts.contains { $0.alternative != nil }
    var phrases = parts.prefix(mostTests).map { part in
      part.alternative.map { "either \(part.main) or \($0)" } ?? part.main
    }
    if parts.count > mostTests { phrases.append("\(parts.count - mostTests) more tests hold") }
    return hasAlternatives ? phrases.joined(separator: ", and ") : Wording.join(phrases)
  }

  /// One test as a clause that is true or false of a request, for example `the request has no aws:SourceVpce`.
  public static func phrase(_ test: PolicyCondition.Test, version: String?) -> String {
    Reading(version: version).phrase(test)
  }

  /// How the tests of one policy read.
  private struct Reading {
    /// The policy's version, on which depends whether there are variables.
    var version: String?

    func phrase(_ test: PolicyCondition.Test) -> String {
      let parts = parts(test)
      return parts.main + (parts.alternative.map { ", or \($0)" } ?? "")
    }

    /// What a test says of requests with the key, and, if it also holds for those without, that.
    func parts(_ test: PolicyCondition.Test) -> (main: String, alternative: String?) {
      guard let comparison = ConditionOperator(test.comparison.value), !test.values.isEmpty else {
        return (
          "\(StatementSubject.name(test.key.value)) meets \(TextWords.name(test.comparison.value)) (which is not understood here)",
          nil
        )
      }
      if comparison.family == .null { return (presence(test, comparison), nil) }
      let key = ConditionKey.named(test.key.value)
      if let sentence = special(test, comparison, key) { return (sentence, nil) }
      let subject = StatementSubject.of(test.key.value, key)
      let predicate = predicate(test, comparison, isNegated: comparison.isNegated)
      switch comparison.quantifier {
      case .forAnyValue:
        return ("at least one value of \(subject) \(predicate)", missing(comparison.ifExists, test, key))
      case .forAllValues:
        return ("every value of \(subject) \(predicate)", missing(true, test, key))
      case nil:
        let never = key?.isMultivalued == true ? " (which never holds, because it has several values)" : ""
        return (
          "\(subject) \(predicate)\(never)", missing(comparison.ifExists || comparison.isNegated, test, key)
        )
      }
    }

    /// The test as it would be without its negation; nil if there is none, or if that would not be the whole truth.
    func withoutNegation(_ test: PolicyCondition.Test) -> String? {
      guard let comparison = ConditionOperator(test.comparison.value), comparison.isNegated,
        comparison.quantifier == nil, !test.values.isEmpty
      else { return nil }
      let key = ConditionKey.named(test.key.value)
      guard key?.isMultivalued != true else { return nil }
      if let service = service(test, key) { return service }
      return "\(StatementSubject.of(test.key.value, key)) \(predicate(test, comparison, isNegated: false))"
    }

    /// What a test says of requests without the key; nothing if every request has it.
    private func missing(_ holds: Bool, _ test: PolicyCondition.Test, _ key: ConditionKey?) -> String? {
      holds && !isAlwaysThere(key) ? StatementSubject.missing(test.key.value, key) : nil
    }

    private func isAlwaysThere(_ key: ConditionKey?) -> Bool {
      key?.presence == .known && key?.operations == nil
    }

    /// `Null`, which asks whether the key is there.
    private func presence(_ test: PolicyCondition.Test, _ comparison: ConditionOperator) -> String {
      let asked = Set(test.values.map { BooleanText.isTrue($0.value) })
      let key = ConditionKey.named(test.key.value)
      guard asked.count == 1, comparison.quantifier == nil else {
        return "the request has \(StatementSubject.name(test.key.value)) or not"
      }
      return asked.contains(true)
        ? StatementSubject.missing(test.key.value, key) : StatementSubject.present(test.key.value, key)
    }

    /// Tests that read better than by their key's name.
    private func special(
      _ test: PolicyCondition.Test, _ comparison: ConditionOperator, _ key: ConditionKey?
    ) -> String? {
      guard comparison.quantifier == nil, !comparison.ifExists || isAlwaysThere(key) else { return nil }
      if let service = service(test, key) {
        return comparison.isNegated
          ? service.replacingPrefix("the request comes", with: "the request does not come") : service
      }
      guard comparison.family == .bool, test.values.count == 1, let value = test.values.first,
        !VariableAsTextRule.isVariable(value.value)
      else { return nil }
      return StatementSubject.truth(key?.name, BooleanText.isTrue(value.value))
    }

    /// Every text but "true" counts as false (recorded on AWS).
    private func truth(_ text: String) -> String {
      if VariableAsTextRule.isVariable(text) { return TextWords.name(text) }
      return BooleanText.isTrue(text) ? "true" : "false"
    }

    /// `the request comes through s3.us-east-1.amazonaws.com`.
    private func service(_ test: PolicyCondition.Test, _ key: ConditionKey?) -> String? {
      let family = ConditionOperator(test.comparison.value)?.family
      guard key?.name == "kms:ViaService", family == .string || family == .stringLike else { return nil }
      return "the request comes through \(values(test, "or"))"
    }

    private func predicate(
      _ test: PolicyCondition.Test, _ comparison: ConditionOperator, isNegated: Bool
    ) -> String {
      let several = test.values.count > 1
      // "Is neither A nor B" for two, "is none of A, B and C" for more.
      let values =
        if !isNegated {
          self.values(test, "or")
        } else if !several {
          self.values(test, "and")
        } else if test.values.count == 2 {
          "neither \(self.values(test, "nor"))"
        } else {
          "none of \(self.values(test, "and"))"
        }
      let denial = isNegated && !several ? "not " : ""
      switch comparison.family {
      case .string, .binary: return "is \(denial)\(values)"
      case .stringIgnoringCase: return "is \(denial)\(values) in upper or lower case"
      case .stringLike, .arn:
        return isNegated && !several ? "does not match \(values)" : "matches \(values)"
      case .bool: return "is \(denial)\(values)"
      case .ipAddress: return "is \(denial)within \(values)"
      case .numeric(let order): return "is \(denial)\(order.words)\(values)"
      case .date(let order): return "is \(denial)\(order.dateWords)\(values)"
      case .null: return ""
      }
    }

    private func values(_ test: PolicyCondition.Test, _ word: String) -> String {
      let isTruth = ConditionOperator(test.comparison.value)?.family == .bool
      let hasVariable = test.values.contains { VariableAsTextRule.isVariable($0.value) }
      let remark =
        hasVariable && version != "2012-10-17"
        ? " (as plain text, because variables need Version 2012-10-17)" : ""
      return TextWords.list(test.values.map { isTruth ? truth($0.value) : TextWords.name($0.value) }, word)
        + remark
    }
  }
}

extension ConditionOperator.Order {
  fileprivate var words: String {
    switch self {
    case .equals: ""
    case .lessThan: "less than "
    case .lessThanEquals: "at most "
    case .greaterThan: "more than "
    case .greaterThanEquals: "at least "
    }
  }

  fileprivate var dateWords: String {
    switch self {
    case .equals: ""
    case .lessThan: "before "
    case .lessThanEquals: "at or before "
    case .greaterThan: "after "
    case .greaterThanEquals: "at or after "
    }
  }
}

extension String {
  fileprivate func replacingPrefix(_ prefix: String, with other: String) -> String {
    hasPrefix(prefix) ? other + dropFirst(prefix.count) : self
  }
}
