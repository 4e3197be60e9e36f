import AWSClient
import Foundation
import KeyPolicy
import TerminalUI
import ViewModels

/// A console of fixed data on a terminal in memory: the same messages always give the same screen.
struct ScreenStory {
  private(set) var model: ConsoleModel
  private(set) var now = Self.noon
  private var generation = 0
  private var ask = 0
  private var effects: [Effect] = []
  /// What GetKeyPolicy answers, by key id.
  private var policies: [String: String] = [:]

  /// 2026-06-01T12:00:00Z.
  static let noon = Date(timeIntervalSince1970: 1_780_315_200)
  static let account = "111122223333"
  static let callerARN = "arn:aws:sts::111122223333:assumed-role/Admin/jdoe"

  init(
    _ columns: Int, _ rows: Int, readOnly: Bool = false, production: Bool = false,
    knownPolicies: KnownPolicies = .sandbox
  ) {
    var session = Session(region: "eu-west-1", source: "profile prod", readOnly: readOnly)
    session.profile = "prod"
    session.callerRole = .known("arn:aws:iam::111122223333:role/Admin")
    session.knownPolicies = knownPolicies
    if production { session.accountNotes[Self.account] = AccountNote(name: "payments", isProduction: true) }
    model = ConsoleModel(
      size: TerminalSize(columns: columns, rows: rows), session: session, now: Self.noon,
      zone: TimeZone(secondsFromGMT: 7_200) ?? .gmt)
  }

  /// The frame as it would be shown now.
  func screen(ascii: AsciiGlyphs? = nil) -> MemoryTerminal {
    let terminal = MemoryTerminal(size: model.size, ascii: ascii)
    var canvas = Canvas(size: model.size)
    let cursor = ConsolePainter().paint(model, on: &canvas)
    terminal.present(canvas.grid, cursor: cursor)
    return terminal
  }

  // MARK: Messages

  mutating func send(_ messages: Message...) {
    effects = []
    for message in messages { effects += model.update(message, at: now) }
    effects += model.settle()
    for case .identify(_, let ask) in effects { self.ask = ask }
  }

  mutating func press(_ keys: KeyPress...) { for key in keys { send(.press(key)) } }

  mutating func type(_ text: String) { for character in text { send(.press(.char(character))) } }

  mutating func answer(_ loaded: Loaded...) {
    for answer in loaded { send(.loaded(generation: generation, answer)) }
  }

  /// Lets the pause in typing go by and answers the check with what the policy engine says.
  mutating func check() {
    now += 1
    send(.tick)
    answerChecks()
  }

  mutating func answerChecks() {
    for case .check(let request) in effects { send(.checked(id: request.id, PolicyCheck.run(request))) }
  }

  // MARK: Steps

  mutating func start() {
    send(.start)
    for case .listKeys(let generation) in effects { self.generation = generation }
  }

  mutating func signIn() {
    answerIdentity()
    send(.draftsFound([:]))
  }

  mutating func answer(_ answers: CallerAnswer...) {
    for answer in answers { send(.told(ask: ask, answer)) }
  }

  mutating func answerIdentity() {
    answer(
      .identity(
        .success(CallerIdentity(account: Self.account, arn: Self.callerARN, userID: "AROAEXAMPLE:jdoe"))))
  }

  /// The console with every key listed and described, the cursor on `payments/ledger`.
  mutating func load() {
    start()
    signIn()
    let keys = ScreenKeys.all
    answer(.keys(keys.map { KeyListEntry(keyID: $0.id, arn: ScreenKeys.arn($0.id)) }), .keysEnded(nil))
    answer(
      .aliases(
        keys.flatMap { key in
          key.aliases.map { AliasListEntry(name: "alias/" + $0, arn: "", targetKeyID: key.id) }
        }), .aliasesEnded(nil))
    for key in keys { describe(key) }
    now += 3
    // Toasts of the loading are gone.
    send(.tick)
    select("payments/ledger")
    check()
  }

  private mutating func describe(_ key: ScreenKeys.Key) {
    answer(
      .metadata(
        key.id, key.isDenied ? .failure(ScreenKeys.denied("DescribeKey", key.id)) : .success(key.metadata)))
    if key.isDenied {
      answer(.policy(key.id, .failure(ScreenKeys.denied("GetKeyPolicy", key.id))))
    } else {
      givePolicy(key.policy, of: key.id)
    }
    if !key.isDenied, key.metadata.spec == "SYMMETRIC_DEFAULT", key.metadata.origin == "AWS_KMS" {
      var status = KeyRotationStatus(enabled: key.rotates)
      status.periodInDays = key.rotates ? 365 : nil
      answer(.rotation(key.id, .success(status)))
    }
  }

  mutating func givePolicy(_ text: String, of keyID: String) {
    answer(
      .policy(
        keyID,
        .success(
          PolicyRead(
            text: text, keyARN: ScreenKeys.arn(keyID),
            access: model.session.accessRequest(KeyFacts(arn: ScreenKeys.arn(keyID)), at: model.now)))))
  }

  /// Puts the cursor on a key by its alias or the beginning of its id.
  mutating func select(_ name: String) {
    press(.char(":"))
    type("go to " + name)
    press(KeyPress(.enter))
    check()
  }

  /// Opens the editor with another text in place of the policy.
  mutating func write(_ text: String) {
    press(.char("e"), KeyPress(.character("a"), .alt))
    send(.pasted(text))
  }

  /// Opens the review, says once more who the caller is and what IAM says of them, and answers its check.
  mutating func review() {
    press(.ctrl("s"))
    answerIdentity()
    // No more than was known before; a root user is the one of whom nothing is said.
    answer(.iam(CallerIAM(.root, known: model.session.knownPolicies, role: model.session.callerRole)))
    answerChecks()
    send(.tick)
    answerChecks()
  }

  var request: PolicyApplyRequest? {
    guard case .apply(let dialog)? = model.overlays.last else { return nil }
    return dialog.request
  }

  /// Opens an action by its name in the palette.
  mutating func run(_ words: String) {
    press(.char(":"))
    type(words)
    press(KeyPress(.enter))
  }
}
