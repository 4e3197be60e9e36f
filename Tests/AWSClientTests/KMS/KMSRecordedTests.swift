import Testing

@testable import AWSClient

/// Answers that the real KMS gave, see Data/aws-recorded-localstack/SOURCE.md.
@Suite struct KMSRecordedTests {
  struct Recorded: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var operation: String
    var output: JSONValue
  }

  /// Which operation answers with these members.
  static let operations: [Set<String>: String] = [
    ["KeyMetadata"]: "DescribeKey", ["ReplicaKeyMetadata", "ReplicaPolicy"]: "ReplicateKey",
    ["KeyId", "Signature", "SigningAlgorithm"]: "Sign",
    ["KeyId", "SignatureValid", "SigningAlgorithm"]: "Verify",
    ["KeyId", "Mac", "MacAlgorithm"]: "GenerateMac",
    ["KeyId", "MacAlgorithm", "MacValid"]: "VerifyMac",
    ["KeyId", "KeyPairSpec", "PrivateKeyCiphertextBlob", "PublicKey"]: "GenerateDataKeyPairWithoutPlaintext",
    ["KeyId", "KeyPairSpec", "PrivateKeyCiphertextBlob", "PrivateKeyPlaintext", "PublicKey"]:
      "GenerateDataKeyPair",
    ["CiphertextBlob", "KeyId", "Plaintext"]: "GenerateDataKey",
    ["CiphertextBlob", "KeyId"]: "GenerateDataKeyWithoutPlaintext",
    ["CiphertextBlob", "EncryptionAlgorithm", "KeyId"]: "Encrypt",
    ["EncryptionAlgorithm", "KeyId", "KeyMaterialId", "Plaintext"]: "Decrypt",
    ["KeyAgreementAlgorithm", "KeyId", "KeyOrigin", "SharedSecret"]: "DeriveSharedSecret",
    ["KeyId", "KeyRotationEnabled", "NextRotationDate", "RotationPeriodInDays"]: "GetKeyRotationStatus",
    ["KeyId", "KeyRotationEnabled"]: "GetKeyRotationStatus", ["KeyId"]: "RotateKeyOnDemand",
    [
      "CiphertextBlob", "DestinationEncryptionAlgorithm", "KeyId", "SourceEncryptionAlgorithm", "SourceKeyId",
    ]: "ReEncrypt",
    ["ImportToken", "KeyId", "ParametersValidTo", "PublicKey"]: "GetParametersForImport",
    ["KeyId", "KeyMaterialId"]: "ImportKeyMaterial",
  ]

  static let answers: [Recorded] = TestData.json("aws-recorded-localstack/kms/test_kms.snapshot.json").members
    .flatMap { test in found(in: test.value["recorded-content"] ?? .null, test.name) }

  private static func found(in value: JSONValue, _ name: String) -> [Recorded] {
    guard value["ResponseMetadata"] != nil, value["Error"] == nil else {
      return value.members.flatMap { found(in: $0.value, name + " " + $0.name) }
    }
    let output = value.without(["ResponseMetadata"])
    let operation = operations[Set(output.members.map(\.name))] ?? "unknown: \(output.text)"
    let shapes = KMSModelTests.model[operation]?["output"]
    return [
      Recorded(
        testDescription: name, operation: operation, output: ModelShape.wire(members: output, shapes))
    ]
  }

  @Test func theRecordingsAreHere() { #expect(Self.answers.count == 117) }

  @Test(arguments: answers) func aRecordedAnswerIsReadWhole(_ recorded: Recorded) async throws {
    let call = try #require(KMSOperationTable.all[recorded.operation], "\(recorded.operation)")
    let transport = ScriptedTransport([.ok(recorded.output.text)])
    let read = try await call(TestClient.kms(transport), .object([]))
    let expected = KMSModelTests.expected(recorded.output, recorded.operation)
    #expect(
      KMSExampleTests.comparable(.object(read.members)) == KMSExampleTests.comparable(expected))
  }

  /// Refusals, as they were: the code, the text, and whether it stood under `message` as well.
  static let refusals: [JSONValue] = TestData.json("aws-recorded-localstack/kms/test_kms.snapshot.json")
    .members
    .flatMap { refusals(in: $0.value["recorded-content"] ?? .null) }

  private static func refusals(in value: JSONValue) -> [JSONValue] {
    value["Error"] == nil ? value.members.flatMap { refusals(in: $0.value) } : [value]
  }

  @Test func recordedRefusalsKeepTheirCodeAndText() async {
    #expect(Self.refusals.count == 94)
    for refusal in Self.refusals {
      let code = refusal["Error"]?.text("Code") ?? ""
      let text = refusal["Error"]?.text("Message") ?? ""
      let name = refusal["message"] == nil ? "Message" : "message"
      let body = JSONInput().with("__type", code).with(name, text)
      let status = refusal["ResponseMetadata"]?["HTTPStatusCode"]?.int ?? 0
      let answer = ScriptedTransport.Answer.success(
        HTTPResponse(status: status, headers: [], body: Array(JSONValue.object(body.members).text.utf8)))
      let error = await TestClient.failure { () throws(AWSError) in
        try await TestClient.kms(ScriptedTransport([answer])).describeKey("k")
      }
      #expect(error?.kind == .service)
      #expect(error?.code == code)
      #expect(error?.message == text)
      #expect(
        error.flatMap(DryRunOutcome.init)
          == (code == "DryRunOperationException" ? .wouldSucceed : error.map { .wouldFail($0) }))
    }
  }
}
