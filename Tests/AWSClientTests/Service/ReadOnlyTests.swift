import Testing

@testable import AWSClient

/// Read-only is a wall in front of the network, not a matter of good behaviour.
@Suite struct ReadOnlyTests {
  static let writes = TestClient.operations.map(\.name).filter { !TestClient.reads.contains($0) }

  @Test(arguments: writes) func aChangeIsRefusedBeforeAnythingIsSent(_ name: String) async throws {
    let transport = ScriptedTransport([.ok("{}")])
    let call = try #require(TestClient.operations.first { $0.name == name }?.call)
    let error = await TestClient.failure { () throws(AWSError) in
      try await call(TestClient.kms(transport, readOnly: true))
    }
    #expect(error?.kind == .readOnly)
    #expect(error?.code == "ReadOnly")
    #expect(error?.operation == name)
    #expect(transport.requests.isEmpty)
  }

  @Test(arguments: TestClient.reads) func aReadPasses(_ name: String) async throws {
    let transport = ScriptedTransport([.refused("NotFoundException", "gone")])
    let call = try #require(TestClient.operations.first { $0.name == name }?.call)
    let error = await TestClient.failure { () throws(AWSError) in
      try await call(TestClient.kms(transport, readOnly: true))
    }
    #expect(error?.kind == .service)
    #expect(transport.requests.count == 1)
  }

  @Test(arguments: TestClient.operations.map(\.name)) func withoutReadOnlyEverythingIsSent(_ name: String)
    async throws
  {
    let transport = ScriptedTransport([.refused("NotFoundException", "gone")])
    let call = try #require(TestClient.operations.first { $0.name == name }?.call)
    let error = await TestClient.failure { () throws(AWSError) in try await call(TestClient.kms(transport)) }
    #expect(error?.operation == name)
    #expect(transport.requests.first?.header("x-amz-target") == "TrentService.\(name)")
  }

  @Test func anOperationNobodyKnowsIsRefusedToo() async {
    let transport = ScriptedTransport([.ok("{}")])
    let client = TestClient.kms(transport, readOnly: true)
    let error = await TestClient.failure { () throws(AWSError) in
      try await client.service.callWithoutAnswer("ListKeysAndDeleteThem", [])
    }
    #expect(error?.kind == .readOnly)
    #expect(transport.requests.isEmpty)
  }
}
