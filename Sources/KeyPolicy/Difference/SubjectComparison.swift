/// Compares what two policies give one class of principals.
struct SubjectComparison {
  typealias Node = DecisionDiagram.Node
  typealias Term = SubjectAccess.Term

  /// Actions with their terms under both policies.
  struct Result {
    var actions: ActionSet
    var old: SubjectAccess
    var new: SubjectAccess
  }

  /// A statement with how it names the class.
  private struct Named {
    var statement: PreparedStatement
    var way: Term.Way
    var guardian: Node
    var effect: PolicyStatement.Effect
  }

  private struct Asked: Hashable {
    var condition: Int
    var effect: PolicyStatement.Effect
    var action: KMSAction?
  }

  let subject: Subject
  let facts: SubjectFacts
  private let conditions: [PreparedCondition]
  private let isForeign: Bool
  private var functions: [Asked: Node] = [:]
  private(set) var results: [Result] = []

  init(_ subject: Subject, _ facts: SubjectFacts, key: ARN, conditions: [PreparedCondition]) {
    self.subject = subject
    self.facts = facts
    self.conditions = conditions
    isForeign = subject.isForeign(to: key)
  }

  /// Fills in the results for groups of actions where the policies are not written alike.
  mutating func compare(
    _ old: PreparedPolicy, _ new: PreparedPolicy, _ groups: [ActionSet], _ space: inout ConditionSpace
  ) {
    let matching = SubjectMatching(subject)
    let olds = named(old, matching, &space)
    let news = named(new, matching, &space)
    for group in groups {
      guard !isForeign || group.isSubset(of: .crossAccount), let action = group.actions.first else {
        continue
      }
      let oldTerms = terms(olds, action, &space)
      let newTerms = terms(news, action, &space)
      let olds = Set(oldTerms.map(\.term))
      // What could not be worked out is not the same as anything else.
      if olds == Set(newTerms.map(\.term)), !olds.contains(where: { $0.guardian == DecisionDiagram.spent }) {
        continue
      }
      let isOneWay = isForeign || subject.kind == .root || subject.kind == .service
      let oldAccess = access(oldTerms, action, isOneWay, &space)
      let newAccess = access(newTerms, action, isOneWay, &space)
      results.append(Result(actions: group, old: oldAccess, new: newAccess))
    }
  }

  private func named(
    _ policy: PreparedPolicy, _ matching: SubjectMatching, _ space: inout ConditionSpace
  ) -> [Named] {
    var result: [Named] = []
    for statement in policy.statements {
      for effect in statement.effects {
        let match = matching.match(statement, effect, &space)
        var ways: [(Term.Way, Node)] = [
          (.direct, match.direct), (.capped, match.capped), (.account, match.account),
        ]
        if effect == .deny {
          let any = space.diagram.or(match.direct, space.diagram.or(match.capped, match.account))
          ways = [(.deny, any)]
        }
        for (way, node) in ways where node != DecisionDiagram.no {
          var guardian = node
          for need in statement.needs { guardian = space.diagram.and(guardian, space.fact(need)) }
          result.append(Named(statement: statement, way: way, guardian: guardian, effect: effect))
        }
      }
    }
    return result
  }

  private func terms(
    _ named: [Named], _ action: KMSAction, _ space: inout ConditionSpace
  ) -> [SubjectAccess.Applied] {
    var result: [SubjectAccess.Applied] = []
    for one in named {
      var guardian = one.guardian
      if !one.statement.actions.contains(action) {
        guard one.statement.doubtfulActions.contains(action), let doubt = one.statement.actionDoubt else {
          continue
        }
        guardian = space.diagram.and(guardian, space.fact(doubt))
      }
      result.append(
        SubjectAccess.Applied(
          term: Term(way: one.way, guardian: guardian, condition: one.statement.condition),
          statement: one.statement.source.index, function: guardian))
    }
    return result
  }

  private mutating func access(
    _ terms: [SubjectAccess.Applied], _ action: KMSAction, _ isOneWay: Bool, _ space: inout ConditionSpace
  ) -> SubjectAccess {
    let applied = terms.map { one in
      guard let condition = one.term.condition else { return one }
      var one = one
      let holds = function(condition, one.term.way == .deny ? .deny : .allow, action, &space)
      one.function = space.diagram.and(one.term.guardian, holds)
      return one
    }
    return SubjectAccess(applied, isOneWay: isOneWay, &space.diagram)
  }

  private mutating func function(
    _ place: Int, _ effect: PolicyStatement.Effect, _ action: KMSAction, _ space: inout ConditionSpace
  ) -> Node {
    let condition = conditions[place]
    let asked = Asked(
      condition: place, effect: effect, action: condition.isOperationSpecific ? action : nil)
    if let known = functions[asked] { return known }
    var result = DecisionDiagram.yes
    for test in condition.tests {
      result = space.diagram.and(
        result, space.function(test, effect, KeyStates(facts: facts, action: action)))
    }
    if result != DecisionDiagram.spent { functions[asked] = result }
    return result
  }
}
