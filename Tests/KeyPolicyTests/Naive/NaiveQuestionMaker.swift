import KeyPolicy

/// Makes random questions; the same seed makes the same ones.
struct NaiveQuestionMaker {
  var random: SeededGenerator

  static let roles = ["role/Admin", "role/x/Admin", "role/Other"].map { "arn:aws:iam::111122223333:\($0)" }
  static let users = ["user/Alice", "user/Bob"].map { "arn:aws:iam::111122223333:\($0)" }
  static let session = "arn:aws:sts::111122223333:assumed-role/Admin/jdoe"
  static let federated = "arn:aws:sts::111122223333:federated-user/Alice"
  static let foreign = "arn:aws:iam::444455556666:user/Zed"
  static let callers = users + [NaiveWorld.root, session, session, session, federated, foreign]
  static let principals =
    callers + roles + [
      NaiveWorld.root, NaiveWorld.account, NaiveWorld.root, NaiveWorld.root, "*", "*", "*", "444455556666",
    ]
  private static let actions = [
    "kms:*", "kms:*", "*", "kms:Put*", "KMS:putkeypolicy", "kms:D*", "kms:Decrypt", "s3:*",
    "kms:P?tKeyPolicy",
  ]

  init(seed: UInt64) { random = SeededGenerator(seed: seed) }

  mutating func pick<T>(_ all: [T]) -> T { all[Int(random.next() % UInt64(all.count))] }
  mutating func isOnce(in count: UInt64) -> Bool { random.next() % count == 0 }
  mutating func some<T>(_ all: [T], atMost most: UInt64) -> [T] {
    (0...(random.next() % most)).map { _ in pick(all) }
  }

  /// - Parameter knowsAll: true if nothing may be unknown.
  mutating func question(knowsAll: Bool = false) -> NaiveQuestion {
    // Two open keys in a policy keep the worlds few and the tests close to each other.
    let keys = [pick(NaiveKey.open), pick(NaiveKey.open)]
    let count = 1 + Int(random.next() % 4)
    var question = NaiveQuestion(
      statements: (0..<count).map { _ in statement(keys, isAttached: false) },
      action: pick(["kms:PutKeyPolicy", "kms:PutKeyPolicy", "kms:Decrypt"]), caller: pick(Self.callers))
    if question.isSession { question.behind = pick([nil, Self.roles[0], Self.roles[1]]) }
    if question.isFederated { question.behind = pick([nil] + Self.users) }
    for key in keys { question.facts[key.name] = fact(key) }
    question.identity = pick([.unknown, .everything, .nothing, .statements(attached(keys))])
    let beside = pick([.unknown, .everything, .nothing, NaiveQuestion.Beside.statements(attached(keys))])
    switch random.next() % 12 {
    case 0, 1: question.boundary = beside
    case 2, 3: question.sessionPolicy = beside
    case 4: question.serviceControl = beside
    case 5, 6: question.resourceControl = .statements([statement(keys, isAttached: false, isDeny: true)])
    case 7: question.endpoint = .statements([statement(keys, isAttached: false)])
    default: break
    }
    if knowsAll { settle(&question, keys) }
    return question
  }

  private mutating func settle(_ question: inout NaiveQuestion, _ keys: [NaiveKey]) {
    if question.isSession, question.behind == nil { question.behind = Self.roles[0] }
    if question.isFederated, question.behind == nil { question.behind = Self.users[0] }
    for key in keys {
      question.facts[key.name] = pick([.absent, .values(pick(key.values))])
    }
    func known(_ beside: NaiveQuestion.Beside) -> NaiveQuestion.Beside {
      if case .unknown = beside { .everything } else { beside }
    }
    question.identity = known(question.identity)
    question.boundary = known(question.boundary)
    question.sessionPolicy = known(question.sessionPolicy)
    question.serviceControl = known(question.serviceControl)
  }

  private mutating func fact(_ key: NaiveKey) -> NaiveQuestion.Fact {
    switch random.next() % 4 {
    case 0: .values(pick(key.values))
    case 1: .absent
    default: .unknown
    }
  }

  private mutating func attached(_ keys: [NaiveKey]) -> [NaiveStatement] {
    (0...(random.next() % 2)).map { _ in statement(keys, isAttached: true) }
  }

  mutating func statement(_ keys: [NaiveKey], isAttached: Bool, isDeny: Bool? = nil) -> NaiveStatement {
    var statement = NaiveStatement(
      isDeny: isDeny ?? isOnce(in: 4), principals: isAttached ? nil : some(Self.principals, atMost: 2),
      actions: some(Self.actions, atMost: 2), isNotAction: isOnce(in: 10))
    if !isAttached, isOnce(in: 6) {
      // Who is everybody cannot be left out, and one name alone spares nobody.
      let own = pick([
        [Self.users[0], NaiveWorld.root], [Self.session, Self.roles[0], NaiveWorld.root],
        [Self.session, NaiveWorld.root], [NaiveWorld.root], [Self.roles[0]],
      ])
      statement.isNotPrincipal = true
      statement.principals = own
    }
    if isOnce(in: 12) {
      statement.resource = pick(isAttached ? [.thisKey, .otherKey] : [.thisKey, .otherKey, .missing])
    }
    guard !isOnce(in: 3) else { return statement }
    for _ in 0...(random.next() % 2) {
      let key = isOnce(in: 3) ? pick(NaiveKey.derived) : pick(keys)
      let test = test(key)
      // One object has each name once.
      if !statement.tests.contains(where: { $0.name == test.name && $0.key == test.key }) {
        statement.tests.append(test)
      }
    }
    return statement
  }

  private mutating func test(_ key: NaiveKey) -> NaiveTest {
    if isOnce(in: 8) {
      return NaiveTest(
        many: .plain, comparison: .null, isOpposite: false, ifExists: false, key: key.name,
        values: [pick(["true", "false"])])
    }
    let comparison = pick(key.operators)
    let isSet = key.isMany ? !isOnce(in: 4) : isOnce(in: 8)
    // Stars are stars only where wildcards are; no request carries them as text.
    let hasWildcards = comparison == .arnLike || comparison == .stringLike || comparison == .ipAddress
    let operands =
      hasWildcards ? key.operands : key.operands.filter { !$0.contains("*") && !$0.contains("?") }
    return NaiveTest(
      many: isSet ? pick([.any, .all]) : .plain, comparison: comparison,
      isOpposite: comparison.opposite != nil && isOnce(in: 2), ifExists: isOnce(in: 4), key: key.name,
      values: some(operands, atMost: 2))
  }
}
