import FoundationEssentials
import Testing

@testable import AWSClient

/// What is known of the last use of a key; see GetKeyLastUsage in the AWS KMS API Reference.
@Suite struct KeyLastUsageTests {
  static func usage(_ json: String) async throws -> KeyLastUsage {
    try await TestClient.kms(ScriptedTransport([.ok(json)])).getKeyLastUsage("k")
  }

  @Test(arguments: [
    // Younger than the records and none there: never used.
    ("{\"KeyId\":\"k\",\"TrackingStartDate\":100,\"KeyCreationDate\":100}", true),
    ("{\"KeyId\":\"k\",\"KeyLastUsage\":{},\"TrackingStartDate\":100,\"KeyCreationDate\":101}", true),
    // Older: it may have been used before there were records.
    ("{\"KeyId\":\"k\",\"TrackingStartDate\":100,\"KeyCreationDate\":99}", false),
    ("{\"KeyId\":\"k\",\"KeyCreationDate\":100}", false), ("{}", false),
    (
      "{\"KeyLastUsage\":{\"Operation\":\"Decrypt\",\"Timestamp\":120},\"TrackingStartDate\":100,"
        + "\"KeyCreationDate\":101}", false
    ),
  ])
  func neverUsedIsSaidOnlyWhenItIsCertain(_ json: String, _ isNeverUsed: Bool) async throws {
    #expect(try await Self.usage(json).isNeverUsed == isNeverUsed)
  }
}
