import AWSClient
import Foundation
import Testing

@testable import KMSSandbox

/// The console's story through the product's own client: once over the transport, once over a socket.
struct ClientStoryTests {
  enum Road: String, Sendable, CaseIterable { case transport, socket }

  struct Clients: Sendable {
    var kms: KMSClient
    var sts: STSClient
  }

  private static func clients(_ endpoint: EndpointURL, _ transport: any Transport) -> Clients {
    let connection = ServiceConnection(
      endpoint: endpoint, region: ExampleAccount.region,
      credentials: FixedCredentials(ExampleAccount.credentials), transport: transport)
    return Clients(kms: KMSClient(connection), sts: STSClient(connection))
  }

  private func over(_ road: Road, _ story: (Clients) async throws -> Void) async throws {
    switch road {
    case .transport:
      let transport = SandboxTransport(kms: ExampleAccount.make())
      try await story(Self.clients(EndpointURL.loopback(port: 1), transport))
    case .socket:
      try await RunningServer.with { (running) async throws in
        let endpoint = EndpointURL.loopback(port: running.server.port)
        try await story(Self.clients(endpoint, running.transport))
      }
    }
  }

  private func error(_ call: () async throws(AWSError) -> Void) async -> AWSError? {
    do throws(AWSError) { try await call() } catch { return error }
    return nil
  }

  private func aliases(_ kms: KMSClient) async throws -> [String: String] {
    var aliases: [String: String] = [:]
    try await kms.listAllAliases { page in
      for alias in page { aliases[alias.name] = alias.targetKeyID }
    }
    return aliases
  }

  @Test("Browse, read, edit, be refused, schedule and cancel", arguments: Road.allCases)
  func story(_ road: Road) async throws {
    try await over(road) { clients in
      let identity = try await clients.sts.getCallerIdentity()
      #expect(identity.arn == ExampleAccount.callerARN)
      #expect(identity.account == ExampleAccount.accountID)

      var keys: [KeyListEntry] = []
      try await clients.kms.listAllKeys { keys += $0 }
      #expect((40...60).contains(keys.count))
      let aliases = try await aliases(clients.kms)
      let keyID = try #require(aliases["alias/platform/logs"])
      let metadata = try await clients.kms.describeKey(keyID)
      #expect(metadata.state == "Enabled")
      #expect(metadata.unknownFields == [])
      #expect(try await clients.kms.listAllResourceTags(keyID).map(\.key) == ["team", "env"])
      #expect(try await clients.kms.getKeyRotationStatus(keyID).periodInDays == 180)

      try await edit(clients.kms, keyID)
      try await deletion(clients.kms, keyID)
    }
  }

  private func edit(_ kms: KMSClient, _ keyID: String) async throws {
    let policy = try await kms.getKeyPolicy(keyID)
    let changed = policy.replacing("kms:Describe*", with: "kms:DescribeKey")
    #expect(changed != policy)
    try await kms.putKeyPolicy(keyID, policy: changed)
    #expect(try await kms.getKeyPolicy(keyID) == changed)

    let lockout = ExamplePolicy.soleAdministrator(ExamplePeople.alice)
    let refusal = try #require(
      await error { () async throws(AWSError) in try await kms.putKeyPolicy(keyID, policy: lockout) })
    #expect(refusal.kind == .service)
    #expect(refusal.code == "MalformedPolicyDocumentException")
    #expect(
      refusal.message == "The new key policy will not allow you to update the key policy in the future.")
    #expect(refusal.requestID?.count == 36)
    #expect(try await kms.getKeyPolicy(keyID) == changed)
  }

  private func deletion(_ kms: KMSClient, _ keyID: String) async throws {
    let scheduled = try await kms.scheduleKeyDeletion(keyID, pendingWindowInDays: 7)
    #expect(scheduled.state == "PendingDeletion")
    let date = try #require(scheduled.deletionDate)
    let pending = try await kms.describeKey(keyID)
    #expect(pending.state == "PendingDeletion")
    #expect(pending.deletionDate == date)
    try await kms.cancelKeyDeletion(keyID)
    #expect(try await kms.describeKey(keyID).state == "Disabled")
    try await kms.enableKey(keyID)
    #expect(try await kms.describeKey(keyID).enabled)
  }

  @Test("Every key of the example can be read, or says who denied it", arguments: Road.allCases)
  func everyKey(_ road: Road) async throws {
    try await over(road) { clients in
      var keys: [KeyListEntry] = []
      try await clients.kms.listAllKeys { keys += $0 }
      var denied = 0
      for key in keys {
        let problem = await error { () async throws(AWSError) in
          let metadata = try await clients.kms.describeKey(key.keyID)
          #expect(metadata.arn == key.arn)
          // Members of custom key stores, which the client hands on as they are.
          let rest = Set(metadata.unknownFields.map(\.name)).subtracting([
            "CloudHsmClusterId", "XksKeyConfiguration",
          ])
          #expect(rest == [])
          #expect(metadata.created != nil)
          _ = try await clients.kms.listAllGrants(key.keyID)
        }
        guard let problem else { continue }
        #expect(problem.isAccessDenied)
        denied += 1
      }
      #expect(denied == 1)
    }
  }

  @Test("A key is created and listed", arguments: Road.allCases)
  func create(_ road: Road) async throws {
    try await over(road) { clients in
      let made = try await clients.kms.createKey(
        description: "made by the client", policy: nil, spec: "RSA_3072", usage: "SIGN_VERIFY",
        multiRegion: true,
        tags: [KeyTag(key: "team", value: "x")], origin: "AWS_KMS")
      #expect(made.multiRegionType == "PRIMARY")
      #expect(made.primary?.region == ExampleAccount.region)
      #expect(made.algorithms.count == 6)
      var keys: [KeyListEntry] = []
      try await clients.kms.listAllKeys { keys += $0 }
      #expect(keys.last?.keyID == made.keyID)
    }
  }
}
