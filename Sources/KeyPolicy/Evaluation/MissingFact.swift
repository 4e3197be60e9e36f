/// The names of facts that an answer may lack, as `LockoutAnswer.missing` gives them.
enum MissingFact {
  static let identityPolicies = "your IAM policies"
  static let rolePath = "your role's path"
  static let sessionPolicy = "your session policy"
  static let userBehindFederation = "the IAM user behind your federated session"

  /// How many facts of one kind an answer names.
  static let most = 10

  /// Each fact once, in order; of very many the first, and how many more there are.
  static func some(_ facts: some Sequence<String>) -> [String] {
    var known: Set<String> = []
    let facts = facts.filter { known.insert($0).inserted }
    guard facts.count > most else { return facts }
    return facts.prefix(most) + ["\(facts.count - most) more of that kind"]
  }

  static func condition(_ statement: PolicyStatement, _ condition: PolicyCondition) -> String {
    let keys = some(condition.tests.lazy.map(\.key.value))
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

extension LockoutAnswer {
  /// True when knowing the caller's role with its path could decide.
  public var lacksRolePath: Bool { missing.contains(MissingFact.rolePath) }
}
