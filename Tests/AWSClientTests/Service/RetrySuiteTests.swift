import FoundationEssentials
import Testing

@testable import AWSClient

/// The cases of the cross-SDK retry specification of 2026 (Data/retry-cases-kotlin).
@Suite struct RetrySuiteTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var name: String
    var value: JSONValue
    var testDescription: String { name }

    var given: JSONValue { value["given"] ?? .object([]) }
    var responses: [JSONValue] { value["responses"]?.array ?? [] }

    /// With jitter at its largest, as `exponential_base: 1` says.
    func policy(_ pauses: Lock<[Double]>) -> RetryPolicy {
      var policy = TestClient.retry(pauses)
      policy.attempts = given["max_attempts"]?.int ?? policy.attempts
      policy.longestPause = given["max_backoff_time"]?.double ?? policy.longestPause
      return policy
    }

    var quota: RetryQuota { RetryQuota(tokens: given["initial_retry_tokens"]?.int ?? 500) }
  }

  static func group(_ name: String) -> [Case] {
    guard let bytes = try? TestData.bytes("retry-cases-kotlin/standard-2026.json"),
      let file = try? JSONReader.read(Array(bytes)), case .object(let cases)? = file[name]
    else { return [] }
    return cases.map { Case(name: $0.name, value: $0.value) }
  }

  static let singles = group("newStandardRetryIntegrationTestCases")
  static let sequences = group("newStandardRetryMultiInvocationTestCases")
  static let threads = group("newStandardRetryMultiThreadedTestCases")

  @Test func theFileHasTheCasesItsSourceNames() {
    #expect(Self.singles.count == 12)
    #expect(Self.sequences.count == 1)
    #expect(Self.threads.count == 1)
    // Not run: these are about calls that the service keeps open for long (SQS ReceiveMessage and the like), which
    // wait before they fail so that a loop around them does not spin. kmscope makes no such call.
    #expect(Self.group("newStandardRetryLongPollingTestCases").count == 5)
  }

  /// Through the whole client: what is sent, what is left in the quota after each decision, and how long it waits.
  @Test(arguments: singles + sequences) func theClientDoesAsTheCaseSays(_ test: Case) async throws {
    let answers = try test.responses.map { try Self.answer(try #require($0["response"])) }
    let transport = ScriptedTransport(answers)
    let quota = test.quota
    let pauses = Lock<[Double]>([])
    let quotas = Lock<[Int]>([])
    var connection = TestClient.connection(transport)
    connection.retryQuota = quota
    connection.retry = test.policy(pauses)
    let pause = connection.retry.pause
    connection.retry.pause = { seconds in
      quotas.withLock { $0.append(quota.tokens(.kms)) }
      await pause(seconds)
    }
    let client = KMSClient(connection)
    var outcomes: [String] = []
    while transport.requests.count < answers.count {
      let before = transport.requests.count
      let error = await TestClient.failure { () throws(AWSError) in try await client.listKeys() }
      quotas.withLock { $0.append(quota.tokens(.kms)) }
      outcomes += Array(repeating: "retry_request", count: transport.requests.count - before - 1)
      outcomes.append(Self.outcome(error, attempts: transport.requests.count - before, connection.retry))
    }
    let expected = test.responses.compactMap { $0["expected"] }
    #expect(outcomes == expected.map { $0["outcome"]?.string })
    #expect(quotas.withLock { $0 } == expected.map { $0["retry_quota"]?.int })
    #expect(pauses.withLock { $0 } == expected.compactMap { $0["delay"]?.double })
  }

  /// The threads take turns: all but the successes first, as the numbers of the case want it.
  @Test(arguments: threads) func callsShareTheQuota(_ test: Case) throws {
    let quota = test.quota
    let policy = test.policy(Lock([]))
    var calls = (test.value["threads"]?.array ?? []).map { (steps: $0.array ?? [], at: 0) }
    var sessions = calls.map { _ in RetrySession(policy: policy, quota: quota, service: .kms) }
    let total = calls.reduce(0) { $0 + $1.steps.count }
    #expect(total == 5)
    // The order in which the quotas of the file follow from one another.
    for turn in [0, 0, 1, 1, 0] {
      let step = calls[turn].steps[calls[turn].at]
      calls[turn].at += 1
      let expected = try #require(step["expected"])
      if expected["outcome"]?.string == "success" {
        sessions[turn].succeeded()
      } else {
        guard case .pause = sessions[turn].afterFailure(.transient, wish: nil) else {
          Issue.record("No repetition.")
          continue
        }
      }
      #expect(quota.tokens(.kms) == expected["retry_quota"]?.int)
    }
    #expect(quota.tokens(.kms) == test.value["expected_final_quota"]?.int)
  }

  private static func answer(_ response: JSONValue) throws -> ScriptedTransport.Answer {
    let status = try #require(response["status_code"]?.int)
    guard status != 200 else { return .ok("{\"Keys\":[]}") }
    var headers: [HTTPHeader] = []
    if case .object(let members)? = response["headers"] {
      headers = members.map { HTTPHeader($0.name, $0.value.string ?? "") }
    }
    return .refused(response["error_code"]?.string ?? "Unheard", status: status, headers: headers)
  }

  private static func outcome(_ error: AWSError?, attempts: Int, _ policy: RetryPolicy) -> String {
    guard let error else { return "success" }
    if error.hint.contains("not tried again") { return "retry_quota_exceeded" }
    return attempts == policy.attempts ? "max_attempts_exceeded" : "fail_request"
  }
}
