import FoundationEssentials
import Testing

@testable import AWSClient

/// What a change sends, and what comes back.
@Suite struct KMSWriteTests {
  @Test func aRequestIsSignedJSONWithItsTarget() async throws {
    let transport = ScriptedTransport([.ok("")])
    try await TestClient.kms(transport).enableKey("k")
    let request = try #require(transport.requests.first)
    #expect(request.method == "POST")
    #expect(request.url == "http://127.0.0.1:4566/")
    #expect(request.header("host") == "127.0.0.1:4566")
    #expect(request.header("content-type") == "application/x-amz-json-1.1")
    #expect(request.header("x-amz-target") == "TrentService.EnableKey")
    #expect(
      SigV4Verifier.verify(request, secretFor: { _ in Secret("secret") }, now: TestClient.now)
        == .valid(accessKeyID: "AKIDEXAMPLE"))
  }

  @Test func thePolicyTravelsAsAStringAndTheSafetyCheckStaysOn() async throws {
    let transport = ScriptedTransport([.ok("")])
    try await TestClient.kms(transport).putKeyPolicy("k", policy: "{\n\t\"Id\": \"é\\\\\u{1}\"\n}")
    #expect(
      transport.bodies == [
        #"{"KeyId":"k","PolicyName":"default","Policy":"{\n\t\"Id\": \"é\\\\\u0001\"\n}"}"#
      ])
  }

  @Test func schedulingADeletionTellsTheDate() async throws {
    let transport = ScriptedTransport([
      .ok(
        "{\"KeyId\":\"arn:k\",\"DeletionDate\":1790604800.123,\"KeyState\":\"PendingDeletion\",\"PendingWindowInDays\":7}"
      )
    ])
    let answer = try await TestClient.kms(transport).scheduleKeyDeletion("k", pendingWindowInDays: 7)
    #expect(
      answer
        == ScheduledDeletion(
          state: "PendingDeletion", deletionDate: Date(timeIntervalSince1970: 1_790_604_800.123),
          pendingWindowInDays: 7))
    #expect(transport.bodies == ["{\"KeyId\":\"k\",\"PendingWindowInDays\":7}"])
  }

  @Test func cancelEnableAndDisableNameTheKey() async throws {
    let transport = ScriptedTransport([.ok("{\"KeyId\":\"arn:k\"}"), .ok(""), .ok("{}")])
    let client = TestClient.kms(transport)
    try await client.cancelKeyDeletion("k")
    try await client.enableKey("k")
    try await client.disableKey("k")
    #expect(transport.bodies == Array(repeating: "{\"KeyId\":\"k\"}", count: 3))
  }

  @Test func aNewKeyIsAskedForWithAllItIsToBe() async throws {
    let transport = ScriptedTransport([
      .ok("{\"KeyMetadata\":{\"KeyId\":\"new\",\"KeyState\":\"Enabled\"}}"),
      .ok("{\"KeyMetadata\":{\"KeyId\":\"n2\"}}"),
    ])
    let client = TestClient.kms(transport)
    let key = try await client.createKey(
      description: "d", policy: "{}", spec: "RSA_2048", usage: "SIGN_VERIFY", multiRegion: true,
      tags: [KeyTag(key: "a", value: "b")], origin: "AWS_KMS")
    _ = try await TestClient.createKey(client)
    #expect(key.keyID == "new")
    #expect(
      transport.bodies == [
        "{\"Description\":\"d\",\"KeySpec\":\"RSA_2048\",\"KeyUsage\":\"SIGN_VERIFY\",\"Origin\":\"AWS_KMS\","
          + "\"MultiRegion\":true,\"Policy\":\"{}\",\"Tags\":[{\"TagKey\":\"a\",\"TagValue\":\"b\"}]}",
        "{\"Description\":\"d\",\"KeySpec\":\"SYMMETRIC_DEFAULT\",\"KeyUsage\":\"ENCRYPT_DECRYPT\","
          + "\"Origin\":\"AWS_KMS\",\"MultiRegion\":false}",
      ])
  }
}
