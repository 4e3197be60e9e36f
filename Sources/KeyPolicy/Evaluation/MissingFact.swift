/// The names of facts that an answer may lack, as `LockoutAnswer.missing` gives them.
enum MissingFact {
  static let identityPolicies = "your IAM policies"
  static let rolePath = "your role's path"
  static let sessionPolicy = "your session policy"
  static let userBehindFederation = "the IAM user behind your federated session"

  static func condition(_ statement: PolicyStatement, _ condition: PolicyCondition) -> String {
    var keys: [String] = []
    for test in condition.tests where !keys.contains(test.key.value) { keys.append(test.key.value) }
    let list = keys.isEmpty ? "empty" : Excerpt.of(keys.joined(separator: ", "), most: 200)
    return "the condition of statement \(statement.index + 1) (\(list))"
  }

  /// Another part of a statement that is not evaluated, for example `the NotPrincipal of statement 2`.
  static func element(_ name: String, _ statement: PolicyStatement) -> String {
    "the \(name) of statement \(statement.index + 1)"
  }

  static func principal(_ text: String, _ statement: PolicyStatement) -> String {
    "what AWS makes of the principal \"\(Excerpt.of(text))\" in statement \(statement.index + 1)"
  }

  static func action(_ text: String, _ statement: PolicyStatement) -> String {
    "what AWS makes of the action \"\(Excerpt.of(text))\" in statement \(statement.index + 1)"
  }
}
