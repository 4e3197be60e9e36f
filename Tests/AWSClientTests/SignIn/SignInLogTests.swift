import Logging
import Testing

@testable import AWSClient

/// What the log and the console hear of a sign-in.
@Suite struct SignInLogTests {
  @Test func callsThatSignInAreWrittenDownToo() async throws {
    let records = Lock<[CallRecord]>([])
    let transport = ScriptedTransport([
      STSAnswers.refusal("Throttling", "slow"), STSAnswers.role(id: "ASIANEW"),
    ])
    let scene = AssumeRoleTests.scene("admin", transport)
    var tools = scene.tools
    tools.onCall = { record in records.withLock { $0.append(record) } }
    let lines = Lock<[String]>([])
    tools.logger = Logger(label: "test") { _ in LineHandler(lines: lines) }
    _ = try await SignIn(configuration: try scene.configuration(), tools: tools).credentials()
    let seen = records.withLock { $0 }
    #expect(seen.map(\.operation) == ["AssumeRole", "AssumeRole"])
    #expect(seen.map(\.status) == [403, 200])
    let log = lines.withLock { $0 }.joined()
    #expect(log.contains("sts AssumeRole"))
    #expect(!log.contains("ASIANEW"))
  }

  @Test(
    arguments: [
      (
        ["AWS_CONTAINER_CREDENTIALS_RELATIVE_URI": "/v2/credentials/secret-name"],
        [ScriptedTransport.Answer.status(503), .status(200, ContainerProviderTests.document)],
        ["container GetCredentials 503", "container GetCredentials 200"]
      ),
      (
        [:],
        [.status(404), InstanceMetadataProviderTests.role, .lost(.connectionRefused)],
        [
          "imds PUT latest/api/token 404", "imds GET latest/meta-data/iam/security-credentials/ 200",
          "imds PUT latest/api/token connectionRefused",
        ]
      ),
    ] as [([String: String], [ScriptedTransport.Answer], [String])])
  func questionsToMetadataServicesAreWrittenDownToo(
    _ environment: [String: String], _ answers: [ScriptedTransport.Answer], _ expected: [String]
  ) async throws {
    let world = SignInWorld(ScriptedTransport(answers), environment: environment)
    let records = Lock<[CallRecord]>([])
    let lines = Lock<[String]>([])
    var tools = world.tools
    tools.onCall = { record in records.withLock { $0.append(record) } }
    tools.logger = Logger(label: "test") { _ in LineHandler(lines: lines) }
    _ = try? await SignIn(configuration: try world.configuration(), tools: tools).credentials()
    let seen = records.withLock { $0 }.map { record in
      "\(record.service) \(record.operation) \(record.status.map(String.init) ?? record.errorCode ?? "")"
    }
    #expect(seen == expected)
    let log = lines.withLock { $0 }
    #expect(log.count == expected.count)
    #expect(log.allSatisfy { !$0.contains("secret") && !$0.contains("session-token") })
  }
}
