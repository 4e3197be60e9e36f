import Testing

@testable import AWSClient

/// What a read-only client lets pass, and what is never sent twice, for every operation of KMS.
@Suite struct KMSOperationRulesTests {
  static let reads: Set<String> = [
    "DescribeCustomKeyStores", "DescribeKey", "GetKeyLastUsage", "GetKeyPolicy", "GetKeyRotationStatus",
    "GetParametersForImport", "GetPublicKey", "ListAliases", "ListGrants", "ListKeyPolicies",
    "ListKeyRotations", "ListKeys", "ListResourceTags", "ListRetirableGrants",
  ]

  /// Without harm and without a misleading refusal when sent again.
  static let repeatable: Set<String> = [
    "EnableKey", "DisableKey", "EnableKeyRotation", "DisableKeyRotation", "UpdateKeyDescription",
    "UpdateAlias", "TagResource", "UntagResource", "UpdateCustomKeyStore", "DeleteImportedKeyMaterial",
    "Encrypt", "Decrypt", "ReEncrypt", "GenerateDataKey", "GenerateDataKeyWithoutPlaintext",
    "GenerateDataKeyPair", "GenerateDataKeyPairWithoutPlaintext", "GenerateRandom", "GenerateMac",
    "VerifyMac", "Sign", "Verify", "DeriveSharedSecret", "Encapsulate", "Decapsulate",
  ]

  static let operations = KMSOperationTable.all.keys.sorted()

  @Test(arguments: operations) func onlyReadsPassAReadOnlyClient(_ operation: String) async throws {
    let call = try #require(KMSOperationTable.all[operation])
    let transport = ScriptedTransport([.refused("NotFoundException")])
    let error = await TestClient.failure { () throws(AWSError) in
      try await call(TestClient.kms(transport, readOnly: true), .object([]))
    }
    #expect(error?.kind == (Self.reads.contains(operation) ? .service : .readOnly))
    #expect(transport.requests.count == (Self.reads.contains(operation) ? 1 : 0))
  }

  @Test(arguments: operations) func afterALostAnswerOnlyHarmlessOperationsAreSentAgain(_ operation: String)
    async throws
  {
    let call = try #require(KMSOperationTable.all[operation])
    let transport = ScriptedTransport([.lost(.timedOut), .refused("NotFoundException")])
    let error = await TestClient.failure { () throws(AWSError) in
      try await call(TestClient.kms(transport), .object([]))
    }
    let isSentAgain = Self.reads.contains(operation) || Self.repeatable.contains(operation)
    #expect(transport.requests.count == (isSentAgain ? 2 : 1))
    #expect(transport.requests.allSatisfy { $0.sendsOnce == !isSentAgain })
    #expect(error?.code == (isSentAgain ? "NotFoundException" : "TimedOut"))
  }
}
