import AWSClient
import Foundation
import KeyPolicy
import Testing
import ViewModels

/// A console with everything behind it but the terminal: the model, the runner, and the sandbox or another service.
///
/// Messages are handled in the order in which they come; waiting for something means handling messages until it is so.
struct ConsoleDriver {
  private(set) var model: ConsoleModel
  let sandbox: Sandbox
  let runner: EffectRunner
  private var mailbox: AsyncStream<Message>.Iterator
  /// Effects that belong to the event loop, in order.
  private(set) var loopEffects: [Effect] = []

  init(
    _ sandbox: Sandbox, readOnly: Bool = false, journal: JournalKeeper? = nil,
    hook: HookedTransport.Hook? = nil, connector: Connector? = nil,
    credentials: (any CredentialsSource)? = nil
  ) throws {
    self.sandbox = sandbox
    var session = Session(region: "eu-west-1", source: "sandbox", readOnly: readOnly, isSandbox: true)
    session.callerRole = .known("arn:aws:iam::111122223333:role/Admin")
    session.knownPolicies = .sandbox
    model = ConsoleModel(
      size: TerminalSize(columns: 160, rows: 50), session: session, now: sandbox.clock.now, zone: .gmt)
    let (stream, continuation) = AsyncStream.makeStream(of: Message.self)
    mailbox = stream.makeAsyncIterator()
    let post: @Sendable (Message) -> Void = { continuation.yield($0) }
    var service = sandbox.connection(readOnly: readOnly, hook: hook)
    if let credentials { service.credentials = credentials }
    runner = EffectRunner(
      Connected(session: session, service: service), connector: connector ?? .nowhere,
      journal: journal ?? sandbox.keeper, mfa: MFADesk(post: post), clock: sandbox.clock.read, post: post)
  }

  mutating func send(_ message: Message) {
    run(model.update(message, at: sandbox.clock.now))
    run(model.settle())
    // The loop's timer: a deadline that has passed.
    while let deadline = model.nextDeadline, deadline <= sandbox.clock.now {
      run(model.update(.tick, at: sandbox.clock.now))
      run(model.settle())
    }
  }

  private mutating func run(_ effects: [Effect]) {
    for effect in effects {
      switch effect {
      case .flushInput, .suspend, .repaint, .quit, .runSignIn: loopEffects.append(effect)
      default: runner.run(effect)
      }
    }
  }

  mutating func press(_ keys: KeyPress...) {
    for key in keys { send(.press(key)) }
  }

  mutating func type(_ text: String) {
    for character in text { send(.press(.char(character))) }
  }

  /// Lets time go by.
  mutating func pass(_ seconds: Double) {
    sandbox.clock.advance(seconds)
    send(.tick)
  }

  /// Handles messages until something is so.
  mutating func wait(
    for what: String, sourceLocation: SourceLocation = #_sourceLocation,
    until isSo: (ConsoleModel) -> Bool
  ) async throws {
    while !isSo(model) {
      let next = await mailbox.next(isolation: #isolation)
      let message = try #require(
        next, "nothing more comes, waiting for: \(what)", sourceLocation: sourceLocation)
      send(message)
    }
  }

  /// Goes to a key by its alias and waits for its policy.
  mutating func open(_ alias: String) async throws {
    try await wait(for: "every key to be described") { $0.keys.progress.phase == .complete }
    type(":go to \(alias)")
    press(KeyPress(.enter))
    try await wait(for: "the policy of \(alias)") { model in
      model.keys.selectedRow?.name == alias && model.policy.remote.value != nil
    }
  }

  /// Opens the editor and puts another text in place of the policy.
  mutating func write(_ text: String) async throws {
    press(.char("e"))
    try await wait(for: "the editor") { $0.policy.isEditing }
    press(KeyPress(.character("a"), .alt))
    send(.pasted(text))
  }

  var review: ApplyDialog? {
    guard case .apply(let dialog)? = model.overlays.last else { return nil }
    return dialog
  }
}

extension Connector {
  /// There is no other place.
  static var nowhere: Connector {
    Connector(
      connect: { _ throws(AWSError) in
        throw AWSError(.configuration, code: "Nowhere", message: "There is no other place.")
      }, choices: { _ throws(AWSError) in PlaceChoices() })
  }
}
