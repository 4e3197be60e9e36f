import Testing

@testable import AWSClient

/// Calls that help but are not needed.
@Suite struct OptionalCallsTests {
  static func error(_ kind: AWSError.Kind, _ code: String) -> AWSError {
    AWSError(kind, code: code, message: "m", operation: "o")
  }

  /// Asks and counts how often the call was really made.
  static func ask(
    _ calls: OptionalCalls, _ count: Lock<Int>, _ result: Result<String, AWSError>,
    _ service: AWSService = .iam, _ operation: String = "GetRole"
  ) async -> OptionalAnswer<String> {
    await calls.ask(service, operation) { () async throws(AWSError) -> String in
      count.withLock { $0 += 1 }
      return try result.get()
    }
  }

  @Test func anAnswerIsHandedOnAndAskedForEveryTime() async {
    let calls = OptionalCalls(account: "1")
    let count = Lock(0)
    for _ in 0..<2 {
      let answer = await Self.ask(calls, count, .success("role"))
      #expect(answer == .answer("role"))
      #expect(answer.value == "role")
    }
    #expect(count.withLock { $0 } == 2)
    #expect(calls.refusals.isEmpty)
  }

  @Test(arguments: ["AccessDenied", "AccessDeniedException", "UnauthorizedOperation"])
  func whatIsRefusedOnceIsNotAskedAgain(_ code: String) async {
    let calls = OptionalCalls(account: "1")
    let count = Lock(0)
    let refused = Self.error(.service, code)
    #expect(await Self.ask(calls, count, .failure(refused)) == .notPermitted(refused))
    #expect(await Self.ask(calls, count, .success("role")) == .notPermitted(refused))
    #expect(count.withLock { $0 } == 1)
    #expect(
      calls.refusals == [
        OptionalRefusal(
          service: .iam, operation: "GetRole", account: "1", reason: .notPermitted, error: refused)
      ])
  }

  @Test func aRefusalLastsForTheWholeRun() async {
    let start = ContinuousClock.now
    let clock = Lock(start)
    let calls = OptionalCalls(account: "1", now: { clock.withLock { $0 } })
    let count = Lock(0)
    let refused = Self.error(.service, "AccessDeniedException")
    _ = await Self.ask(calls, count, .failure(refused))
    clock.withLock { $0 = start + .seconds(1_000_000) }
    #expect(await Self.ask(calls, count, .success("role")) == .notPermitted(refused))
  }

  @Test func otherOperationsServicesAndAccountsAreAsked() async {
    let calls = OptionalCalls(account: "1")
    let count = Lock(0)
    let refused = Result<String, AWSError>.failure(Self.error(.service, "AccessDenied"))
    _ = await Self.ask(calls, count, refused)
    #expect(await Self.ask(calls, count, .success("a"), .iam, "GetUser") == .answer("a"))
    #expect(await Self.ask(calls, count, .success("b"), .cloudTrail, "GetRole") == .answer("b"))
    let other = calls.inAccount("2")
    #expect(await Self.ask(other, count, .success("c")) == .answer("c"))
    _ = await Self.ask(other, count, refused, .iam, "A")
    #expect(calls.refusals.map { "\($0.account) \($0.operation)" } == ["2 A", "1 GetRole"])
    calls.forget()
    #expect(await Self.ask(calls, count, .success("d")) == .answer("d"))
    #expect(other.refusals.isEmpty)
  }

  @Test func aServiceThatCannotBeReachedIsLeftAloneForAWhile() async {
    let start = ContinuousClock.now
    let clock = Lock(start)
    let calls = OptionalCalls(account: "1", now: { clock.withLock { $0 } })
    let count = Lock(0)
    let lost = Self.error(.transport, "TimedOut")
    #expect(await Self.ask(calls, count, .failure(lost), .accessAnalyzer, "A") == .unavailable(lost))
    #expect(await Self.ask(calls, count, .success("b"), .accessAnalyzer, "B") == .unavailable(lost))
    #expect(await Self.ask(calls, count, .success("a"), .iam, "A") == .answer("a"))
    #expect(calls.refusals.map(\.reason) == [.unreachable])
    clock.withLock { $0 = start + OptionalCalls.patience }
    #expect(await Self.ask(calls, count, .success("b"), .accessAnalyzer, "B") == .answer("b"))
    #expect(calls.refusals.isEmpty)
    #expect(count.withLock { $0 } == 3)
  }

  @Test(arguments: [
    (AWSError.Kind.service, "UnknownOperationException"), (.service, "InvalidAction"),
    (.unreadableAnswer, "UnreadableAnswer"),
  ])
  func whatAnEndpointDoesNotOfferIsLeftAloneForAWhile(_ kind: AWSError.Kind, _ code: String) async {
    let start = ContinuousClock.now
    let clock = Lock(start)
    let calls = OptionalCalls(account: "1", now: { clock.withLock { $0 } })
    let count = Lock(0)
    let missing = Self.error(kind, code)
    #expect(await Self.ask(calls, count, .failure(missing)) == .unavailable(missing))
    #expect(await Self.ask(calls, count, .success("a")) == .unavailable(missing))
    #expect(await Self.ask(calls, count, .success("a"), .iam, "GetUser") == .answer("a"))
    #expect(calls.refusals.map(\.reason) == [.notOffered])
    clock.withLock { $0 = start + OptionalCalls.patience }
    #expect(await Self.ask(calls, count, .success("a")) == .answer("a"))
  }

  @Test(arguments: [
    (AWSError.Kind.service, "NoSuchEntity"), (.service, "ThrottlingException"),
    (.service, "ValidationException"), (.credentials, "ExpiredTokenException"), (.cancelled, "Cancelled"),
    (.configuration, "ConflictingEndpoint"), (.readOnly, "ReadOnly"),
  ])
  func whatSaysNothingAboutTheNextCallIsNotRemembered(_ kind: AWSError.Kind, _ code: String) async {
    let calls = OptionalCalls(account: "1")
    let count = Lock(0)
    let error = Self.error(kind, code)
    let answer = await Self.ask(calls, count, .failure(error))
    #expect(answer == .unavailable(error))
    #expect(answer.error == error)
    #expect(await Self.ask(calls, count, .success("a")) == .answer("a"))
    #expect(calls.refusals.isEmpty)
  }

  @Test func inQuietModeNothingIsAsked() async {
    let count = Lock(0)
    let calls = OptionalCalls(account: "1", isQuiet: true)
    let answer = await Self.ask(calls, count, .success("a"))
    #expect(answer == .notAsked)
    #expect(answer.value == nil)
    #expect(answer.error == nil)
    #expect(count.withLock { $0 } == 0)
  }

  @Test func manyMayAskAtOnce() async {
    let calls = OptionalCalls(account: "1")
    let count = Lock(0)
    let refused = Self.error(.service, "AccessDenied")
    await withTaskGroup(of: Void.self) { group in
      for index in 0..<100 {
        group.addTask {
          let answer = await Self.ask(calls, count, .failure(refused), .iam, "O\(index % 10)")
          #expect(answer == .notPermitted(refused))
        }
      }
    }
    #expect(calls.refusals.count == 10)
  }
}
