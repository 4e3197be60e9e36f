/// When a policy gives a class of principals access, in words.
struct AccessConditionWords {
  private static let most = 3

  private let comparison: SubjectComparison
  private let conditions: [PreparedCondition]

  init(_ comparison: SubjectComparison, _ conditions: [PreparedCondition]) {
    self.comparison = comparison
    self.conditions = conditions
  }

  /// The conditions of the statements that allow, and those of the statements that deny; nil for always and never.
  func describe(_ access: SubjectAccess, _ space: inout ConditionSpace) -> String? {
    guard access.reach > DecisionDiagram.yes else { return nil }
    let allows = access.terms.filter { $0.term.way != .deny }
    let denies = access.terms.filter { $0.term.way == .deny }
    var parts: [String] = []
    if !allows.contains(where: { $0.function == DecisionDiagram.yes }) {
      parts.append("if " + Self.list(allows.map { phrase($0, .allow, &space) }, " or if "))
    }
    if !denies.isEmpty {
      parts.append("unless " + Self.list(denies.map { phrase($0, .deny, &space) }, " or unless "))
    }
    return parts.joined(separator: ", ")
  }

  private static func list(_ phrases: [String], _ word: String) -> String {
    var seen: Set<String> = []
    let phrases = phrases.filter { seen.insert($0).inserted }
    guard phrases.count > most else { return phrases.joined(separator: word) }
    return phrases.prefix(most).joined(separator: word) + word
      + "one of \(phrases.count - most) more conditions holds"
  }

  /// What must be so for a term to apply, without what is always so for these principals.
  private func phrase(
    _ one: SubjectAccess.Applied, _ effect: PolicyStatement.Effect, _ space: inout ConditionSpace
  ) -> String {
    var parts = space.diagram.variables(of: one.term.guardian).sorted()
      .compactMap { space.factNames[$0]?.phrase }
    if let place = one.term.condition {
      let condition = conditions[place]
      let open = zip(condition.tests, condition.sources).filter { test, _ in
        let holds =
          condition.isOperationSpecific
          ? one.function
          : space.function(test, effect, KeyStates(facts: comparison.facts, action: .putKeyPolicy))
        return holds != DecisionDiagram.yes
      }
      if let first = open.first {
        parts.append(ConditionWords.phrase(open.map(\.1.written), version: first.1.version))
      }
    }
    return parts.isEmpty ? "always" : parts.joined(separator: " and ")
  }
}
