import AWSClient
import Foundation
import KeyPolicy

@testable import ViewModels

/// A console driven by messages alone: no terminal, no network, no clock.
struct ConsoleStory {
  private(set) var model: ConsoleModel
  /// Effects of the last batch.
  private(set) var effects: [Effect] = []
  private(set) var now: Date

  /// 2026-06-01T12:00:00Z.
  static let noon = Date(timeIntervalSince1970: 1_780_315_200)
  static let account = "111122223333"
  static let region = "eu-west-1"
  static let callerARN = "arn:aws:iam::111122223333:user/Alice"

  init(
    size: TerminalSize = TerminalSize(columns: 120, rows: 40), readOnly: Bool = false,
    isSandbox: Bool = false, isPlainHTTP: Bool = false
  ) {
    now = Self.noon
    var session = Session(
      region: Self.region, source: "environment", readOnly: readOnly, isSandbox: isSandbox)
    session.plainHTTPHosts = isPlainHTTP ? ["emulator.test:4566"] : []
    model = ConsoleModel(
      size: size, session: session, now: now, zone: TimeZone(secondsFromGMT: 7_200) ?? .gmt)
  }

  static func arn(_ keyID: String) -> String { "arn:aws:kms:\(region):\(account):key/\(keyID)" }

  @discardableResult
  mutating func send(_ messages: Message...) -> [Effect] {
    effects = []
    for message in messages { effects += model.update(message, at: now) }
    return settle()
  }

  /// What follows from a batch; a question about the caller in it is the one that is answered from now on.
  private mutating func settle() -> [Effect] {
    effects += model.settle()
    for case .identify(_, let ask) in effects { self.ask = ask }
    return effects
  }

  /// Types characters one by one.
  @discardableResult
  mutating func type(_ text: String) -> [Effect] {
    effects = []
    for character in text { effects += model.update(.press(.char(character)), at: now) }
    return settle()
  }

  @discardableResult
  mutating func press(_ keys: KeyPress...) -> [Effect] {
    effects = []
    for key in keys { effects += model.update(.press(key), at: now) }
    return settle()
  }

  mutating func pass(_ seconds: Double) {
    now += seconds
    send(.tick)
  }

  /// The generation of the running load, read off the effects that started it.
  private(set) var generation = 0
  /// The last question about the caller, read off the effects.
  private(set) var ask = 0

  /// Opens the console and answers who the caller is, and what drafts the journal has.
  mutating func open(drafts: [String: StoredDraft] = [:]) {
    send(.start)
    for case .listKeys(let generation) in effects { self.generation = generation }
    answer(.identity(.success(Self.alice)))
    send(.draftsFound(drafts))
  }

  static let alice = CallerIdentity(account: account, arn: callerARN, userID: "AIDAEXAMPLE")

  mutating func reload() {
    press(.char("R"))
    for case .listKeys(let generation) in effects { self.generation = generation }
  }

  @discardableResult
  mutating func answer(_ loaded: Loaded...) -> [Effect] {
    effects = []
    for answer in loaded { effects += model.update(.loaded(generation: generation, answer), at: now) }
    return settle()
  }

  /// Answers the last question about the caller.
  @discardableResult
  mutating func answer(_ answers: CallerAnswer...) -> [Effect] {
    effects = []
    for answer in answers { effects += model.update(.told(ask: ask, answer), at: now) }
    return settle()
  }

  /// Answers it with what is known already.
  mutating func answerCallerAsBefore() {
    let session = model.session
    let iam =
      model.askedIAM
      ?? CallerIAM(.notAsked, known: session.knownPolicies, role: session.callerRole)
    answer(.identity(.success(session.identity.value ?? Self.alice)), .iam(iam))
  }

  /// Lists keys, with one alias each where given, and ends the listing.
  mutating func list(_ keys: [(id: String, alias: String?)]) {
    let entries = keys.map { KeyListEntry(keyID: $0.id, arn: Self.arn($0.id)) }
    let aliases = keys.compactMap { key in
      key.alias.map { AliasListEntry(name: "alias/" + $0, arn: "", targetKeyID: key.id) }
    }
    answer(.keys(entries), .aliases(aliases), .keysEnded(nil), .aliasesEnded(nil))
  }

  /// Answers DescribeKey.
  mutating func describe(_ keyID: String, _ change: (inout KeyMetadata) -> Void = { _ in }) {
    answer(.metadata(keyID, .success(Self.metadata(keyID, change))))
  }

  static func metadata(_ keyID: String, _ change: (inout KeyMetadata) -> Void = { _ in }) -> KeyMetadata {
    var metadata = KeyMetadata(keyID: keyID, arn: arn(keyID))
    metadata.state = "Enabled"
    metadata.enabled = true
    metadata.spec = "SYMMETRIC_DEFAULT"
    metadata.usage = "ENCRYPT_DECRYPT"
    metadata.origin = "AWS_KMS"
    metadata.manager = "CUSTOMER"
    change(&metadata)
    return metadata
  }

  static let denied = AWSError(
    .service, code: "AccessDeniedException", message: "User is not authorized to perform: kms:DescribeKey",
    operation: "DescribeKey")

  /// Names of the visible rows, top to bottom.
  var names: [String] { model.keys.visible.map { model.keys.rows[$0].name } }
}
