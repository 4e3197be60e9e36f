import Testing

@testable import AWSClient

/// Trying a call without doing it.
@Suite struct DryRunTests {
  typealias Trial = @Sendable (KMSClient, JSONValue) async throws -> DryRunOutcome

  static let trials: [String: Trial] = [
    "Encrypt": { try await $0.dryRun(KMSOperationTable.encrypt($1)) },
    "Decrypt": { try await $0.dryRun(KMSOperationTable.decrypt($1)) },
    "ReEncrypt": { try await $0.dryRun(KMSOperationTable.reEncrypt($1)) },
    "GenerateDataKey": { try await $0.dryRun(KMSOperationTable.dataKey($1)) },
    "GenerateDataKeyWithoutPlaintext": { try await $0.dryRun(KMSOperationTable.encryptedDataKey($1)) },
    "GenerateDataKeyPair": { try await $0.dryRun(KMSOperationTable.pair($1)) },
    "GenerateDataKeyPairWithoutPlaintext": { try await $0.dryRun(KMSOperationTable.encryptedPair($1)) },
    "GenerateMac": { try await $0.dryRun(KMSOperationTable.mac($1)) },
    "VerifyMac": { try await $0.dryRun(KMSOperationTable.verifyMac($1)) },
    "Sign": { try await $0.dryRun(KMSOperationTable.sign($1)) },
    "Verify": { try await $0.dryRun(KMSOperationTable.verify($1)) },
    "DeriveSharedSecret": { try await $0.dryRun(KMSOperationTable.derive($1)) },
    "Encapsulate": { try await $0.dryRun(KMSOperationTable.encapsulate($1)) },
    "Decapsulate": { try await $0.dryRun(KMSOperationTable.decapsulate($1)) },
    "CreateGrant": { try await $0.dryRun(KMSOperationTable.createGrant($1)) },
    "RevokeGrant": { try await $0.dryRun(KMSOperationTable.revoke($1)) },
    "RetireGrant": { try await $0.dryRun(KMSOperationTable.retire($1)) },
  ]

  @Test func everyOperationThatHasADryRunCanBeTried() {
    let able = KMSModelTests.model.members.filter { $0.value["input"]?["DryRun"] != nil }.map(\.name)
    #expect(Set(able) == Set(Self.trials.keys))
  }

  @Test(arguments: trials.keys.sorted()) func aTrialSaysSoAndSendsTheRest(_ operation: String) async throws {
    let trial = try #require(Self.trials[operation])
    let input = ModelShape.structure(try #require(KMSModelTests.model[operation]?["input"]))
    let transport = ScriptedTransport([.refused("DryRunOperationException", status: 412)])
    #expect(try await trial(TestClient.kms(transport), input) == .wouldSucceed)
    let sent = try JSONReader.read(Array(try #require(transport.bodies.first).utf8))
    #expect(sent.normalized == input.normalized)
  }

  static let call = RevokeGrantCall(keyID: "k", grantID: "g")

  static func outcome(_ answer: ScriptedTransport.Answer) async throws(AWSError) -> DryRunOutcome {
    try await TestClient.kms(ScriptedTransport([answer, answer, answer])).dryRun(call)
  }

  @Test(arguments: [
    ("AccessDeniedException", 400), ("AccessDenied", 403), ("DisabledException", 400),
    ("NotFoundException", 400), ("KMSInvalidStateException", 409), ("LimitExceededException", 400),
    ("ValidationException", 400), ("KeyUnavailableException", 500),
  ])
  func aRefusalIsAnOutcome(_ code: String, _ status: Int) async throws {
    guard case .wouldFail(let error) = try await Self.outcome(.refused(code, "why", status: status)) else {
      Issue.record("no refusal")
      return
    }
    #expect(error.code.hasPrefix(code))
    #expect(error.message == "why")
  }

  @Test(arguments: [
    ScriptedTransport.Answer.refused("ThrottlingException"), .refused("KMSInternalException", status: 500),
    .refused("DependencyTimeoutException", status: 503), .refused("ExpiredTokenException"),
    .lost(.connectionRefused), .refused("SomethingElse", status: 503),
  ])
  func noVerdictIsAnError(_ answer: ScriptedTransport.Answer) async {
    let error = await TestClient.failure { () throws(AWSError) in try await Self.outcome(answer) }
    #expect(error != nil)
  }

  @Test func anEndpointThatDoesItAllTheSameIsFoundOut() async throws {
    #expect(try await Self.outcome(.ok("{}")) == .carriedOut)
    #expect(try await Self.outcome(.ok("")) == .carriedOut)
  }

  @Test func aReadOnlyClientDoesNotEvenTry() async {
    let transport = ScriptedTransport([])
    let error = await TestClient.failure { () throws(AWSError) in
      try await TestClient.kms(transport, readOnly: true).dryRun(Self.call)
    }
    #expect(error?.kind == .readOnly)
    #expect(transport.requests.isEmpty)
  }
}
