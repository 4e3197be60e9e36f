import Testing

@testable import AWSClient

/// Credentials that AWS refuses are replaced once, wherever the call is.
@Suite struct RefusedCredentialsTests {
  /// Hands out key after key, as each is refused.
  final class Keys: CredentialsSource {
    private let state = Lock((next: 1, refused: [String]()))
    private let last: Int
    init(last: Int) { self.last = last }

    var refused: [String] { state.withLock { $0.refused } }

    func credentials() async throws(AWSError) -> Credentials {
      let number = state.withLock { $0.next }
      return Credentials(accessKeyID: "AKID\(number)", secretAccessKey: Secret("s\(number)"), source: "test")
    }

    func refused(_ credentials: Credentials) async -> Bool {
      state.withLock { state in
        state.refused.append(credentials.accessKeyID)
        guard state.next < last else { return false }
        state.next += 1
        return true
      }
    }
  }

  static func keys(_ transport: ScriptedTransport) -> [String] {
    transport.requests.map { request in
      let words = (request.header("authorization") ?? "").split(separator: "Credential=")
      return String(words.last?.prefix { $0 != "/" } ?? "")
    }
  }

  static let ok = ScriptedTransport.Answer.ok("{\"Keys\":[]}")

  @Test(arguments: [
    "ExpiredToken", "ExpiredTokenException", "UnrecognizedClientException", "InvalidClientTokenId",
    "RequestExpired",
  ])
  func theCallIsSignedWithOthers(_ code: String) async throws {
    let transport = ScriptedTransport([.refused(code), Self.ok])
    let source = Keys(last: 2)
    let pauses = Lock<[Double]>([])
    _ = try await KMSClient(TestClient.connection(transport, credentials: source, pauses: pauses)).listKeys()
    #expect(Self.keys(transport) == ["AKID1", "AKID2"])
    #expect(source.refused == ["AKID1"])
    #expect(pauses.withLock { $0 }.isEmpty)
  }

  @Test func onceAndNotAgain() async {
    let expired = ScriptedTransport.Answer.refused("ExpiredTokenException")
    let transport = ScriptedTransport([expired, expired, expired])
    let source = Keys(last: 9)
    let client = KMSClient(TestClient.connection(transport, credentials: source))
    let error = await TestClient.failure { () throws(AWSError) in try await client.listKeys() }
    #expect(error?.code == "ExpiredTokenException")
    #expect(Self.keys(transport) == ["AKID1", "AKID2"])
  }

  @Test func whenThereAreNoOthersTheRefusalStays() async {
    let transport = ScriptedTransport([.refused("ExpiredTokenException"), Self.ok])
    let client = KMSClient(TestClient.connection(transport, credentials: Keys(last: 1)))
    let error = await TestClient.failure { () throws(AWSError) in try await client.listKeys() }
    #expect(error?.kind == .credentials)
    #expect(transport.requests.count == 1)
  }

  @Test func itIsNoRepetitionSoThatItWorksWithoutThemToo() async throws {
    let transport = ScriptedTransport([.refused("ExpiredTokenException"), Self.ok])
    var connection = TestClient.connection(transport, credentials: Keys(last: 2))
    connection.retry.attempts = 1
    _ = try await KMSClient(connection).listKeys()
    #expect(
      transport.requests.map { $0.header("amz-sdk-request") } == ["attempt=1; max=1", "attempt=2; max=2"])
    #expect(connection.retryQuota.tokens(.kms) == 500)
  }

  @Test func aListGoesOnInTheMiddle() async throws {
    let transport = ScriptedTransport([
      PagingTests.page(["a"], next: "m1"), .refused("ExpiredTokenException"), PagingTests.page(["b"]),
    ])
    let client = KMSClient(TestClient.connection(transport, credentials: Keys(last: 2)))
    var entries: [String] = []
    try await client.listAllKeys { entries += $0.map(\.keyID) }
    #expect(entries == ["a", "b"])
    #expect(Self.keys(transport) == ["AKID1", "AKID1", "AKID2"])
    #expect(transport.bodies[1] == transport.bodies[2])
  }

  @Test func operationsThatAreSentOnceAreToo() async {
    let transport = ScriptedTransport([.refused("ExpiredTokenException"), .refused("TagException")])
    let client = KMSClient(TestClient.connection(transport, credentials: Keys(last: 2)))
    let error = await TestClient.failure { () throws(AWSError) in try await TestClient.createKey(client) }
    #expect(error?.code == "TagException")
    #expect(Self.keys(transport) == ["AKID1", "AKID2"])
  }

  /// The clock first: the same keys are good once it is right.
  @Test func anExpiredRequestOfAWrongClockKeepsItsKeys() async throws {
    let transport = ScriptedTransport([
      .refused("RequestExpired", headers: [ClockSkewTests.date(1200)]), Self.ok,
    ])
    let source = Keys(last: 2)
    _ = try await KMSClient(TestClient.connection(transport, credentials: source)).listKeys()
    #expect(source.refused.isEmpty)
  }
}
