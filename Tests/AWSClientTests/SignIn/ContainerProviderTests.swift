import FoundationEssentials
import Testing

@testable import AWSClient

/// Credentials of a container.
@Suite struct ContainerProviderTests {
  struct Suite: Decodable { var tests: [Case] }

  struct Case: Decodable, Sendable, CustomTestStringConvertible {
    struct Outcome: Decodable {
      var Ok: String?
      var ErrorContains: String?
    }
    var docs: String
    var env: [String: String]
    var result: Outcome
    var testDescription: String { docs }
  }

  /// AWS's cases; see Data/credential-chain-smithy-rs/SOURCE.md.
  static let cases: [Case] =
    (try? JSONDecoder().decode(
      Suite.self, from: TestData.bytes("credential-chain-smithy-rs/ecs-tests.json")))?.tests ?? []

  static let fullURI = "AWS_CONTAINER_CREDENTIALS_FULL_URI"
  static let relativeURI = "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI"
  static let token = "AWS_CONTAINER_AUTHORIZATION_TOKEN"
  static let tokenFile = "AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE"
  static let document = """
    {"AccessKeyId":"ASIATASK","SecretAccessKey":"taskSecret","Token":"taskToken",\
    "Expiration":"2025-11-19T06:00:00Z","RoleArn":"arn:aws:iam::111122223333:role/task"}
    """

  static func provider(_ world: SignInWorld) throws -> ContainerProvider {
    ContainerProvider(configuration: try world.configuration(), tools: world.tools)
  }

  static func failure(_ world: SignInWorld) async throws -> AWSError? {
    let provider = try provider(world)
    return await TestClient.failure { () throws(AWSError) in try await provider.retrieve() }
  }

  @Test func theWholeSuiteIsHere() { #expect(Self.cases.count == 11) }

  @Test(arguments: cases) func asksWhereAWSDescribes(_ item: Case) async throws {
    let transport = ScriptedTransport([.ok(Self.document)])
    let world = SignInWorld(transport, environment: item.env)
    guard let url = item.result.Ok else {
      #expect(try await Self.failure(world) != nil)
      #expect(transport.requests.isEmpty)
      return
    }
    _ = try await Self.provider(world).retrieve()
    #expect(transport.requests.map(\.url) == [url])
  }

  @Test(arguments: [
    "http://127.0.0.1/c", "http://127.1.2.3:80/c", "http://localhost/c", "http://[::1]:8080/c",
    "http://[0:0:0:0:0:0:0:1]/c", "http://169.254.170.2/c", "http://169.254.170.23/c",
    "http://[fd00:ec2::23]/c", "http://[fd00:ec2:0:0:0:0:0:23]/c", "https://anywhere.example/c",
  ])
  func theseAddressesAreTrusted(_ url: String) throws {
    let environment = Environment(variables: [Self.fullURI: url])
    #expect(try ContainerEndpoint.resolve(environment).url == url)
  }

  @Test(arguments: [
    "http://example.com/c", "http://169.254.170.3/c", "http://169.254.169.254/c", "http://10.0.0.1/c",
    "http://[fd00:ec2::24]/c", "http://127.0.0.1.example.com/c", "http://localhost.example.com/c",
    "http://evil.localhost/c", "http://0.0.0.0/c", "http://2130706433/c", "http://0177.0.0.1/c",
    "http://127.1/c", "http://user@127.0.0.1/c", "http://127.0.0.1@evil.example/c", "http://[::]/c",
    "ftp://127.0.0.1/c", "127.0.0.1/c", "http://", "http://127.0.0.1:99999/c", "http://127.0.0.1/c\u{7}",
    "http://127.0.0.1\\evil.example/c", "http://169.254.170.2%2eevil.example/c",
  ])
  func theseAreNot(_ url: String) async throws {
    let transport = ScriptedTransport([])
    let error = try await Self.failure(SignInWorld(transport, environment: [Self.fullURI: url]))
    #expect(error?.kind == .configuration)
    #expect(error?.message.contains(Self.fullURI) == true)
    #expect(transport.requests.isEmpty)
  }

  /// Without its slash the path would become part of the host.
  @Test(arguments: ["@evil.example/c", ".evil.example/c", ":80@evil.example/", "c", "/c#f", "/c d", "/c\\d"])
  func theRelativeURIStaysAPath(_ path: String) async throws {
    let error = try await Self.failure(SignInWorld(environment: [Self.relativeURI: path]))
    #expect(error?.kind == .configuration)
    #expect(error?.message.contains(Self.relativeURI) == true)
  }

  @Test func theAnswerBecomesCredentials() async throws {
    let transport = ScriptedTransport([.ok(Self.document)])
    let world = SignInWorld(transport, environment: [Self.relativeURI: "/v2/credentials/1"])
    let credentials = try await Self.provider(world).retrieve()
    #expect(credentials.accessKeyID == "ASIATASK")
    #expect(CredentialsDocument.plain(credentials.secretAccessKey) == "taskSecret")
    #expect(credentials.sessionToken.map(CredentialsDocument.plain) == "taskToken")
    #expect(credentials.expiration == RFC3339Time.date("2025-11-19T06:00:00Z"))
    #expect(credentials.accountID == "111122223333")
    #expect(credentials.source == "container")
    let request = try #require(transport.requests.first)
    #expect(request.method == "GET")
    #expect(request.header("accept") == "application/json")
    #expect(request.header("authorization") == nil)
    #expect(request.isLinkLocal)
    #expect(request.timeouts == HTTPRequest.Timeouts(connect: 2, total: 2))
  }

  @Test(
    arguments: [
      ("\"AccountId\":\"444455556666\",\"RoleArn\":\"arn:aws:iam::111122223333:role/task\"", "444455556666"),
      ("\"RoleArn\":\"arn:aws-cn:iam::111122223333:role/a:b\"", "111122223333"),
      ("\"RoleArn\":\"arn:aws:iam::1:role/task\"", nil), ("\"RoleArn\":[]", nil), ("\"AccountId\":7", nil),
    ] as [(String, String?)])
  func theAccountIsTakenWhereItIsSaid(_ members: String, _ account: String?) async throws {
    let body = Self.document.replacing("\"RoleArn\":\"arn:aws:iam::111122223333:role/task\"", with: members)
    let world = SignInWorld(ScriptedTransport([.ok(body)]), environment: [Self.relativeURI: "/c"])
    #expect(try await Self.provider(world).retrieve().accountID == account)
  }

  @Test func theTokenFileBeatsTheVariableAndIsReadEachTime() async throws {
    let transport = ScriptedTransport([.ok(Self.document), .ok(Self.document)])
    let world = SignInWorld(
      transport, files: ["/var/token": "Bearer first"],
      environment: [
        Self.fullURI: "http://169.254.170.23/v1/credentials", Self.tokenFile: "/var/token",
        Self.token: "other",
      ])
    let provider = try Self.provider(world)
    _ = try await provider.retrieve()
    world.write("/var/token", "second")
    _ = try await provider.retrieve()
    #expect(transport.requests.map { $0.header("authorization") } == ["Bearer first", "second"])
  }

  @Test func withoutAFileTheVariableIsUsed() async throws {
    let transport = ScriptedTransport([.ok(Self.document)])
    let world = SignInWorld(transport, environment: [Self.relativeURI: "/c", Self.token: "Basic abc"])
    _ = try await Self.provider(world).retrieve()
    #expect(transport.requests.first?.header("authorization") == "Basic abc")
  }

  @Test(arguments: ["abc\n", "abc\r", "a\r\nX-Evil: 1", "\u{0}", "", "ü"])
  func aTokenThatWouldBreakTheHeaderIsNotSent(_ text: String) async throws {
    let transport = ScriptedTransport([])
    let file = SignInWorld(
      transport, files: ["/var/token": text],
      environment: [Self.relativeURI: "/c", Self.tokenFile: "/var/token"])
    let inFile = try #require(try await Self.failure(file))
    #expect(inFile.message.contains("/var/token"))
    #expect(inFile.message.contains(Self.tokenFile))
    if !text.isEmpty {
      let variable = SignInWorld(transport, environment: [Self.relativeURI: "/c", Self.token: text])
      let inVariable = try #require(try await Self.failure(variable))
      #expect(inVariable.message.contains(Self.token))
      #expect(inVariable.code == "InvalidContainerToken")
    }
    #expect(transport.requests.isEmpty)
  }

  @Test func aMissingTokenFileIsNamed() async throws {
    let error = try await Self.failure(
      SignInWorld(environment: [Self.relativeURI: "/c", Self.tokenFile: "/var/gone"]))
    #expect(error?.kind == .credentials)
    #expect(error?.message.contains("/var/gone") == true)
  }

  @Test func threeAttemptsASecondApart() async throws {
    let transport = ScriptedTransport([.lost(.timedOut), .status(500, "busy"), .ok(Self.document)])
    let world = SignInWorld(transport, environment: [Self.relativeURI: "/c"])
    #expect(try await Self.provider(world).retrieve().accessKeyID == "ASIATASK")
    #expect(world.pauses.withLock { $0 } == [1, 1])
  }

  @Test func afterTheThirdItIsAnError() async throws {
    let transport = ScriptedTransport([
      .ok("<html>"), .lost(.timedOut),
      .status(403, "{\"code\":\"AccessDenied\",\"message\":\"role\\u0000 gone\"}"),
      .ok(Self.document),
    ])
    let error = try await Self.failure(SignInWorld(transport, environment: [Self.relativeURI: "/c"]))
    #expect(error?.kind == .credentials)
    #expect(error?.status == 403)
    #expect(error?.message.contains("gone") == true)
    #expect(transport.requests.count == 3)
  }

  @Test(arguments: ["AccessKeyId", "SecretAccessKey", "Token", "Expiration"])
  func aMissingMemberIsNamed(_ member: String) async throws {
    for body in [
      Self.document.replacing("\"\(member)\"", with: "\"Other\""),
      Self.document.replacing("\"\(member)\":\"", with: "\"\(member)\":7,\"Other\":\""),
      Self.document.replacing("\"\(member)\":\"", with: "\"\(member)\":\"\\u0001"),
    ] {
      let transport = ScriptedTransport([.ok(body)])
      let error = try await Self.failure(SignInWorld(transport, environment: [Self.relativeURI: "/c"]))
      #expect(error?.kind == .unreadableAnswer)
      #expect(error?.message.contains(member) == true)
      #expect(error?.message.contains("taskSecret") == false)
    }
  }

  @Test func aCancelledRequestIsNotRepeated() async throws {
    let transport = ScriptedTransport([.lost(.cancelled), .ok(Self.document)])
    let error = try await Self.failure(SignInWorld(transport, environment: [Self.relativeURI: "/c"]))
    #expect(error?.kind == .cancelled)
    #expect(transport.requests.count == 1)
  }

  @Test func itIsConfiguredByEitherVariable() {
    #expect(!ContainerProvider.isConfigured(Environment(variables: [:])))
    #expect(!ContainerProvider.isConfigured(Environment(variables: [Self.fullURI: "", Self.token: "t"])))
    #expect(ContainerProvider.isConfigured(Environment(variables: [Self.fullURI: "x"])))
    #expect(ContainerProvider.isConfigured(Environment(variables: [Self.relativeURI: "x"])))
  }

  @Test(arguments: ["hunter2", "Bearer eyJhbGciOiJIUzI1NiJ9.hunter2"])
  func aTokenThatTheEndpointQuotesIsNotShown(_ token: String) async throws {
    let echo = RequestSecretsTests.Echo { request in
      HTTPResponse(
        status: 403, headers: [], body: RequestSecretsTests.refusal("X", RequestSecretsTests.all(request)))
    }
    let error = try await Self.failure(
      SignInWorld(echo, environment: [Self.relativeURI: "/c", Self.token: token]))
    #expect(error?.message.contains("‹secret›") == true)
    #expect(error?.message.contains("hunter2") == false)
  }

  @Test func theTokenIsNotShown() async throws {
    let transport = ScriptedTransport([.status(500), .status(500), .status(500)])
    let world = SignInWorld(transport, environment: [Self.relativeURI: "/c", Self.token: "hunter2"])
    let provider = try Self.provider(world)
    let error = await TestClient.failure { () throws(AWSError) in try await provider.retrieve() }
    #expect(transport.requests[0].header("authorization") == "hunter2")
    for value in [provider, error as Any, transport.requests] as [Any] {
      for text in SecretTests.shown(value) { #expect(!text.contains("hunter2")) }
    }
  }
}
