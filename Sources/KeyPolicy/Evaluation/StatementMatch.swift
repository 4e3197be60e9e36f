/// Whether and how a statement applies to a request.
enum StatementMatch {
  /// The ways in which the statement may apply; none if it certainly does not.
  ///
  /// A statement without Action or Resource has no effect (AWS KMS API Reference, PutKeyPolicy). What is not evaluated here, such
  /// as a condition, makes every way uncertain and names itself.
  static func routes(
    _ statement: PolicyStatement, action: String, caller: CallerIdentity
  ) -> [StatementRoute] {
    guard let actions = statement.actions, let resources = statement.resources else { return [] }
    guard let actionFacts = facts(actions, action, statement) else { return [] }
    let resourceFacts = facts(resources, statement)
    var conditionFacts: [String] = []
    if let condition = statement.condition { conditionFacts = [MissingFact.condition(statement, condition)] }
    return PrincipalMatch.routes(statement, to: caller).map { route in
      var route = route
      route.missing += actionFacts + resourceFacts + conditionFacts
      return route
    }
  }

  /// What is missing to know that the statement covers the action; nil if it certainly does not cover it.
  private static func facts(
    _ actions: PolicyPatterns, _ action: String, _ statement: PolicyStatement
  ) -> [String]? {
    var unreadable: [String] = []
    for pattern in actions.patterns {
      switch ActionPattern.covers(pattern.value, action) {
      case true?: return actions.isNegated ? nil : []
      case false?: continue
      case nil: unreadable.append(MissingFact.action(pattern.value, statement))
      }
    }
    guard unreadable.isEmpty else { return MissingFact.some(unreadable) }
    guard actions.isNegated else { return nil }
    return actions.patterns.isEmpty ? [MissingFact.element("NotAction", statement)] : []
  }

  /// What is missing to know that the statement covers the key: `"*"` means this key, and nothing else is evaluated.
  private static func facts(_ resources: PolicyPatterns, _ statement: PolicyStatement) -> [String] {
    if resources.isNegated { return [MissingFact.element("NotResource", statement)] }
    if resources.patterns.contains(where: { $0.value == "*" }) { return [] }
    return [MissingFact.element("Resource", statement)]
  }
}
