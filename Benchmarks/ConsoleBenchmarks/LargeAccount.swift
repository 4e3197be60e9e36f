import AWSClient
import Foundation
import KeyPolicy
import TerminalUI
import ViewModels

/// A console of 10 000 keys without a terminal and without a network: what it asks for is answered at once, from memory.
struct LargeAccount {
  static let count = 10_000
  static let account = "111122223333"
  private static let words = [
    "payments", "ledger", "cards", "prod", "staging", "backup", "database", "sessions", "audit", "key",
  ]

  private(set) var model: ConsoleModel
  /// What the model has asked for and is not answered yet.
  private(set) var asked: [Effect] = []
  private(set) var shown: CellGrid
  private var now = Date(timeIntervalSince1970: 1_780_315_200)
  private let painter = ConsolePainter()

  init(columns: Int = 120, rows: Int = 40) {
    var session = Session(region: "eu-west-1", source: "environment", readOnly: false)
    session.callerRole = .known("arn:aws:iam::\(Self.account):role/Admin")
    let size = TerminalSize(columns: columns, rows: rows)
    model = ConsoleModel(size: size, session: session, now: now, zone: .gmt)
    shown = CellGrid(size: size)
    send(.start)
  }

  /// The list is there, half of the details are.
  static func halfLoaded() -> LargeAccount {
    var account = LargeAccount()
    while account.model.keys.describedCount < count / 2 { account.answer(64) }
    return account
  }

  /// Everything is there.
  static func loaded(columns: Int = 120, rows: Int = 40) -> LargeAccount {
    var account = LargeAccount(columns: columns, rows: rows)
    while !account.asked.isEmpty { account.answer(64) }
    return account
  }

  mutating func send(_ message: Message) {
    asked += model.update(message, at: now)
  }

  mutating func press(_ keys: KeyPress...) {
    for key in keys { send(.press(key)) }
  }

  mutating func settle() {
    asked += model.settle()
  }

  /// Paints a frame and compares it with the one before; returns how many runs of cells have changed.
  @discardableResult
  mutating func paint() -> Int {
    var canvas = Canvas(size: model.size)
    _ = painter.paint(model, on: &canvas)
    let runs = canvas.grid.changes(since: shown)
    shown = canvas.grid
    return runs.count
  }

  /// Answers the oldest requests.
  mutating func answer(_ count: Int) {
    settle()
    let oldest = asked.prefix(count)
    asked.removeFirst(oldest.count)
    now += 0.001
    for effect in oldest { answer(effect) }
    settle()
  }

  private mutating func answer(_ effect: Effect) {
    switch effect {
    case .identify(_, let ask):
      let arn = "arn:aws:sts::\(Self.account):assumed-role/Admin/me"
      let caller = CallerIdentity(account: Self.account, arn: arn, userID: "AROA")
      send(.told(ask: ask, .identity(.success(caller))))
    case .listKeys(let generation):
      for page in stride(from: 0, to: Self.count, by: 1_000) {
        loaded(
          generation,
          .keys((page..<page + 1_000).map { KeyListEntry(keyID: Self.id($0), arn: Self.arn(Self.id($0))) }))
      }
      loaded(generation, .keysEnded(nil))
    case .listAliases(let generation):
      for page in 0..<Self.count / 100 { loaded(generation, .aliases(Self.aliases(page))) }
      loaded(generation, .aliasesEnded(nil))
    case .load(let request, let arn, let access, let generation):
      answer(request, arn, access, generation)
    case .findDrafts: send(.draftsFound([:]))
    case .check(let request): send(.checked(id: request.id, PolicyCheck.run(request)))
    default: break
    }
  }

  private mutating func answer(
    _ request: LoadPlan.Request, _ arn: String, _ access: AccessRequest?, _ generation: Int
  ) {
    let keyID = request.keyID
    switch request.detail {
    case .metadata: loaded(generation, .metadata(keyID, .success(Self.metadata(keyID))))
    case .policy:
      var access = access
      access?.identityPolicies = .allowsEverything
      let read = PolicyRead(text: LargePolicy.small, keyARN: arn, access: access)
      loaded(generation, .policy(keyID, .success(read)))
    case .rotation: loaded(generation, .rotation(keyID, .success(KeyRotationStatus(enabled: true))))
    case .tags: loaded(generation, .tags(keyID, .success([KeyTag(key: "env", value: "prod")])))
    }
    send(
      .called(
        CallSummary(
          operation: "DescribeKey", outcome: "200", requestID: "0d2c1b3a-4f5e-6a7b-8c9d-0e1f2a3b4c5d",
          milliseconds: 3)))
  }

  private mutating func loaded(_ generation: Int, _ answer: Loaded) {
    send(.loaded(generation: generation, answer))
  }

  // MARK: The account

  private static func id(_ number: Int) -> String { "\(10_000_000 + number)-12ab-34cd-56ef-1234567890ab" }
  private static func arn(_ id: String) -> String { "arn:aws:kms:eu-west-1:\(account):key/\(id)" }

  /// One page of ListAliases.
  static func aliases(_ page: Int) -> [AliasListEntry] {
    (page * 100..<page * 100 + 100).map { number in
      // Far from the order of the key ids, so that sorting has work to do.
      let shuffled = number * 7_919 % 10_007
      let name = "\(words[shuffled % 10])/\(words[shuffled / 10 % 10])-\(shuffled)"
      return AliasListEntry(
        name: "alias/\(name)", arn: "arn:aws:kms:eu-west-1:\(account):alias/\(name)", targetKeyID: id(number))
    }
  }

  private static func metadata(_ keyID: String) -> KeyMetadata {
    var metadata = KeyMetadata(keyID: keyID, arn: arn(keyID))
    metadata.accountID = account
    metadata.description = "Key \(keyID.prefix(8)) of a service"
    metadata.enabled = true
    metadata.state = "Enabled"
    metadata.usage = "ENCRYPT_DECRYPT"
    metadata.spec = "SYMMETRIC_DEFAULT"
    metadata.origin = "AWS_KMS"
    metadata.manager = "CUSTOMER"
    metadata.created = Date(timeIntervalSince1970: 1_700_000_000)
    metadata.algorithms = ["SYMMETRIC_DEFAULT"]
    return metadata
  }
}
