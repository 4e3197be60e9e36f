/// The condition of a statement, ready to become a truth function.
struct PreparedCondition {
  /// A test as the engine compiled it, with its values as written.
  struct Source {
    var test: ConditionTest
    var written: PolicyCondition.Test
    /// The policy's version, on which depends whether there are variables.
    var version: String?

    var texts: [String] { written.values.map(\.value) }
  }

  let tests: [PreparedTest]
  let sources: [Source]
  let isOperationSpecific: Bool

  init(_ condition: CompiledCondition, _ written: PolicyCondition, version: String?) {
    sources = zip(condition.tests, written.tests).map { Source(test: $0, written: $1, version: version) }
    tests = sources.map { PreparedTest($0.test, texts: $0.texts) }
    isOperationSpecific = condition.isOperationSpecific
  }
}

/// The conditions of both policies, each once.
struct ConditionTable {
  private(set) var conditions: [PreparedCondition] = []
  private var places: [Set<PreparedTest>: Int] = [:]

  mutating func place(_ condition: PreparedCondition) -> Int {
    let content = Set(condition.tests)
    if let known = places[content] { return known }
    conditions.append(condition)
    places[content] = conditions.count - 1
    return conditions.count - 1
  }
}

/// What a statement says, however it is written.
struct StatementContent: Hashable {
  var effects: [PolicyStatement.Effect]
  var actions: ActionSet
  var doubtfulActions: ActionSet
  var actionDoubt: FreeFact?
  var needs: [FreeFact]
  var condition: Int?
  var isNegated: Bool
  var principals: Set<[UInt8]>
}

/// A statement as far as a difference is concerned; statements without effect are left out.
struct PreparedStatement {
  let source: PolicyStatement
  let effects: [PolicyStatement.Effect]
  /// The actions it covers, only those that a key policy can grant.
  let actions: ActionSet
  /// The actions it covers if a doubt falls out so.
  let doubtfulActions: ActionSet
  let actionDoubt: FreeFact?
  /// What else must be so for the statement to apply.
  let needs: [FreeFact]
  /// Its condition among those of both policies.
  let condition: Int?
  /// A name for what it is that no other statement has, not even at the same place of the other policy.
  let name: [[UInt8]]
}

extension PreparedStatement {
  /// Equal for statements that mean the same; what cannot be read is equal to nothing.
  var content: StatementContent {
    let written = source.principals.map { element in
      element.principals.map { Array("\($0.kind.rawValue) \($0.name.value)".utf8) }
    }
    return StatementContent(
      effects: effects, actions: actions, doubtfulActions: doubtfulActions, actionDoubt: actionDoubt,
      needs: needs, condition: condition, isNegated: source.principals?.isNegated == true,
      principals: Set(written ?? name))
  }
}

/// A policy, ready to be compared.
struct PreparedPolicy {
  /// Which of the two policies it is.
  enum Side: String {
    case old, new
  }

  let side: Side
  let statements: [PreparedStatement]
  /// The places of statements that may be about many.
  private var broad: [Int] = []
  /// The places of statements by the names of those they are about.
  private var named: [String: [Int]] = [:]

  init(_ document: PolicyDocument, _ side: Side, key: KeyFacts, _ table: inout ConditionTable) {
    self.side = side
    let policy = CompiledPolicy(document, kind: .keyPolicy)
    statements = policy.statements.compactMap {
      Self.prepare($0, side, key, version: document.version?.value, &table)
    }
    for (place, statement) in statements.enumerated() { index(statement.source.principals, place) }
  }

  /// The statements that may be about a principal with these names, in their order.
  func statements(about names: [String]) -> [PreparedStatement] {
    guard statements.count > Self.fewest else { return statements }
    var places = broad
    for name in Set(names) { places += named[name, default: []] }
    return Set(places).sorted().map { statements[$0] }
  }

  /// Fewer statements than this are quicker looked through.
  private static let fewest = 8

  private mutating func index(_ element: PolicyPrincipals?, _ place: Int) {
    guard let element, !element.isNegated else { return broad.append(place) }
    for principal in element.principals {
      switch principal.form {
      case .account(let id, _): named[id, default: []].append(place)
      // Names that differ in case alone are in doubt.
      case .user(_, let text), .role(_, let text), .session(let text, _), .federatedUser(let text, _):
        named[text.lowercased(), default: []].append(place)
      case .uniqueID: break
      case .everybody, .notAWS, .faulty: broad.append(place)
      }
    }
  }

  private static func prepare(
    _ statement: CompiledStatement, _ side: Side, _ key: KeyFacts, version: String?,
    _ table: inout ConditionTable
  ) -> PreparedStatement? {
    let certain = statement.actions.certain.intersection(.keyPermissions)
    let doubtful = statement.actions.doubtful.intersection(.keyPermissions)
    guard !certain.isEmpty || !doubtful.isEmpty else { return nil }
    let source = statement.source
    let name = [Array(side.rawValue.utf8), Array(String(source.index).utf8)]
    var needs: [FreeFact] = []
    switch resource(statement, key) {
    case .no: return nil
    case .yes: break
    case .unknown: needs.append(resourceFact(source))
    }
    if statement.effects.count > 1 {
      needs.append(.unsettled("the Effect of statement \(source.index + 1) in the \(side) policy", name))
    }
    var condition: Int?
    if let compiled = statement.condition, let written = source.condition {
      if compiled.isEmpty { needs.append(.unsettled("what AWS makes of an empty condition")) }
      condition = table.place(PreparedCondition(compiled, written, version: version))
    }
    return PreparedStatement(
      source: source, effects: statement.effects, actions: certain, doubtfulActions: doubtful,
      actionDoubt: statement.actions.doubt.map { _ in
        .unsettled("what AWS makes of the actions", texts(source.actions?.patterns))
      },
      needs: needs, condition: condition, name: name)
  }

  /// Whether the statement is about this key, whatever the request is.
  private static func resource(_ statement: CompiledStatement, _ key: KeyFacts) -> Truth {
    statement.resources.truth(
      key.arn,
      ConditionTest.Circumstances(
        fact: { _ in .unknown }, effect: statement.effects.first ?? .deny, isCautious: false,
        statement: statement.source.index))
  }

  private static func resourceFact(_ statement: PolicyStatement) -> FreeFact {
    let texts = texts(statement.resources?.patterns)
    let isTemplate = statement.resources?.patterns.contains { $0.value.contains("${") } == true
    guard isTemplate, statement.resources?.isNegated == false else {
      let negated = Array((statement.resources?.isNegated == true ? "NotResource" : "Resource").utf8)
      return .unsettled("what AWS makes of the resources", [negated] + texts)
    }
    return FreeFact(kind: .resourceNamesKey, content: texts)
  }

  private static func texts(_ patterns: [Located<String>]?) -> [[UInt8]] {
    (patterns ?? []).map { Array($0.value.utf8) }.sorted { $0.lexicographicallyPrecedes($1) }
  }
}
