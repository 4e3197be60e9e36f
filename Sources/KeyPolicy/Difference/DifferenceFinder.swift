/// Finds what differs between two policies, class by class.
struct DifferenceFinder {
  typealias Node = DecisionDiagram.Node

  /// Work for one class of principals, and for all together.
  private static let budget = (each: 200_000, all: 3_000_000)

  private let keyARN: ARN
  private let key: KeyFacts
  private let conditions: [PreparedCondition]
  private let old: PreparedPolicy
  private let new: PreparedPolicy
  private let groups: [ActionSet]
  private let list: SubjectList
  private let subjects: [SubjectFacts]
  private var space: ConditionSpace
  private var collector: ChangeCollector

  /// Nil if the policies say the same in other words or in another order, which is quick to see.
  init?(_ old: PolicyDocument, _ new: PolicyDocument, key: KeyFacts, keyARN: ARN) {
    var table = ConditionTable()
    self.key = key
    self.keyARN = keyARN
    self.old = PreparedPolicy(old, .old, key: key, &table)
    self.new = PreparedPolicy(new, .new, key: key, &table)
    conditions = table.conditions
    if Set(self.old.statements.map(\.content)) == Set(self.new.statements.map(\.content)) { return nil }
    groups = ActionGroups([self.old, self.new], conditions).groups
    list = SubjectList([self.old, self.new], conditions, key: keyARN)
    collector = ChangeCollector(account: keyARN.account)
    let keyFacts = SubjectFacts.keyFacts(key, keyARN)
    subjects = list.subjects.map { SubjectFacts($0, keyFacts: keyFacts) }
    space = ConditionSpace(conditions, subjects, budget: Self.budget.all)
  }

  mutating func find() -> AccessDifference {
    var left = Self.budget.all
    for facts in subjects {
      let subject = facts.subject
      let given = space.diagram.isTooDeep ? 0 : min(left, Self.budget.each)
      space.diagram.budget = given
      var comparison = SubjectComparison(subject, facts, key: keyARN, conditions: conditions)
      comparison.compare(old, new, groups, &space)
      for result in comparison.results { judge(result, comparison) }
      collector.finish(subject)
      left -= given - max(space.diagram.budget, 0)
    }
    if list.isCut {
      collector.cannotTell(
        "The policies name too many sessions to compare each with every role or user that can be behind it.")
    }
    return collector.difference(old, new)
  }

  /// What one result means for one class of principals.
  private mutating func judge(_ result: SubjectComparison.Result, _ comparison: SubjectComparison) {
    let (one, other) = (result.old, result.new)
    guard !one.isSpent, !other.isSpent else { return collector.tooMuch(result.actions) }
    judgeReach(result, comparison)
    let firmer = portion(other, one)
    let looser = portion(one, other)
    judgeStrength(.strengthened, firmer, result, comparison)
    judgeStrength(.weakened, looser, result, comparison)
    judgeLatent(result)
  }

  private mutating func judgeReach(_ result: SubjectComparison.Result, _ comparison: SubjectComparison) {
    let (was, now) = (result.old.reach, result.new.reach)
    guard was != now else { return }
    let kind: AccessDifference.Change.Kind =
      if was == DecisionDiagram.no {
        .gained
      } else if now == DecisionDiagram.no {
        .lost
      } else if was == DecisionDiagram.yes {
        .becameConditional
      } else if now == DecisionDiagram.yes {
        .becameUnconditional
      } else {
        .conditionChanged
      }
    let delta = space.diagram.differing(was, now)
    report(kind, delta, result, comparison)
  }

  /// Where the first policy gives more firmly what both give.
  private mutating func portion(_ firm: SubjectAccess, _ loose: SubjectAccess) -> Node {
    let direct = space.diagram.without(firm.direct, loose.direct)
    let capped = space.diagram.without(firm.capped, loose.capped)
    return space.diagram.and(space.diagram.or(direct, capped), loose.reach)
  }

  private mutating func judgeStrength(
    _ kind: AccessDifference.Change.Kind, _ delta: Node, _ result: SubjectComparison.Result,
    _ comparison: SubjectComparison
  ) {
    guard delta != DecisionDiagram.no else { return }
    report(kind, delta, result, comparison)
  }

  private mutating func report(
    _ kind: AccessDifference.Change.Kind, _ delta: Node, _ result: SubjectComparison.Result,
    _ comparison: SubjectComparison
  ) {
    guard delta != DecisionDiagram.spent else { return collector.tooMuch(result.actions) }
    if let doubts = doubts(delta) { return collector.doubt(doubts, result.actions) }
    let isStrength = kind == .strengthened || kind == .weakened
    let words = AccessConditionWords(comparison, conditions)
    let change = AccessDifference.Change(
      kind: kind, principals: [], actions: result.actions,
      oldStrength: strength(result.old, comparison.subject, within: isStrength ? delta : nil),
      newStrength: strength(result.new, comparison.subject, within: isStrength ? delta : nil),
      oldCondition: words.describe(result.old, &space), newCondition: words.describe(result.new, &space),
      oldStatements: statements(result.old), newStatements: statements(result.new), notes: [])
    collector.add(change)
  }

  private func statements(_ access: SubjectAccess) -> [Int] {
    Set(access.terms.map(\.statement)).sorted()
  }

  /// The doubts a difference hangs on; nil if there is one whatever they come to.
  private mutating func doubts(_ delta: Node) -> [FreeFact]? {
    guard !space.doubts.isEmpty else { return nil }
    let doubtful = space.diagram.variables(of: delta).intersection(space.doubts)
    guard !doubtful.isEmpty else { return nil }
    let certain = space.diagram.whatever(doubtful, delta)
    guard certain == DecisionDiagram.no || certain == DecisionDiagram.spent else { return nil }
    return doubtful.sorted().compactMap { space.factNames[$0] }
  }

  private mutating func strength(
    _ access: SubjectAccess, _ subject: Subject, within portion: Node?
  ) -> GrantStrength? {
    func isThere(_ node: Node) -> Bool {
      (portion.map { space.diagram.and($0, node) } ?? node) != DecisionDiagram.no
    }
    guard isThere(access.reach) else { return nil }
    if subject.isForeign(to: keyARN) { return .otherAccount }
    if subject.kind == .root || subject.kind == .service { return .direct }
    if isThere(access.direct) { return .direct }
    return isThere(access.capped) ? .capped : .delegated
  }

  /// Restrictions and grants that differ where access does not.
  private mutating func judgeLatent(_ result: SubjectComparison.Result) {
    let (one, other) = (result.old, result.new)
    guard one.direct == other.direct, one.capped == other.capped, one.reach == other.reach else { return }
    let kinds: [(AccessDifference.Latent.Kind, Node, SubjectAccess, SubjectAccess, Bool)] = [
      (.restrictionAdded, space.diagram.without(other.deny, one.deny), other, one, true),
      (.restrictionRemoved, space.diagram.without(one.deny, other.deny), one, other, true),
      (.grantAdded, space.diagram.without(other.undenied, one.undenied), other, one, false),
      (.grantRemoved, space.diagram.without(one.undenied, other.undenied), one, other, false),
    ]
    for (kind, delta, has, lacks, isDeny) in kinds where delta > DecisionDiagram.no {
      // What one statement gives and another of the same policy takes is not without effect, but written otherwise.
      let overlap =
        isDeny ? space.diagram.and(delta, has.undenied) : space.diagram.without(delta, lacks.deny)
      guard overlap == DecisionDiagram.no else { continue }
      let known = Set(lacks.terms.map(\.term))
      let statements = has.terms.filter { ($0.term.way == .deny) == isDeny && !known.contains($0.term) }
      guard !statements.isEmpty, doubts(delta) == nil else { continue }
      collector.add(
        AccessDifference.Latent(
          kind: kind, principals: [], actions: result.actions,
          statements: Set(statements.map(\.statement)).sorted()))
    }
  }
}
