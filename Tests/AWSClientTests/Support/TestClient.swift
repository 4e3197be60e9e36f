import FoundationEssentials

@testable import AWSClient

/// Clients that talk to a script, with a fixed clock and without real pauses.
enum TestClient {
  static let now = Date(timeIntervalSince1970: 1_790_000_000)
  static let endpoint = EndpointURL.loopback(port: 4566)

  static let credentials = FixedCredentials(
    Credentials(accessKeyID: "AKIDEXAMPLE", secretAccessKey: Secret("secret"), source: "test"))

  /// Pauses last as long as they can and are only written down.
  static func retry(_ pauses: Lock<[Double]>) -> RetryPolicy {
    var policy = RetryPolicy()
    policy.random = { 1 }
    policy.pause = { seconds in pauses.withLock { $0.append(seconds) } }
    return policy
  }

  /// Waits take no time: its clock goes on when somebody sleeps, and only then.
  static func pacer(_ time: Lock<Double> = Lock(0)) -> Pacer {
    Pacer(now: { time.withLock { $0 } }, sleep: { seconds in time.withLock { $0 += seconds } })
  }

  static func kms(
    _ transport: any Transport, readOnly: Bool = false, pauses: Lock<[Double]> = Lock([]),
    onCall: (@Sendable (CallRecord) -> Void)? = nil
  ) -> KMSClient {
    var connection = connection(transport, pauses: pauses)
    connection.readOnly = readOnly
    connection.onCall = onCall
    return KMSClient(connection)
  }

  static func sts(_ transport: any Transport, pauses: Lock<[Double]> = Lock([])) -> STSClient {
    STSClient(connection(transport, pauses: pauses))
  }

  static func connection(
    _ transport: any Transport, credentials: any CredentialsSource = credentials,
    pauses: Lock<[Double]> = Lock([])
  ) -> ServiceConnection {
    var connection = ServiceConnection(
      endpoint: endpoint, region: "eu-west-1", credentials: credentials, transport: transport)
    connection.clock = { now }
    connection.retry = retry(pauses)
    connection.pacer = pacer()
    return connection
  }

  static func failure<Value>(_ body: () async throws(AWSError) -> Value) async -> AWSError? {
    do {
      _ = try await body()
      return nil
    } catch {
      return error
    }
  }

  /// Every operation of the client with its name.
  static let operations: [(name: String, call: @Sendable (KMSClient) async throws(AWSError) -> Void)] = [
    ("ListKeys", { client throws(AWSError) in _ = try await client.listKeys() }),
    ("ListAliases", { client throws(AWSError) in _ = try await client.listAliases() }),
    ("DescribeKey", { client throws(AWSError) in _ = try await client.describeKey("k") }),
    ("GetKeyPolicy", { client throws(AWSError) in _ = try await client.getKeyPolicy("k") }),
    ("ListResourceTags", { client throws(AWSError) in _ = try await client.listResourceTags("k") }),
    ("ListGrants", { client throws(AWSError) in _ = try await client.listGrants("k") }),
    ("GetKeyRotationStatus", { client throws(AWSError) in _ = try await client.getKeyRotationStatus("k") }),
    ("PutKeyPolicy", { client throws(AWSError) in try await client.putKeyPolicy("k", policy: "{}") }),
    (
      "ScheduleKeyDeletion",
      { client throws(AWSError) in _ = try await client.scheduleKeyDeletion("k", pendingWindowInDays: 7) }
    ),
    ("CancelKeyDeletion", { client throws(AWSError) in try await client.cancelKeyDeletion("k") }),
    ("EnableKey", { client throws(AWSError) in try await client.enableKey("k") }),
    ("DisableKey", { client throws(AWSError) in try await client.disableKey("k") }),
    ("CreateKey", { client throws(AWSError) in _ = try await createKey(client) }),
  ]

  static let reads = [
    "ListKeys", "ListAliases", "DescribeKey", "GetKeyPolicy", "ListResourceTags", "ListGrants",
    "GetKeyRotationStatus",
  ]

  static func createKey(_ client: KMSClient) async throws(AWSError) -> KeyMetadata {
    try await client.createKey(
      description: "d", policy: nil, spec: "SYMMETRIC_DEFAULT", usage: "ENCRYPT_DECRYPT", multiRegion: false,
      tags: [], origin: "AWS_KMS")
  }
}
