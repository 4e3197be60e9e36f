import Testing

@testable import AWSClient

/// What is tried again, after what pause, and what never is.
@Suite struct RetryTests {
  struct Story: Sendable {
    var operation = "DescribeKey"
    var answer: ScriptedTransport.Answer
    /// Seconds at most (full jitter with its largest number).
    var pauses: [Double]
    var code: String
  }

  @Test(arguments: [
    // Base 50 ms, doubled; three attempts.
    Story(answer: .lost(.connectionRefused), pauses: [0.05, 0.1], code: "ConnectionRefused"),
    Story(answer: .lost(.cannotResolveHost), pauses: [0.05, 0.1], code: "CannotResolveHost"),
    Story(answer: .lost(.connectionFailed), pauses: [0.05, 0.1], code: "ConnectionFailed"),
    Story(answer: .lost(.timedOut), pauses: [0.05, 0.1], code: "TimedOut"),
    Story(
      answer: .refused("KMSInternalException", status: 500), pauses: [0.05, 0.1], code: "KMSInternalException"
    ),
    Story(answer: .refused("KMSInternal", status: 400), pauses: [0.05, 0.1], code: "KMSInternalException"),
    Story(
      answer: .refused("DependencyTimeoutException"), pauses: [0.05, 0.1], code: "DependencyTimeoutException"),
    Story(answer: .refused("KeyUnavailableException"), pauses: [0.05, 0.1], code: "KeyUnavailableException"),
    Story(answer: .refused("Unheard", status: 503), pauses: [0.05, 0.1], code: "Unheard"),
    // Throttling comes as 400 and waits longer.
    Story(answer: .refused("ThrottlingException"), pauses: [1, 2], code: "ThrottlingException"),
    Story(answer: .refused("Throttling"), pauses: [1, 2], code: "ThrottlingException"),
    Story(answer: .refused("Unheard", status: 429), pauses: [1, 2], code: "Unheard"),
    // What would fail again.
    Story(answer: .refused("LimitExceededException"), pauses: [], code: "LimitExceededException"),
    Story(answer: .refused("AccessDeniedException"), pauses: [], code: "AccessDeniedException"),
    Story(answer: .refused("NotFoundException", status: 404), pauses: [], code: "NotFoundException"),
    Story(answer: .refused("ExpiredTokenException"), pauses: [], code: "ExpiredTokenException"),
    Story(answer: .lost(.tlsFailed), pauses: [], code: "TLSFailed"),
    Story(answer: .lost(.responseTooLarge), pauses: [], code: "AnswerTooLarge"),
    Story(answer: .lost(.cancelled), pauses: [], code: "Cancelled"),
    // Some operations must not reach AWS twice.
    Story(operation: "CreateKey", answer: .lost(.timedOut), pauses: [], code: "TimedOut"),
    Story(operation: "CreateKey", answer: .lost(.connectionFailed), pauses: [], code: "ConnectionFailed"),
    Story(operation: "PutKeyPolicy", answer: .lost(.timedOut), pauses: [], code: "TimedOut"),
    Story(operation: "PutKeyPolicy", answer: .lost(.connectionFailed), pauses: [], code: "ConnectionFailed"),
    Story(
      operation: "CreateKey", answer: .refused("KMSInternalException", status: 500), pauses: [],
      code: "KMSInternalException"),
    Story(
      operation: "PutKeyPolicy", answer: .refused("DependencyTimeoutException", status: 503), pauses: [],
      code: "DependencyTimeoutException"),
    Story(operation: "ScheduleKeyDeletion", answer: .lost(.timedOut), pauses: [], code: "TimedOut"),
    Story(
      operation: "ScheduleKeyDeletion", answer: .refused("DependencyTimeoutException", status: 503),
      pauses: [],
      code: "DependencyTimeoutException"),
    Story(
      operation: "CancelKeyDeletion", answer: .lost(.connectionFailed), pauses: [], code: "ConnectionFailed"),
    // Unless it is sure that they did not.
    Story(
      operation: "CreateKey", answer: .lost(.connectionRefused), pauses: [0.05, 0.1],
      code: "ConnectionRefused"),
    Story(
      operation: "PutKeyPolicy", answer: .lost(.cannotResolveHost), pauses: [0.05, 0.1],
      code: "CannotResolveHost"),
    Story(
      operation: "CreateKey", answer: .refused("ThrottlingException"), pauses: [1, 2],
      code: "ThrottlingException"),
    Story(operation: "EnableKey", answer: .lost(.timedOut), pauses: [0.05, 0.1], code: "TimedOut"),
  ])
  func aFailureThatStaysEndsAfterItsAttempts(_ story: Story) async throws {
    let transport = ScriptedTransport([story.answer, story.answer, story.answer, story.answer])
    let pauses = Lock<[Double]>([])
    let call = try #require(TestClient.operations.first { $0.name == story.operation }?.call)
    let error = await TestClient.failure { () throws(AWSError) in
      try await call(TestClient.kms(transport, pauses: pauses))
    }
    #expect(error?.code == story.code)
    #expect(error?.operation == story.operation)
    #expect(pauses.withLock { $0 } == story.pauses)
    #expect(transport.requests.count == story.pauses.count + 1)
  }

  @Test(arguments: [
    ("CreateKey", true), ("PutKeyPolicy", true), ("ScheduleKeyDeletion", true), ("CancelKeyDeletion", true),
    ("EnableKey", false), ("DescribeKey", false),
  ])
  func theTransportIsToldWhatMustGoOutOnce(_ name: String, _ sendsOnce: Bool) async throws {
    let transport = ScriptedTransport([.refused("NotFoundException")])
    let call = try #require(TestClient.operations.first { $0.name == name }?.call)
    _ = await TestClient.failure { () throws(AWSError) in try await call(TestClient.kms(transport)) }
    #expect(transport.requests.map(\.sendsOnce) == [sendsOnce])
  }

  @Test(
    arguments: [
      ("CreateKey", "list the keys before trying again"),
      ("PutKeyPolicy", "read it back before trying again"),
      ("ScheduleKeyDeletion", "look at the key's state before trying again"),
      ("CancelKeyDeletion", "look at the key's state before trying again"),
    ],
    [
      ScriptedTransport.Answer.lost(.timedOut), .refused("DependencyTimeoutException", status: 503),
      .success(HTTPResponse(status: 502, headers: [], body: Array("<html>".utf8))),
    ])
  func whenNobodyKnowsWhetherItWasDoneThePersonIsToldToLook(
    _ wish: (name: String, advice: String), _ answer: ScriptedTransport.Answer
  ) async throws {
    let transport = ScriptedTransport([answer])
    let call = try #require(TestClient.operations.first { $0.name == wish.name }?.call)
    let error = await TestClient.failure { () throws(AWSError) in try await call(TestClient.kms(transport)) }
    #expect(error?.hint.contains(wish.advice) == true)
    #expect(transport.requests.count == 1)
  }

  @Test func successEndsTheTrying() async throws {
    let transport = ScriptedTransport([
      .lost(.timedOut), .refused("ThrottlingException"), .ok("{\"Keys\":[]}"),
    ])
    let pauses = Lock<[Double]>([])
    let page = try await TestClient.kms(transport, pauses: pauses).listKeys()
    #expect(page.entries.isEmpty)
    #expect(pauses.withLock { $0 } == [0.05, 2])
  }

  @Test(arguments: [(0.0, 0.0), (0.25, 0.25), (0.5, 0.5)]) func thePauseIsAFractionOfItsBound(
    _ random: Double, _ seconds: Double
  ) {
    var policy = RetryPolicy()
    policy.random = { random }
    let throttled = AWSError(.service, code: "ThrottlingException", message: "")
    #expect(
      policy.pause(after: .answer(throttled, retryAfterMilliseconds: nil), attempt: 1, sendsOnce: false)
        == seconds)
  }

  @Test func noPauseIsLongerThanTwentySeconds() {
    var policy = RetryPolicy()
    policy.random = { 1 }
    policy.attempts = 100
    let throttled = AWSError(.service, code: "ThrottlingException", message: "")
    for attempt in [5, 6, 20, 99] {
      let pause = policy.pause(
        after: .answer(throttled, retryAfterMilliseconds: nil), attempt: attempt, sendsOnce: false)
      #expect(pause == min(20, Double(1 << min(attempt - 1, 16))))
    }
  }

  /// `x-amz-retry-after` counts in milliseconds and is held between the computed pause and five seconds more.
  @Test(arguments: [("2500", 2.5), ("100", 1.0), ("60000", 6.0), ("-5", 1.0), ("soon", 1.0)])
  func theServiceMaySayHowLong(_ header: String, _ seconds: Double) async {
    let answer = ScriptedTransport.Answer.refused(
      "ThrottlingException", headers: [HTTPHeader("x-amz-retry-after", header)])
    let transport = ScriptedTransport([answer, .ok("{\"Keys\":[]}")])
    let pauses = Lock<[Double]>([])
    _ = await TestClient.failure { () throws(AWSError) in
      try await TestClient.kms(transport, pauses: pauses).listKeys()
    }
    #expect(pauses.withLock { $0 } == [seconds])
  }

  @Test func cancellingDuringAPauseSendsNothingMore() async {
    let transport = ScriptedTransport([.lost(.timedOut), .ok("{\"Keys\":[]}")])
    var policy = RetryPolicy()
    policy.pause = { _ in withUnsafeCurrentTask { $0?.cancel() } }
    var connection = TestClient.connection(transport)
    connection.retry = policy
    let client = KMSClient(connection)
    let error = await Task {
      await TestClient.failure { () throws(AWSError) in try await client.listKeys() }
    }.value
    #expect(error?.kind == .cancelled)
    #expect(transport.requests.count == 1)
  }
}
