import FoundationEssentials
import Testing

@testable import AWSClient

/// Credentials of an instance's role, at 2025-11-19T00:00:00Z.
@Suite struct InstanceMetadataProviderTests {
  static let token = ScriptedTransport.Answer.status(
    200, "session-token", headers: [HTTPHeader("X-Aws-Ec2-Metadata-Token-Ttl-Seconds", "21600")])
  static let role = ScriptedTransport.Answer.status(200, "Admin-Role")
  static let document = """
    {"Code":"Success","LastUpdated":"2025-11-18T23:00:00Z","Type":"AWS-HMAC","AccessKeyId":"ASIAINSTANCE",\
    "SecretAccessKey":"instanceSecret","Token":"instanceToken","Expiration":"2025-11-19T05:00:00Z"}
    """
  static let keys = ScriptedTransport.Answer.status(200, document)
  static let base = "http://169.254.169.254/latest"
  static let roles = base + "/meta-data/iam/security-credentials/"

  static func provider(_ world: SignInWorld) throws -> InstanceMetadataProvider {
    InstanceMetadataProvider(configuration: try world.configuration(), tools: world.tools)
  }

  static func failure(
    _ answers: [ScriptedTransport.Answer], _ environment: [String: String] = [:]
  ) async throws -> (error: AWSError?, requests: [HTTPRequest]) {
    let transport = ScriptedTransport(answers)
    let provider = try provider(SignInWorld(transport, environment: environment))
    let error = await TestClient.failure { () throws(AWSError) in try await provider.retrieve() }
    return (error, transport.requests)
  }

  @Test func tokenRoleAndDocument() async throws {
    let transport = ScriptedTransport([Self.token, Self.role, Self.keys])
    let credentials = try await Self.provider(SignInWorld(transport)).retrieve()
    #expect(credentials.accessKeyID == "ASIAINSTANCE")
    #expect(CredentialsDocument.plain(credentials.secretAccessKey) == "instanceSecret")
    #expect(credentials.sessionToken.map(CredentialsDocument.plain) == "instanceToken")
    #expect(credentials.expiration == RFC3339Time.date("2025-11-19T05:00:00Z"))
    #expect(credentials.source == "instance metadata (role Admin-Role)")
    #expect(credentials.remark == nil)
    let requests = transport.requests
    #expect(requests.map(\.method) == ["PUT", "GET", "GET"])
    #expect(requests.map(\.url) == [Self.base + "/api/token", Self.roles, Self.roles + "Admin-Role"])
    #expect(requests[0].header("x-aws-ec2-metadata-token-ttl-seconds") == "21600")
    #expect(requests.dropFirst().allSatisfy { $0.header("x-aws-ec2-metadata-token") == "session-token" })
    #expect(requests.allSatisfy { $0.isLinkLocal })
    #expect(requests.allSatisfy { $0.timeouts == HTTPRequest.Timeouts(connect: 1, total: 1) })
  }

  @Test func theTokenIsKeptForItsLife() async throws {
    let short = ScriptedTransport.Answer.status(
      200, "short", headers: [HTTPHeader("x-aws-ec2-metadata-token-ttl-seconds", "60")])
    let transport = ScriptedTransport([
      short, Self.role, Self.keys, Self.role, Self.keys, Self.token, Self.role, Self.keys,
    ])
    let world = SignInWorld(transport)
    let provider = try Self.provider(world)
    _ = try await provider.retrieve()
    world.pass(29)
    _ = try await provider.retrieve()
    world.pass(2)
    _ = try await provider.retrieve()
    #expect(
      transport.requests.map(\.method) == ["PUT", "GET", "GET", "GET", "GET", "PUT", "GET", "GET"])
  }

  @Test(arguments: ["-9", "99999999999999999999", "soon", "0"])
  func anAbsurdLifeDoesNoHarm(_ life: String) async throws {
    let odd = ScriptedTransport.Answer.status(
      200, "odd", headers: [HTTPHeader("x-aws-ec2-metadata-token-ttl-seconds", life)])
    let transport = ScriptedTransport([odd, Self.role, odd, Self.keys, Self.keys])
    let provider = try Self.provider(SignInWorld(transport))
    _ = await TestClient.failure { () throws(AWSError) in try await provider.retrieve() }
    #expect((2...5).contains(transport.requests.count))
  }

  @Test func aRefusedTokenIsReplacedOnce() async throws {
    let transport = ScriptedTransport([
      Self.token, Self.role, .status(401), .status(200, "second"), Self.keys,
    ])
    _ = try await Self.provider(SignInWorld(transport)).retrieve()
    #expect(transport.requests.last?.header("x-aws-ec2-metadata-token") == "second")
    let (error, requests) = try await Self.failure([
      Self.token, .status(401), Self.token, .status(401), Self.token,
    ])
    #expect(error?.status == 401)
    #expect(requests.count == 4)
  }

  /// See "IMDS credential provider" in the AWS SDKs and Tools Reference Guide.
  @Test(arguments: [403, 404, 405]) func withoutTokensVersionOneIsAsked(_ status: Int) async throws {
    let transport = ScriptedTransport([.status(status), Self.role, .status(status), Self.keys])
    _ = try await Self.provider(SignInWorld(transport)).retrieve()
    #expect(transport.requests.map(\.method) == ["PUT", "GET", "PUT", "GET"])
    #expect(transport.requests.allSatisfy { $0.header("x-aws-ec2-metadata-token") == nil })
  }

  @Test func whyVersionOneWasAskedIsKept() async throws {
    let transport = ScriptedTransport([.status(404), Self.role, .status(404), Self.keys])
    #expect(
      try await Self.provider(SignInWorld(transport)).retrieve().remark
        == "version 1 of the metadata service was asked, because it hands out no session token (status 404)")
  }

  @Test func versionOneCanBeSwitchedOff() async throws {
    let (error, requests) = try await Self.failure(
      [.status(403), Self.role, Self.keys], ["AWS_EC2_METADATA_V1_DISABLED": "true"])
    #expect(error?.kind == .credentials)
    #expect(error?.hint.contains("AWS_EC2_METADATA_V1_DISABLED") == true)
    #expect(requests.count == 1)
  }

  static let late = ScriptedTransport.Answer.lost(.timedOut)
  /// The connection did not stand in time, so that there is nobody.
  static let unreachable = ScriptedTransport.Answer.failure(
    TransportError(.timedOut, "No connection to 169.254.169.254 stood in time.", mayHaveBeenSent: false))

  /// As the AWS CLI does, which needs it in containers of an instance whose hop limit is 1.
  @Test func whereATokenDoesNotComeInTimeVersionOneIsAsked() async throws {
    let transport = ScriptedTransport([Self.late, Self.role, Self.keys, Self.role, Self.keys])
    let world = SignInWorld(transport)
    let provider = try Self.provider(world)
    let credentials = try await provider.retrieve()
    #expect(credentials.accessKeyID == "ASIAINSTANCE")
    #expect(credentials.source == "instance metadata (role Admin-Role)")
    #expect(
      credentials.remark
        == "version 1 of the metadata service was asked, because it handed out no session token within 1 second "
        + "(as for containers where its hop limit is 1)")
    #expect(transport.requests.map(\.method) == ["PUT", "GET", "GET"])
    #expect(transport.requests.allSatisfy { $0.header("x-aws-ec2-metadata-token") == nil })
    world.pass(59)
    _ = try await provider.retrieve()
    #expect(transport.requests.map(\.method) == ["PUT", "GET", "GET", "GET", "GET"])
  }

  @Test func aTokenIsAskedForAgainAfterAWhile() async throws {
    let transport = ScriptedTransport([
      Self.late, Self.role, Self.keys, Self.token, Self.role, Self.keys,
    ])
    let world = SignInWorld(transport)
    let provider = try Self.provider(world)
    #expect(try await provider.retrieve().remark != nil)
    world.pass(61)
    #expect(try await provider.retrieve().remark == nil)
    #expect(transport.requests.map(\.method) == ["PUT", "GET", "GET", "PUT", "GET", "GET"])
    #expect(transport.requests.last?.header("x-aws-ec2-metadata-token") == "session-token")
  }

  /// The AWS CLI takes every failure but a wrong question for a service without tokens.
  @Test(
    arguments: [
      ([.status(500), role, .status(500), keys], "hands out no session token (status 500)"),
      ([.lost(.connectionFailed), role, keys], "broke off before it had handed out a session token"),
    ] as [([ScriptedTransport.Answer], String)])
  func whereATokenCannotBeHadVersionOneIsAsked(
    _ answers: [ScriptedTransport.Answer], _ reason: String
  ) async throws {
    let credentials = try await Self.provider(SignInWorld(ScriptedTransport(answers))).retrieve()
    #expect(credentials.remark == "version 1 of the metadata service was asked, because it \(reason)")
  }

  /// botocore does not spend further attempts on the token.
  @Test func aLateTokenIsNotAskedForTwice() async throws {
    let transport = ScriptedTransport([.status(503), Self.late, Self.late, Self.role, Self.keys])
    let world = SignInWorld(transport, environment: ["AWS_METADATA_SERVICE_NUM_ATTEMPTS": "3"])
    _ = try await Self.provider(world).retrieve()
    #expect(transport.requests.map(\.method) == ["PUT", "PUT", "GET", "GET", "GET"])
  }

  @Test(arguments: [
    ["AWS_EC2_METADATA_V1_DISABLED": "true"], ["AWS_EC2_METADATA_V1_DISABLED": "TRUE"],
  ])
  func aLateTokenIsAnErrorWhereVersionOneIsSwitchedOff(_ environment: [String: String]) async throws {
    let (error, requests) = try await Self.failure([Self.late, Self.role, Self.keys], environment)
    #expect(error?.kind == .credentials)
    #expect(error?.message.contains("no session token within 1 second") == true)
    #expect(error?.message.contains("version 1 is switched off") == true)
    #expect(requests.count == 1)
  }

  /// An instance that insists on tokens, seen from a container that they do not reach.
  @Test func whereNothingIsGivenWithoutATokenTheHopLimitIsNamed() async throws {
    let (error, requests) = try await Self.failure([Self.late, .status(401), Self.token])
    #expect(error?.status == 401)
    #expect(error?.message.contains("hop limit is 1), and gives nothing without one.") == true)
    #expect(requests.map(\.method) == ["PUT", "GET"])
  }

  /// The token was late only once, on a busy machine.
  @Test func afterThatATokenIsAskedForAgain() async throws {
    let transport = ScriptedTransport([Self.late, .status(401), Self.token, Self.role, Self.keys])
    let provider = try Self.provider(SignInWorld(transport))
    #expect(await TestClient.failure { () throws(AWSError) in try await provider.retrieve() }?.status == 401)
    #expect(try await provider.retrieve().accessKeyID == "ASIAINSTANCE")
    #expect(transport.requests.map(\.method) == ["PUT", "GET", "PUT", "GET", "GET"])
  }

  @Test(
    arguments: [
      .status(400), unreachable, .lost(.connectionRefused), .lost(.cannotResolveHost), .status(200, ""),
    ] as [ScriptedTransport.Answer])
  func otherFailuresDoNotFallBackToVersionOne(_ answer: ScriptedTransport.Answer) async throws {
    let (error, requests) = try await Self.failure([answer, Self.role, Self.keys])
    #expect(error != nil)
    #expect(requests.count == 1)
  }

  @Test func moreAttemptsOnlyWhenAskedFor() async throws {
    let transport = ScriptedTransport([
      Self.unreachable, .status(503), Self.token, Self.late, .status(503), Self.role,
      .lost(.connectionFailed),
      Self.keys,
    ])
    let world = SignInWorld(transport, environment: ["AWS_METADATA_SERVICE_NUM_ATTEMPTS": "3"])
    _ = try await Self.provider(world).retrieve()
    #expect(transport.requests.count == 8)
    let (error, _) = try await Self.failure([Self.unreachable, Self.token])
    #expect(error?.kind == .transport)
    #expect(error?.code == "InstanceMetadataUnreachable")
  }

  @Test func itCanBeSwitchedOff() async throws {
    let (error, requests) = try await Self.failure([], ["AWS_EC2_METADATA_DISABLED": "True"])
    #expect(error?.code == "InstanceMetadataDisabled")
    #expect(requests.isEmpty)
    #expect(
      InstanceMetadataProvider.isDisabled(Environment(variables: ["AWS_EC2_METADATA_DISABLED": "TRUE"])))
    #expect(
      !InstanceMetadataProvider.isDisabled(Environment(variables: ["AWS_EC2_METADATA_DISABLED": "yes"])))
  }

  @Test func anInstanceWithoutRoleSaysSo() async throws {
    let (error, _) = try await Self.failure([Self.token, .status(404, "<html>")])
    #expect(error?.kind == .credentials)
    #expect(error?.message.contains("role") == true)
    #expect(error?.hint.contains("instance profile") == true)
  }

  @Test(arguments: [
    "", "\n", "<html>", "a/../b", "role name", "r\u{0}", String(repeating: "r", count: 65), "röle",
  ])
  func aRoleNameThatIsNoneIsNotAskedFor(_ text: String) async throws {
    let (error, requests) = try await Self.failure([Self.token, .status(200, text), Self.keys])
    #expect(error?.code == "InstanceMetadataFailed")
    #expect(requests.count == 2)
  }

  @Test func theFirstOfSeveralRolesIsTaken() async throws {
    let transport = ScriptedTransport([Self.token, .status(200, "One\r\nTwo\n"), Self.keys])
    _ = try await Self.provider(SignInWorld(transport)).retrieve()
    #expect(transport.requests.last?.url == Self.roles + "One")
  }

  @Test(arguments: [
    "", "<html>", "[]", "{}", "{\"Code\":\"Success\"}",
    document.replacing("2025-11-19T05", with: "2025-11-19"),
    document.replacing("\"instanceToken\"", with: "null"), document.replacing("ASIAINSTANCE", with: "A\\nB"),
  ])
  func aDocumentThatMakesNoSenseIsAnError(_ body: String) async throws {
    let (error, _) = try await Self.failure([Self.token, Self.role, .status(200, body)])
    #expect(error?.code == "InstanceMetadataFailed")
    #expect(error?.message.contains("instanceSecret") == false)
  }

  @Test func whatTheServiceSaysIsToldOn() async throws {
    let body = "{\"Code\":\"AssumeRoleUnauthorizedAccess\",\"Message\":\"EC2 cannot assume the role\"}"
    let (error, _) = try await Self.failure([Self.token, Self.role, .status(200, body)])
    #expect(error?.message.contains("AssumeRoleUnauthorizedAccess EC2 cannot assume the role") == true)
  }

  @Test(arguments: [
    [ScriptedTransport.Answer.status(200, "session-token")],
    [role, .status(200, "{\"Code\":\"Refused\",\"Message\":\"bad token session-token\"}")],
  ])
  func aTokenThatTheServiceQuotesIsNotShown(_ answers: [ScriptedTransport.Answer]) async throws {
    let (error, _) = try await Self.failure([Self.token] + answers)
    #expect(error?.code == "InstanceMetadataFailed")
    #expect(error?.message.contains("session-token") == false)
  }

  /// The randomness of these tests is always 1, so the expiry lies 25 minutes ahead.
  @Test(arguments: [
    ("2025-11-18T00:00:00Z", true), ("2025-11-19T00:04:59Z", true), ("2025-11-19T00:05:00Z", false),
  ])
  func expiredCredentialsStayInUse(_ expiration: String, _ isExtended: Bool) async throws {
    let body = Self.document.replacing("2025-11-19T05:00:00Z", with: expiration)
    let world = SignInWorld(ScriptedTransport([Self.token, Self.role, .status(200, body)]))
    let credentials = try await Self.provider(world).retrieve()
    let expected = isExtended ? SignInWorld.start + 1500 : try #require(RFC3339Time.date(expiration))
    #expect(credentials.expiration == expected)
  }

  @Test func theExtensionIsTenMinutesAtLeast() async throws {
    let body = Self.document.replacing("2025-11-19T05:00:00Z", with: "2025-11-18T00:00:00Z")
    let world = SignInWorld(ScriptedTransport([Self.token, Self.role, .status(200, body)]))
    var tools = world.tools
    tools.retry.random = { 0 }
    let provider = InstanceMetadataProvider(configuration: try world.configuration(), tools: tools)
    #expect(try await provider.retrieve().expiration == SignInWorld.start + 600)
  }

  @Test func theRegionOfTheInstance() async throws {
    let transport = ScriptedTransport([Self.token, .status(200, "eu-west-1\n")])
    let world = SignInWorld(transport)
    let provider = InstanceMetadataProvider(
      environment: world.environment, shared: try world.shared(), profile: "default", tools: world.tools)
    #expect(try await provider.region() == "eu-west-1")
    #expect(transport.requests.last?.url == Self.base + "/meta-data/placement/region")
  }

  @Test(
    arguments: [.status(404), .status(200, ""), .status(200, "evil.example/"), .status(200, "<html>")]
      as [ScriptedTransport.Answer])
  func aRegionThatIsNoneIsAnError(_ answer: ScriptedTransport.Answer) async throws {
    let provider = try Self.provider(SignInWorld(ScriptedTransport([Self.token, answer])))
    let error = await TestClient.failure { () throws(AWSError) in try await provider.region() }
    #expect(error?.code == "InstanceMetadataFailed")
  }

  @Test func nothingIsShown() async throws {
    let transport = ScriptedTransport([Self.token, Self.role, .status(200, "instanceSecret")])
    let provider = try Self.provider(SignInWorld(transport))
    let error = await TestClient.failure { () throws(AWSError) in try await provider.retrieve() }
    #expect(error != nil)
    for value in [provider, error as Any, transport.requests.map(\.headers)] as [Any] {
      for text in SecretTests.shown(value) {
        #expect(!text.contains("session-token"))
        #expect(!text.contains("instanceSecret"))
      }
    }
  }
}
