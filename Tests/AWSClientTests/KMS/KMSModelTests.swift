import Testing

@testable import AWSClient

/// Our operations against the shapes of AWS's own model: nothing forgotten, nothing misspelt, nothing of another type.
@Suite struct KMSModelTests {
  static let model = TestData.json("service-models-botocore/kms.json")

  @Test func everyOperationIsThere() {
    #expect(Self.model.members.count == 56)
    #expect(Set(Self.model.members.map(\.name)) == Set(KMSOperationTable.all.keys))
  }

  @Test(arguments: model.members.map(\.name)) func allMembersGoOutAndComeIn(_ operation: String) async throws
  {
    let shapes = try #require(Self.model[operation])
    let call = try #require(KMSOperationTable.all[operation])
    let notSent = (KMSOperationTable.notSent[operation]?.members ?? []).union(["DryRun", "Limit"])
    var input = ModelShape.structure(shapes["input"] ?? .object([])).without(notSent)
    input = Self.replaced(input, "PolicyName", "default")
    input = Self.replaced(input, "IncludeKeyMaterial", "ALL_KEY_MATERIAL")
    var output = ModelShape.structure(shapes["output"] ?? .object([]))
    if operation == "GetKeyLastUsage" { output = Self.replaced(output, "KeyId", input.text("KeyId")) }
    let transport = ScriptedTransport([.ok(output.text)])
    let read = try await call(TestClient.kms(transport), input)
    #expect(transport.requests.first?.header("x-amz-target") == "TrentService.\(operation)")
    let sent = try JSONReader.read(Array(try #require(transport.bodies.first).utf8))
    #expect(sent["Limit"]?.int == KMSOperationTable.limits[operation])
    #expect(sent.without(["Limit"]).normalized == input.normalized)
    #expect(JSONValue.object(read.members).normalized == Self.expected(output, operation).normalized)
  }

  /// What our types keep of an answer.
  static func expected(_ output: JSONValue, _ operation: String) -> JSONValue {
    var output = output
    if operation == "GetPublicKey" { output = KMSOperationTable.merged(output) }
    output = output.without(KMSOperationTable.leftOut[operation]?.members ?? [])
    return .object(
      output.members.map { member in
        ["KeyMetadata", "ReplicaKeyMetadata"].contains(member.name)
          ? .init(member.name, KMSOperationTable.merged(member.value)) : member
      })
  }

  static func replaced(_ value: JSONValue, _ name: String, _ text: String) -> JSONValue {
    .object(value.members.map { $0.name == name ? .init(name, .string(text)) : $0 })
  }

  /// What cannot be done without, by operation.
  @Test(arguments: [
    ("ListKeys", "Keys"), ("ListAliases", "Aliases"), ("ListGrants", "Grants"),
    ("ListRetirableGrants", "Grants"), ("ListKeyPolicies", "PolicyNames"), ("ListKeyRotations", "Rotations"),
    ("ListResourceTags", "Tags"), ("DescribeCustomKeyStores", "CustomKeyStores"),
    ("DescribeKey", "KeyMetadata"), ("CreateKey", "KeyMetadata"), ("ReplicateKey", "ReplicaKeyMetadata"),
    ("GetPublicKey", "PublicKey"), ("GetKeyPolicy", "Policy"),
    ("GetKeyRotationStatus", "KeyRotationEnabled"), ("GetParametersForImport", "ImportToken"),
    ("GetParametersForImport", "PublicKey"), ("CreateCustomKeyStore", "CustomKeyStoreId"),
    ("CreateGrant", "GrantId"), ("Encrypt", "CiphertextBlob"), ("Encrypt", "KeyId"), ("Decrypt", "KeyId"),
    ("ReEncrypt", "CiphertextBlob"), ("GenerateDataKey", "CiphertextBlob"),
    ("GenerateDataKeyWithoutPlaintext", "CiphertextBlob"),
    ("GenerateDataKeyPair", "PrivateKeyCiphertextBlob"), ("GenerateDataKeyPair", "PublicKey"),
    ("GenerateDataKeyPairWithoutPlaintext", "PrivateKeyCiphertextBlob"), ("GenerateMac", "Mac"),
    ("VerifyMac", "MacValid"), ("Sign", "Signature"), ("Verify", "SignatureValid"),
    ("Encapsulate", "SharedSecret"), ("Encapsulate", "SharedSecretCiphertextBlob"),
    ("Decapsulate", "SharedSecret"), ("DeriveSharedSecret", "KeyId"),
  ])
  func whatMustBeThereAndIsNotMakesTheAnswerUnreadable(_ operation: String, _ member: String) async throws {
    let call = try #require(KMSOperationTable.all[operation])
    let output = ModelShape.structure(try #require(Self.model[operation]?["output"])).without([member])
    let transport = ScriptedTransport([.ok(output.text)])
    let error = await TestClient.failure { () throws(AWSError) in
      try await call(TestClient.kms(transport), .object([]))
    }
    #expect(error?.kind == .unreadableAnswer)
    #expect(error?.operation == operation)
    #expect(error?.message.contains(member) == true)
  }

  @Test(arguments: [
    ("Encrypt", "CiphertextBlob"), ("Decrypt", "Plaintext"), ("GetPublicKey", "PublicKey"),
    ("Sign", "Signature"),
  ])
  func bytesThatAreNoBase64MakeTheAnswerUnreadable(_ operation: String, _ member: String) async throws {
    let call = try #require(KMSOperationTable.all[operation])
    let output = Self.replaced(
      ModelShape.structure(try #require(Self.model[operation]?["output"])), member, "?!")
    let transport = ScriptedTransport([.ok(output.text)])
    let error = await TestClient.failure { () throws(AWSError) in
      try await call(TestClient.kms(transport), .object([]))
    }
    #expect(error?.code == "UnreadableAnswer")
    #expect(error?.message.contains("\(member) in base64") == true)
  }

  @Test(arguments: [
    "Decrypt", "GenerateDataKey", "GenerateDataKeyPair", "DeriveSharedSecret", "GenerateRandom",
  ])
  func aResultForARecipientHasNoPlaintext(_ operation: String) async throws {
    let call = try #require(KMSOperationTable.all[operation])
    let plain: Set = ["Plaintext", "PrivateKeyPlaintext", "SharedSecret"]
    let output = ModelShape.structure(try #require(Self.model[operation]?["output"])).without(plain)
    let read = try await call(TestClient.kms(ScriptedTransport([.ok(output.text)])), .object([]))
    #expect(JSONValue.object(read.members).normalized == output.normalized)
    let nothing = output.without(["CiphertextForRecipient"])
    let error = await TestClient.failure { () throws(AWSError) in
      try await call(TestClient.kms(ScriptedTransport([.ok(nothing.text)])), .object([]))
    }
    #expect(error?.code == "UnreadableAnswer")
  }
}
