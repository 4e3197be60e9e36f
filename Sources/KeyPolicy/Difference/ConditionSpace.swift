/// The truth functions of conditions over the values of condition keys, shared by both policies.
///
/// The rules for missing keys, negation and sets are those of ``ConditionTest``.
struct ConditionSpace {
  typealias Node = DecisionDiagram.Node

  /// A test under what is known of its key.
  private struct Question: Hashable {
    var test: PreparedTest
    var state: KeyState
    var effect: PolicyStatement.Effect
  }

  /// One of the comparisons with a key; negative for all before it.
  private struct Place: Hashable {
    var key: [UInt8]
    var shape: PrincipalShape?
    var place: Int
  }

  /// More classes than this are not looked at for the values of variables.
  private static let mostResolved = 200

  var diagram: DecisionDiagram
  private(set) var domains: [[UInt8]: ConditionDomain] = [:]
  private var facts: [FreeFact: Int] = [:]
  /// The facts by their variables.
  private(set) var factNames: [Int: FreeFact] = [:]
  /// Variables that stand for what AWS does not document.
  private(set) var doubts: Set<Int> = []
  private var written: [ConditionAtom: AtomRelation.Written] = [:]
  private var templates: [ConditionAtom: PolicyTemplate] = [:]
  private var variableKeys: [String: ContextKey] = [:]
  private var templateVariables: [[ConditionAtom]: Int] = [:]
  private var answers: [Question: Node] = [:]
  private var comparedNodes: [Place: Node] = [:]

  init(_ conditions: [PreparedCondition], _ subjects: [SubjectFacts], budget: Int) {
    diagram = DecisionDiagram(budget: budget)
    var order: [ContextKey] = []
    var uses: [[UInt8]: ConditionDomain.Use] = [:]
    func meet(_ key: ContextKey) {
      let name = Array(key.name.utf8)
      if uses[name] == nil {
        uses[name] = ConditionDomain.Use()
        order.append(key)
      }
    }
    for condition in conditions {
      for (test, source) in zip(condition.tests, condition.sources) {
        meet(source.test.key)
        uses[test.key]?.tests.append(test)
        for (operand, text) in zip(source.test.operands, source.texts) {
          let atom = ConditionAtom(operand, text: text, key: source.test.key)
          note(atom, operand, text)
          if let one = written[atom] { uses[test.key]?.written[atom] = one }
        }
        for key in source.test.variables.sorted(by: { $0.key < $1.key }).map(\.value) {
          meet(key)
          variableKeys[key.name] = key
        }
        uses[test.key]?.resolved += resolved(test, subjects)
      }
    }
    for key in order {
      let name = Array(key.name.utf8)
      domains[name] = uses[name].map { ConditionDomain(key, $0, &diagram) }
    }
  }

  /// What texts with variables become for each class of principals of which the values are known.
  private func resolved(_ test: PreparedTest, _ subjects: [SubjectFacts]) -> [ConditionAtom] {
    let isTemplate = test.atoms.map { if case .template = $0 { true } else { false } }
    guard isTemplate.contains(true) else { return [] }
    return zip(test.atoms, isTemplate).filter(\.1).flatMap { atom, _ in
      subjects.prefix(Self.mostResolved).compactMap { facts in
        let one = resolve(atom, KeyStates(facts: facts, action: .putKeyPolicy))
        return one == atom ? nil : one
      }
    }
  }

  /// Remembers how an operand was written, where its text is all there is to it.
  private mutating func note(_ atom: ConditionAtom, _ operand: OperandComparison, _ text: String) {
    switch (atom, operand) {
    case (.template, .template(let template, _)): templates[atom] = template
    case (.compared, .template): break
    case (.compared(let compared), _):
      written[atom] = AtomRelation.Written(operand: compared, text: text)
    default: break
    }
  }

  /// The variable of a fact.
  mutating func fact(_ fact: FreeFact) -> Node {
    if let known = facts[fact] { return diagram.literal(known) }
    let made = diagram.variable()
    facts[fact] = made
    factNames[made] = fact
    if fact.kind == .unsettled { doubts.insert(made) }
    return diagram.literal(made)
  }

  /// When a test holds, given what is known of the keys.
  mutating func function(
    _ test: PreparedTest, _ effect: PolicyStatement.Effect, _ state: KeyStates
  ) -> Node {
    guard let domain = domains[test.key] else { return DecisionDiagram.spent }
    let hasTemplate = test.atoms.contains { if case .template = $0 { true } else { false } }
    let question = Question(test: test, state: state(domain.key), effect: effect)
    if !hasTemplate, let known = answers[question] { return known }
    let resolved = hasTemplate ? resolve(test, domain, question.state, state) : test
    let answer = function(resolved, effect, domain, question.state, state)
    if !hasTemplate, answer != DecisionDiagram.spent { answers[question] = answer }
    return answer
  }

  /// Fills in the variables that are known, as far as the outcome can be told from others.
  private func resolve(
    _ test: PreparedTest, _ domain: ConditionDomain, _ own: KeyState, _ state: KeyStates
  ) -> PreparedTest {
    var test = test
    test.atoms = test.atoms.map { atom in
      let resolved = resolve(atom, state)
      if case .known = own { return resolved }
      return domain.knows(resolved) ? resolved : atom
    }
    return test
  }

  /// The atom with its variables filled in; itself if it has none or not all are known.
  private func resolve(_ atom: ConditionAtom, _ state: KeyStates) -> ConditionAtom {
    guard case .template(_, let family) = atom, let template = templates[atom] else { return atom }
    var values: [String: String] = [:]
    for name in template.variables {
      guard let key = variableKeys[name] else { return atom }
      switch state(key) {
      case .known(let value): values[name] = value
      case .absent: continue
      case .open: return atom
      }
    }
    return ConditionAtom(template, family, value: { values[$0] }) ?? atom
  }

  private mutating func function(
    _ test: PreparedTest, _ effect: PolicyStatement.Effect, _ domain: ConditionDomain, _ own: KeyState,
    _ state: KeyStates
  ) -> Node {
    guard let comparison = test.comparison, !test.isUnsettled else { return doubt(test, effect) }
    if comparison.family == .null, comparison.quantifier != nil { return doubt(test, effect) }
    if own == .absent { return absent(test, comparison, effect) }
    let asked = Asked(
      test: test, comparison: comparison, effect: effect, domain: domain, own: own,
      state: state)
    let single = singleFunction(asked)
    guard let list = domain.list, case .open(let mayBeAbsent, _, _) = own else { return single }
    let many = listFunction(asked, list, mayBeAbsent: mayBeAbsent)
    guard let isList = domain.isList else { return many }
    return diagram.choose(diagram.literal(isList), many, single)
  }

  private mutating func doubt(_ test: PreparedTest, _ effect: PolicyStatement.Effect) -> Node {
    let key = domains[test.key]?.key.spelling ?? ""
    return fact(
      .unsettled("what AWS makes of the condition on \(key)", test.content + [Array(effect.rawValue.utf8)]))
  }

  /// A test as it is asked for one class of principals.
  struct Asked {
    var test: PreparedTest
    var comparison: ConditionOperator
    var effect: PolicyStatement.Effect
    var domain: ConditionDomain
    var own: KeyState
    var state: KeyStates

    var shape: PrincipalShape? { if case .open(_, _, let shape) = own { shape } else { nil } }
  }

  mutating func absent(
    _ test: PreparedTest, _ comparison: ConditionOperator, _ effect: PolicyStatement.Effect
  ) -> Node {
    if comparison.family == .null { return Self.node(test.atoms.contains(.compared(.bool(true)))) }
    switch comparison.quantifier {
    case .forAllValues: return DecisionDiagram.yes
    case .forAnyValue: return comparison.ifExists ? doubt(test, effect) : DecisionDiagram.no
    case nil: return Self.node(comparison.ifExists || comparison.isNegated)
    }
  }

  static func node(_ isTrue: Bool) -> Node { isTrue ? DecisionDiagram.yes : DecisionDiagram.no }

  private mutating func singleFunction(_ asked: Asked) -> Node {
    guard case .open(let mayBeAbsent, let isNamed, _) = asked.own else {
      guard case .known(let value) = asked.own else { return DecisionDiagram.spent }
      return holds(asked, .exact(Array(value.utf8)))
    }
    let cells = asked.domain.cells
    guard let last = cells.last else { return DecisionDiagram.spent }
    let rest = holds(asked, last)
    let children = cells.map { cell -> Node in
      switch cell {
      // A value that cannot be is taken for another, so that nothing depends on it.
      case .absent: mayBeAbsent ? absent(asked.test, asked.comparison, asked.effect) : rest
      case .exact: isNamed ? rest : holds(asked, cell)
      default: holds(asked, cell)
      }
    }
    return diagram.select(asked.domain.variable, children)
  }

  /// Whether the test holds for one value.
  ///
  /// The operands are tried in their order; a value that is no address or ARN satisfies neither an operator nor its negation
  /// (recorded on AWS).
  mutating func holds(_ asked: Asked, _ cell: ConditionDomain.Cell) -> Node {
    let comparison = asked.comparison
    if comparison.family == .null {
      return Self.node(asked.test.atoms.contains(.compared(.bool(false))))
    }
    let found = Self.node(!comparison.isNegated)
    var result = Self.node(comparison.isNegated)
    if comparison.isNegated, asked.effect == .allow { result = withoutDoubtfulVariables(asked) }
    for atom in asked.test.atoms.reversed() {
      if atom == .undecidable {
        result = Self.node(asked.effect == .deny)
      } else {
        result = diagram.choose(matches(atom, cell, asked), found, result)
      }
    }
    return diagram.and(readable(cell, asked), result)
  }

  private mutating func readable(_ cell: ConditionDomain.Cell, _ asked: Asked) -> Node {
    let type = asked.domain.key.info?.type
    switch (asked.comparison.family, cell) {
    case (.arn, .exact(let text)): return Self.node(ARN.isARN(String(decoding: text, as: UTF8.self)))
    case (.ipAddress, .exact(let text)):
      return Self.node(IPAddress(String(decoding: text, as: UTF8.self)) != nil)
    case (.arn, _): return type == .arn ? DecisionDiagram.yes : diagram.literal(asked.domain.isReadable)
    case (.ipAddress, _):
      return type == .ipAddress ? DecisionDiagram.yes : diagram.literal(asked.domain.isReadable)
    default: return DecisionDiagram.yes
    }
  }

  /// One page says that a negated operator matches a variable without value, another that the statement becomes invalid.
  private mutating func withoutDoubtfulVariables(_ asked: Asked) -> Node {
    var isCertain = DecisionDiagram.yes
    for atom in asked.test.atoms {
      if case .template = atom { isCertain = diagram.and(isCertain, hasValues(atom, asked)) }
    }
    if isCertain == DecisionDiagram.yes { return isCertain }
    return diagram.or(isCertain, doubt(asked.test, asked.effect))
  }

  /// Whether all variables of a text have a value or a default.
  private mutating func hasValues(_ atom: ConditionAtom, _ asked: Asked) -> Node {
    guard let template = templates[atom] else { return DecisionDiagram.yes }
    var result = DecisionDiagram.yes
    // A variable with a default has a value also where all others are taken for missing.
    if template.fragments({ _ in nil }) != nil { return result }
    for name in template.variables {
      guard let key = variableKeys[name] else { continue }
      result = diagram.and(result, isPresent(key, asked.state(key)))
    }
    return result
  }

  private mutating func isPresent(_ key: ContextKey, _ state: KeyState) -> Node {
    switch state {
    case .absent: return DecisionDiagram.no
    case .known: return DecisionDiagram.yes
    case .open(let mayBeAbsent, _, _):
      guard mayBeAbsent, let domain = domains[Array(key.name.utf8)] else { return DecisionDiagram.yes }
      if let list = domain.list, domain.isList == nil { return diagram.literal(list.isPresent) }
      let children = domain.cells.map { Self.node($0 != .absent) }
      return diagram.select(domain.variable, children)
    }
  }

  /// Whether one operand matches a value.
  mutating func matches(_ atom: ConditionAtom, _ cell: ConditionDomain.Cell, _ asked: Asked) -> Node {
    switch (atom, cell) {
    case (.everything, _): return DecisionDiagram.yes
    case (.nothing, _), (.undecidable, _): return DecisionDiagram.no
    case (.exact(let text), .exact(let value)): return Self.node(text == value)
    case (.exact, _): return DecisionDiagram.no
    case (.doubtful(let text), _): return fact(.unsettled("what AWS makes of a variable", [text]))
    case (.template, _):
      return diagram.and(hasValues(atom, asked), template(atom, asked))
    case (.compared(let operand), .exact(let text)):
      return outcome(operand, String(decoding: text, as: UTF8.self))
    case (.compared(let operand), .position(let position)):
      return Self.node(isOrdered(operand, position, asked.domain))
    case (.compared, .unreadable), (.compared, .absent): return DecisionDiagram.no
    case (.compared, .other): return compared(atom, asked)
    }
  }

  private mutating func template(_ atom: ConditionAtom, _ asked: Asked) -> Node {
    let name: [ConditionAtom] = [.exact(asked.test.key), atom]
    if let known = templateVariables[name] { return diagram.literal(known) }
    let made = diagram.variable()
    templateVariables[name] = made
    return diagram.literal(made)
  }

  private mutating func outcome(_ operand: OperandComparison, _ value: String) -> Node {
    switch operand.outcome(value, variable: { _ in .absent }) {
    case .match: DecisionDiagram.yes
    case .unknown: fact(.unsettled("how AWS reads the zeros in an address", [Array("\(operand)".utf8)]))
    default: DecisionDiagram.no
    }
  }

  private func isOrdered(_ operand: OperandComparison, _ position: Int, _ domain: ConditionDomain) -> Bool {
    switch operand {
    case .number(let number?, let order):
      domain.position(of: number).map { order.holds(position, $0) } ?? false
    case .date(let date?, let order):
      domain.position(of: date).map { order.holds(position, $0) } ?? false
    default: false
    }
  }

  /// A comparison with a value that no test writes out; wide comparisons bear on narrow ones.
  private mutating func compared(_ atom: ConditionAtom, _ asked: Asked) -> Node {
    if let shape = asked.shape, let text = written[atom]?.text, let known = shape.matches(text) {
      return Self.node(known)
    }
    guard let place = asked.domain.places[atom] else { return DecisionDiagram.spent }
    let name = Place(key: asked.test.key, shape: asked.shape, place: place)
    if let known = comparedNodes[name] { return known }
    let one = asked.domain.compared[place]
    var result = diagram.literal(one.variable)
    for earlier in one.implied {
      result = diagram.and(result, compared(asked.domain.compared[earlier].atom, asked))
    }
    if one.excluded.count == place {
      result = diagram.without(result, anyBefore(place, asked))
    } else {
      for earlier in one.excluded {
        result = diagram.without(result, compared(asked.domain.compared[earlier].atom, asked))
      }
    }
    if result != DecisionDiagram.spent { comparedNodes[name] = result }
    return result
  }

  /// Whether one of the earlier comparisons matches, where all of them exclude the present one.
  private mutating func anyBefore(_ place: Int, _ asked: Asked) -> Node {
    guard place > 0 else { return DecisionDiagram.no }
    let name = Place(key: asked.test.key, shape: asked.shape, place: -place)
    if let known = comparedNodes[name] { return known }
    let before = anyBefore(place - 1, asked)
    let result = diagram.or(before, compared(asked.domain.compared[place - 1].atom, asked))
    if result != DecisionDiagram.spent { comparedNodes[name] = result }
    return result
  }
}
