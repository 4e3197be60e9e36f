import AWSClient
import KMSSandbox
import KeyPolicy
import Testing
import ViewModels

/// Every question about the caller is answered, and a policy goes out as the caller it was judged for.
@Suite(.timeLimit(.minutes(1)))
struct CallerEffectTests {
  private static let identity = """
    <Arn>arn:aws:sts::111122223333:assumed-role/Admin/me</Arn><UserId>AROAEXAMPLE:me</UserId>
    <Account>111122223333</Account>
    """

  /// Runs one effect and returns the answers about the caller it posts, in order.
  private func answers(
    _ effect: Effect, _ fake: FakeIAM, isQuiet: Bool = false, count: Int
  ) async throws -> [CallerAnswer] {
    let (stream, continuation) = AsyncStream.makeStream(of: Message.self)
    let sandbox = try Sandbox()
    let runner = EffectRunner(
      Connected(
        session: Session(region: "eu-west-1", source: "test", readOnly: false), service: fake.connection,
        optional: OptionalCalls(isQuiet: isQuiet)),
      connector: .nowhere, journal: sandbox.keeper, mfa: MFADesk(post: { _ in }), clock: sandbox.clock.read,
      post: { continuation.yield($0) })
    runner.run(effect)
    var answers: [CallerAnswer] = []
    for await message in stream {
      if case .told(9, let answer) = message { answers.append(answer) }
      if answers.count == count { break }
    }
    await runner.finish()
    return answers
  }

  @Test(arguments: [true, false]) func anIdentityIsFollowedByWhatIAMSays(isQuiet: Bool) async throws {
    let fake = FakeIAM(["GetCallerIdentity": Self.identity])
    let answers = try await answers(.identify(generation: 1, ask: 9), fake, isQuiet: isQuiet, count: 2)
    guard case .identity(.success(let identity)) = answers[0], case .iam(let iam) = answers[1] else {
      Issue.record("\(answers)")
      return
    }
    #expect(identity.userID == "AROAEXAMPLE:me")
    #expect(iam.source == (isQuiet ? .notAsked : .notPermitted))
    // Who the caller is must be known; what IAM says need not be.
    #expect(fake.operations == (isQuiet ? ["GetCallerIdentity"] : ["GetCallerIdentity", "GetRole"]))
  }

  @Test func anIdentityThatIsRefusedIsAnAnswer() async throws {
    let answers = try await answers(.identify(generation: 1, ask: 9), FakeIAM([:]), count: 1)
    guard case .identity(.failure) = answers[0] else {
      Issue.record("\(answers)")
      return
    }
  }

  @Test(arguments: [true, false]) func aSimulatorThatSaysNothingIsAnAnswer(isQuiet: Bool) async throws {
    let effect = Effect.simulate(
      keyARN: "arn:aws:kms:eu-west-1:111122223333:key/k",
      principalARN: "arn:aws:iam::111122223333:role/Admin",
      layers: PolicyLayers(), generation: 1, ask: 9)
    let answers = try await answers(effect, FakeIAM([:]), isQuiet: isQuiet, count: 1)
    guard case .simulated(_, .failure) = answers[0] else {
      Issue.record("\(answers)")
      return
    }
  }

  // MARK: Applying

  /// Hands out another key once it is told to.
  private final class ChangingKeys: CredentialsSource {
    private let key = Lock(ExampleAccount.credentials.accessKeyID)

    func change() { key.withLock { $0 = "AKIDOTHER" } }

    func credentials() async throws(AWSError) -> Credentials {
      let key = key.withLock { $0 }
      return Credentials(accessKeyID: key, secretAccessKey: Secret(key), source: "test")
    }
    func refused(_ credentials: Credentials) async -> Bool { false }
  }

  /// The keys change between the verdict and Apply, to those of somebody else.
  @Test func credentialsThatChangeUnderTheReviewSendNothing() async throws {
    let sandbox = try Sandbox()
    let keys = ChangingKeys()
    let others = Lock(false)
    var console = try ConsoleDriver(
      sandbox,
      hook: { (operation, send) async throws(TransportError) -> HTTPResponse in
        guard operation == "STS", others.withLock({ $0 }) else { return try await send() }
        let answer = try await send()
        let body = String(decoding: answer.body, as: UTF8.self).replacing(
          "Admin/sandbox", with: "Admin/other")
        return HTTPResponse(status: answer.status, headers: answer.headers, body: Array(body.utf8))
      }, credentials: keys)
    console.send(.start)
    try await console.open("platform/logs")
    try await console.write(SandboxPolicies.delegating("mine"))
    console.press(.ctrl("s"))
    try await console.wait(for: "the review") { $0.isReviewing }
    keys.change()
    others.withLock { $0 = true }
    console.press(KeyPress(.tab), KeyPress(.enter))
    try await console.wait(for: "the verdict for the other one") { model in
      model.isReviewing && model.session.identity.value?.arn.hasSuffix("Admin/other") == true
    }
    #expect(console.review?.notice?.contains("another caller's") == true)
    #expect(console.review?.request.caller?.arn.hasSuffix("Admin/other") == true)
    #expect(!sandbox.sent.withLock { $0 }.contains("PutKeyPolicy"))
    // Judged for this one, it may be applied by this one.
    console.press(KeyPress(.tab), KeyPress(.enter))
    try await console.wait(for: "the apply") { $0.overlays.isEmpty }
    #expect(sandbox.sent.withLock { $0.count { $0 == "PutKeyPolicy" } } == 1)
    await console.runner.finish()
  }
}

extension ConsoleModel {
  /// True while a review shows its verdict.
  fileprivate var isReviewing: Bool {
    if case .apply(let dialog)? = overlays.last { dialog.stage == .review } else { false }
  }
}
