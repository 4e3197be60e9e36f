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
    Story(answer: .refused("SlowDown", status: 503), pauses: [1, 2], code: "SlowDown"),
    Story(
      answer: .refused("RequestLimitExceeded", status: 500), pauses: [1, 2], code: "RequestLimitExceeded"),
    // What would fail again.
    Story(answer: .refused("Unheard", status: 501), pauses: [], code: "Unheard"),
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
    Story(
      operation: "CreateKey", answer: .refused("DependencyTimeoutException"), pauses: [],
      code: "DependencyTimeoutException"),
    Story(
      operation: "CreateKey", answer: .refused("RequestTimeout"), pauses: [], code: "RequestTimeout"),
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
      ScriptedTransport.Answer.lost(.timedOut), .lost(.cancelled),
      .refused("DependencyTimeoutException", status: 503), .refused("KMSInternalException"),
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
    #expect(policy.pause(after: .throttling, repetitions: 0, wish: nil) == seconds)
  }

  @Test func noPauseIsLongerThanTwentySeconds() {
    var policy = RetryPolicy()
    policy.random = { 1 }
    for repetitions in [4, 5, 19, 98, .max] {
      let pause = policy.pause(after: .throttling, repetitions: repetitions, wish: nil)
      #expect(pause == (repetitions == 4 ? 16 : 20))
    }
  }

  /// `x-amz-retry-after` counts in milliseconds and is held between the computed pause and five seconds more.
  @Test(arguments: [
    ("2500", 2.5), ("100", 1.0), ("60000", 6.0), ("-5", 1.0), ("soon", 1.0), ("1.5", 1.0), ("", 1.0),
    ("99999999999999999999", 1.0),
  ])
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

  /// LimitExceededException means a quota of resources in KMS, and too many requests elsewhere.
  @Test func aLimitOfKMSIsFinalAndOneOfSTSIsNot() async {
    let transport = ScriptedTransport([
      .refused("LimitExceededException"), .refused("LimitExceededException"),
    ])
    let pauses = Lock<[Double]>([])
    _ = await TestClient.failure { () throws(AWSError) in
      try await TestClient.sts(transport, pauses: pauses).getCallerIdentity()
    }
    #expect(pauses.withLock { $0 }.first == 1)
    let limited = AWSError(.service, code: "LimitExceededException", message: "", status: 500)
    #expect(FailureClass.of(limited, service: .kms) == .final)
  }

  /// The tables of the guide, in AWS's spelling.
  @Test(arguments: [
    "Throttling", "ThrottlingException", "ThrottledException", "RequestThrottled",
    "RequestThrottledException", "TooManyRequestsException", "ProvisionedThroughputExceededException",
    "TransactionInProgressException", "RequestLimitExceeded", "BandwidthLimitExceeded",
    "LimitExceededException", "SlowDown", "PriorRequestNotComplete", "EC2ThrottledException",
  ])
  func theGuidesThrottlingCodes(_ code: String) {
    for status in [400, 403, 429, 500, 503] {
      let error = AWSError(.service, code: ErrorCode.normalized(code), message: "", status: status)
      #expect(FailureClass.of(error, service: .sts) == .throttling)
    }
  }

  @Test(arguments: ["RequestTimeout", "RequestTimeoutException", "InternalError", "IDPCommunicationError"])
  func theGuidesTransientCodes(_ code: String) {
    let error = AWSError(.service, code: ErrorCode.normalized(code), message: "", status: 400)
    #expect(FailureClass.of(error, service: .sts) == .transient)
  }

  @Test(arguments: [
    ("CreateKey", "list the keys"), ("CreateGrant", "list the key's grants"),
    ("PutKeyPolicy", "read it back"),
    ("ReplicateKey", "look for it in its Region"), ("RotateKeyOnDemand", "look at the key's rotations"),
  ])
  func afterADoubtThePersonLearnsWhereToLook(_ operation: String, _ words: String) {
    #expect(TransportFailure.afterDoubt(operation).contains(words))
  }

  /// A connection that never stood has carried nothing.
  @Test func whatSurelyWasNotSentIsRepeatedEvenForOperationsThatAreSentOnce() async {
    let lost = ScriptedTransport.Answer.failure(
      TransportError(.timedOut, "No connection.", mayHaveBeenSent: false))
    let transport = ScriptedTransport([lost, lost, lost])
    let error = await TestClient.failure { () throws(AWSError) in
      try await TestClient.createKey(TestClient.kms(transport))
    }
    #expect(transport.requests.count == 3)
    #expect(error?.hint.contains("may have been created") == false)
  }

  @Test func anEmptyQuotaStopsTheTryingAndSaysSo() async {
    let transport = ScriptedTransport([.refused("Unheard", "why", status: 503)])
    var connection = TestClient.connection(transport)
    connection.retryQuota = RetryQuota(tokens: 13)
    let client = KMSClient(connection)
    let error = await TestClient.failure { () throws(AWSError) in try await client.listKeys() }
    #expect(error?.code == "Unheard")
    #expect(error?.hint.contains("not tried again, because too many requests") == true)
    #expect(transport.requests.count == 1)
  }

  @Test func servicesHaveQuotasOfTheirOwnAndOneSignInSharesThem() async throws {
    let transport = ScriptedTransport([.lost(.timedOut), .lost(.timedOut), .lost(.timedOut)])
    let connection = TestClient.connection(transport)
    _ = await TestClient.failure { () throws(AWSError) in try await KMSClient(connection).listKeys() }
    #expect(connection.retryQuota.tokens(.kms) == 500 - 2 * 14)
    #expect(connection.retryQuota.tokens(.sts) == 500)
  }

  @Test func everyAttemptCarriesTheSameIdentityAndItsNumberUnsigned() async throws {
    let transport = ScriptedTransport([.lost(.timedOut), .ok("{\"Keys\":[]}"), .ok("{\"Keys\":[]}")])
    let client = TestClient.kms(transport)
    _ = try await client.listKeys()
    _ = try await client.listKeys()
    let identities = transport.requests.map { $0.header("amz-sdk-invocation-id") ?? "" }
    #expect(identities[0] == identities[1])
    #expect(identities[1] != identities[2])
    let uuid = try Regex("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")
    #expect(identities.allSatisfy { $0.wholeMatch(of: uuid) != nil })
    #expect(
      transport.requests.map { $0.header("amz-sdk-request") } == [
        "attempt=1; max=3", "attempt=2; max=3", "attempt=1; max=3",
      ])
    #expect(transport.requests.allSatisfy { $0.header("authorization")?.contains("amz-sdk") == false })
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
