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
}
