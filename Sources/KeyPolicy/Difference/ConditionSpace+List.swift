/// Keys that can have many values, and the set prefixes.
///
/// Source: IAM User Guide, "Multivalued context keys". Without a set prefix no operator matches such a key while it is there
/// (recorded on AWS).
extension ConditionSpace {
  mutating func listFunction(_ asked: Asked, _ list: ConditionDomain.List, mayBeAbsent: Bool) -> Node {
    let present = presentFunction(asked, list)
    guard mayBeAbsent else { return present }
    let missing = absent(asked.test, asked.comparison, asked.effect)
    return diagram.choose(diagram.literal(list.isPresent), present, missing)
  }

  private mutating func presentFunction(_ asked: Asked, _ list: ConditionDomain.List) -> Node {
    if asked.comparison.family == .null {
      return Self.node(asked.test.atoms.contains(.compared(.bool(false))))
    }
    guard let quantifier = asked.comparison.quantifier else { return DecisionDiagram.no }
    let isAll = quantifier == .forAllValues
    var result = other(asked, list, isAll: isAll)
    for (cell, member) in zip(asked.domain.exact, list.members) {
      let value = holds(asked, cell)
      let isMember = diagram.literal(member)
      result =
        isAll
        ? diagram.without(result, diagram.without(isMember, value))
        : diagram.or(result, diagram.and(isMember, value))
    }
    return result
  }

  /// What the values that no test writes out contribute; a list is never empty.
  private mutating func other(_ asked: Asked, _ list: ConditionDomain.List, isAll: Bool) -> Node {
    var hasOther = DecisionDiagram.yes
    for member in list.members { hasOther = diagram.without(hasOther, diagram.literal(member)) }
    hasOther = diagram.or(hasOther, diagram.literal(list.hasOther))
    let satisfied = otherSatisfies(asked, list, isAll: isAll)
    return isAll ? diagram.not(diagram.without(hasOther, satisfied)) : diagram.and(hasOther, satisfied)
  }

  /// Whether all or any of the other values satisfy the test.
  private mutating func otherSatisfies(_ asked: Asked, _ list: ConditionDomain.List, isAll: Bool) -> Node {
    let atoms = asked.test.compared
    let isNegated = asked.comparison.isNegated
    if atoms.isEmpty { return Self.node(isNegated) }
    if atoms.contains(.everything) { return Self.node(!isNegated) }
    let isPlain = atoms.allSatisfy { if case .compared = $0 { true } else { false } }
    guard isPlain, asked.comparison.family != .arn, asked.comparison.family != .ipAddress else {
      return unread(asked)
    }
    // Any value matches one of several if any matches the first or any the second; of all values only the set can tell.
    if isAll == isNegated {
      var any = DecisionDiagram.no
      for atom in atoms {
        if let variable = list.any[atom] { any = diagram.or(any, diagram.literal(variable)) }
      }
      return isNegated ? diagram.not(any) : any
    }
    guard let variable = list.all[Set(atoms)] else { return DecisionDiagram.spent }
    let all = diagram.literal(variable)
    return isNegated ? diagram.not(all) : all
  }

  /// A test on lists that is told from others only by its text.
  private mutating func unread(_ asked: Asked) -> Node {
    fact(
      FreeFact(
        kind: .valuesSatisfy, content: asked.test.content + [Array(asked.effect.rawValue.utf8)]))
  }
}
