/// A test of a condition as the lint rules see it; a class for the reason that ``LintStatement`` is one.
final class LintTest: Sendable {
  let source: PolicyCondition.Test
  let comparison: ConditionOperator?
  /// What AWS documents about the key; nil for a key AWS does not document for KMS.
  let key: ConditionKey?
  /// The key in lower case.
  let name: ByteText
  /// The same as a text, to be looked up in sets of names.
  let lowercaseName: String
  /// True if no other key stands under the same operator, so that the operator can be changed for this key alone.
  let isAlone: Bool
  /// Whether the test holds in a request without the key; nil if that is not documented or depends on the values.
  let absentOutcome: Bool?

  /// Reads the tests of a condition.
  static func tests(_ condition: PolicyCondition?, _ reader: inout LintReader) -> [LintTest] {
    guard let tests = condition?.tests else { return [] }
    return tests.indices.map { index in
      let place = tests[index].comparison.range
      // Tests under one operator stand side by side.
      let isAlone =
        (index == 0 || tests[index - 1].comparison.range != place)
        && (index + 1 == tests.count || tests[index + 1].comparison.range != place)
      return LintTest(tests[index], isAlone: isAlone, &reader)
    }
  }

  private init(_ test: PolicyCondition.Test, isAlone: Bool, _ reader: inout LintReader) {
    source = test
    comparison = reader.comparison(test.comparison.value)
    (name, key) = reader.key(test.key.value)
    lowercaseName = String(decoding: name.bytes, as: UTF8.self)
    self.isAlone = isAlone
    absentOutcome = comparison.flatMap { Self.absentOutcome($0, test) }
  }

  /// IAM User Guide, "Condition operators" and "Multivalued context keys"; recorded on AWS.
  private static func absentOutcome(_ comparison: ConditionOperator, _ test: PolicyCondition.Test) -> Bool? {
    if comparison.family == .null {
      let asked = Set(test.values.map { BooleanText.isTrue($0.value) })
      return comparison.quantifier == nil && asked.count == 1 ? asked.first : nil
    }
    switch comparison.quantifier {
    case .forAllValues: return true
    case .forAnyValue: return comparison.ifExists ? nil : false
    case nil: return comparison.ifExists || comparison.isNegated
    }
  }

  /// The key as written, cut for sentences.
  var spelling: String { Excerpt.of(source.key.value) }
  /// The operator as written, cut for sentences.
  var operatorSpelling: String { Excerpt.of(source.comparison.value) }

  /// Whether every direct request carries the key.
  var isAlwaysPresent: Bool { key?.presence == .known && key?.operations == nil }

  /// What it means for the statement that the key is in no request it is about.
  func consequence(in statement: LintStatement) -> String? {
    guard let absentOutcome else { return nil }
    return switch (statement.isAllow, absentOutcome) {
    case (true, false): "so this Allow never applies"
    case (true, true): "so this test restricts nothing"
    case (false, false): "so this Deny never applies"
    case (false, true): "so this test always holds and does not keep the Deny from anybody"
    }
  }

  /// A fix that writes another operator, if it stands for this key alone.
  func fix(operator name: String) -> Finding.Fix? {
    guard isAlone else { return nil }
    return .writing(name, at: source.comparison.range, "Write \(name).")
  }

  /// A family's operator with this test's set prefix and IfExists.
  func spelled(_ plain: String) -> String {
    let prefix =
      switch comparison?.quantifier {
      case .forAllValues: "ForAllValues:"
      case .forAnyValue: "ForAnyValue:"
      case nil: ""
      }
    return prefix + plain + (comparison?.ifExists == true ? "IfExists" : "")
  }
}
