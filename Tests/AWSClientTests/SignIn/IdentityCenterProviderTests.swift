import FoundationEssentials
import Testing

@testable import AWSClient

/// Credentials of IAM Identity Center, at 2025-11-19T00:00:00Z.
@Suite struct IdentityCenterProviderTests {
  static let startURL = "https://corp.awsapps.com/start"
  /// sha1 of `corp`, as the AWS CLI names the file.
  static let path = "/home/me/.aws/sso/cache/ee0bfd2552fbd840c02cc48b6e823320543c450f.json"
  static let role = """
    {"roleCredentials":{"accessKeyId":"ASIAROLE","secretAccessKey":"roleSecret","sessionToken":"roleToken",\
    "expiration":1763514000000}}
    """
  static let created = """
    {"accessToken":"newAccess","tokenType":"Bearer","expiresIn":28800,"refreshToken":"newRefresh"}
    """

  static func token(
    expires: String, registration: String = "2026-01-01T00:00:00Z", without: [String] = []
  ) -> String {
    let members: [JSONValue.Member] = [
      .init("startUrl", .string(startURL)), .init("region", .string("eu-central-1")),
      .init("accessToken", .string("oldAccess")), .init("expiresAt", .string(expires)),
      .init("clientId", .string("client")), .init("clientSecret", .string("clientSecretText")),
      .init("registrationExpiresAt", .string(registration)), .init("refreshToken", .string("oldRefresh")),
      .init("future", .object([.init("a", .number("1.0"))])),
    ]
    return JSONValue.object(members.filter { !without.contains($0.name) }).text
  }

  static func provider(
    _ world: SignInWorld, session: String? = "corp", limit: IdentityCenterRefreshLimit = .init()
  ) throws -> IdentityCenterProvider {
    IdentityCenterProvider(
      settings: IdentityCenterSettings(
        startURL: startURL, region: "eu-central-1", accountID: "111122223333", roleName: "Read Only",
        sessionName: session),
      configuration: try world.configuration(), tools: world.tools, profile: "dev", limit: limit)
  }

  static let endpoints = [
    "AWS_ENDPOINT_URL_SSO": "https://portal.test", "AWS_ENDPOINT_URL_SSO_OIDC": "https://oidc.test",
  ]

  static func world(_ answers: [ScriptedTransport.Answer], token: String) -> (SignInWorld, ScriptedTransport)
  {
    let transport = ScriptedTransport(answers)
    return (SignInWorld(transport, files: [path: token], environment: endpoints), transport)
  }

  static func failure(_ provider: IdentityCenterProvider) async -> AWSError? {
    await TestClient.failure { () throws(AWSError) in try await provider.retrieve() }
  }

  static let valid = token(expires: "2025-11-19T08:00:00Z")
  /// Ten minutes are left.
  static let ending = token(expires: "2025-11-19T00:10:00Z")
  static let ended = token(expires: "2025-11-18T23:59:59Z")

  @Test func aValidTokenIsShownToThePortal() async throws {
    let (world, transport) = Self.world([.ok(Self.role)], token: Self.valid)
    let credentials = try await Self.provider(world).retrieve()
    #expect(credentials.accessKeyID == "ASIAROLE")
    #expect(CredentialsDocument.plain(credentials.secretAccessKey) == "roleSecret")
    #expect(credentials.sessionToken.map(CredentialsDocument.plain) == "roleToken")
    #expect(credentials.expiration == Date(timeIntervalSince1970: 1_763_514_000))
    #expect(credentials.accountID == "111122223333")
    #expect(credentials.source == "IAM Identity Center (profile dev)")
    let request = try #require(transport.requests.first)
    #expect(transport.requests.count == 1)
    #expect(request.method == "GET")
    #expect(
      request.url
        == "https://portal.test/federation/credentials?role_name=Read%20Only&account_id=111122223333")
    #expect(request.header("x-amz-sso_bearer_token") == "oldAccess")
    #expect(request.header("authorization") == nil)
  }

  /// sha1 of the start URL, computed with `printf %s https://corp.awsapps.com/start | sha1sum`.
  @Test func theLegacyFormHasAFileOfItsOwnAndIsNotRefreshed() async throws {
    let transport = ScriptedTransport([.ok(Self.role)])
    let world = SignInWorld(
      transport,
      files: ["/home/me/.aws/sso/cache/a51746d4aa793ae07b25e90c3a5db96fc7832bd7.json": Self.ending],
      environment: Self.endpoints)
    _ = try await Self.provider(world, session: nil).retrieve()
    #expect(transport.requests.map(\.method) == ["GET"])
  }

  @Test func aTokenThatIsAboutToEndIsRefreshedAndWrittenBack() async throws {
    let (world, transport) = Self.world([.ok(Self.created), .ok(Self.role)], token: Self.ending)
    _ = try await Self.provider(world).retrieve()
    let request = try #require(transport.requests.first)
    #expect(request.url == "https://oidc.test/token")
    #expect(request.method == "POST")
    #expect(request.header("authorization") == nil)
    let sent = try JSONReader.read(request.body)
    #expect(sent["grantType"]?.string == "refresh_token")
    #expect(sent["clientId"]?.string == "client")
    #expect(sent["clientSecret"]?.string == "clientSecretText")
    #expect(sent["refreshToken"]?.string == "oldRefresh")
    #expect(transport.requests.last?.header("x-amz-sso_bearer_token") == "newAccess")
    let written = try JSONReader.read(Array(try #require(world.text(Self.path)).utf8))
    #expect(written["accessToken"]?.string == "newAccess")
    #expect(written["expiresAt"]?.string == "2025-11-19T08:00:00Z")
    #expect(written["refreshToken"]?.string == "newRefresh")
    #expect(written["clientSecret"]?.string == "clientSecretText")
    #expect(written["registrationExpiresAt"]?.string == "2026-01-01T00:00:00Z")
    #expect(written["future"] == .object([.init("a", .number("1.0"))]))
  }

  @Test func aTokenThatCannotBeWrittenIsUsedAndRefreshedOn() async throws {
    let second = Self.created.replacing("newRefresh", with: "lastRefresh")
    let (world, transport) = Self.world(
      [.ok(Self.created), .ok(Self.role), .ok(second), .ok(Self.role)], token: Self.ending)
    var tools = world.tools
    tools.replaceFile = { (_: String, _: [UInt8]) throws(AWSError) in
      throw AWSError(.configuration, code: "UnwritableFile", message: "The disk is full.")
    }
    let provider = IdentityCenterProvider(
      settings: IdentityCenterSettings(
        startURL: Self.startURL, region: "eu-central-1", accountID: "111122223333", roleName: "Read Only",
        sessionName: "corp"),
      configuration: try world.configuration(), tools: tools, profile: "dev", limit: .init())
    _ = try await provider.retrieve()
    world.pass(28_800)
    _ = try await provider.retrieve()
    let sent = try transport.requests.filter { $0.method == "POST" }.map {
      try JSONReader.read($0.body)["refreshToken"]?.string
    }
    #expect(sent == ["oldRefresh", "newRefresh"])
  }

  @Test func whatTheServiceQuotesIsNotShown() async throws {
    let echo = RequestSecretsTests.Echo { request in
      HTTPResponse(
        status: 400, headers: [],
        body: RequestSecretsTests.refusal("ValidationException", RequestSecretsTests.all(request)))
    }
    let world = SignInWorld(echo, files: [Self.path: Self.valid], environment: Self.endpoints)
    let error = try #require(await Self.failure(try Self.provider(world)))
    #expect(error.message.contains("‹secret›"))
    #expect(!"\(error)".contains("oldAccess"))
  }

  /// The Region of the Identity Center, not that of the calls.
  @Test func withoutVariablesAWSItselfIsAsked() async throws {
    let transport = ScriptedTransport([.ok(Self.created), .ok(Self.role)])
    _ = try await Self.provider(SignInWorld(transport, files: [Self.path: Self.ending])).retrieve()
    #expect(
      transport.requests.map(\.url) == [
        "https://oidc.eu-central-1.amazonaws.com/token",
        "https://portal.sso.eu-central-1.amazonaws.com/federation/credentials"
          + "?role_name=Read%20Only&account_id=111122223333",
      ])
  }

  @Test(arguments: [("2025-11-19T00:15:00Z", 1), ("2025-11-19T00:14:59Z", 2)])
  func theThresholdIsFifteenMinutes(_ expires: String, _ requests: Int) async throws {
    let token = Self.token(expires: expires)
    let answers: [ScriptedTransport.Answer] =
      requests == 2 ? [.ok(Self.created), .ok(Self.role)] : [.ok(Self.role)]
    let (world, transport) = Self.world(answers, token: token)
    _ = try await Self.provider(world).retrieve()
    #expect(transport.requests.count == requests)
  }

  @Test(arguments: [
    token(expires: "2025-11-19T00:10:00Z", registration: "2025-11-18T00:00:00Z"),
    token(expires: "2025-11-19T00:10:00Z", without: ["refreshToken"]),
    token(expires: "2025-11-19T00:10:00Z", without: ["clientSecret"]),
    token(expires: "2025-11-19T00:10:00Z", without: ["registrationExpiresAt"]),
  ])
  func whatCannotBeRefreshedIsUsedToItsEnd(_ token: String) async throws {
    let (world, transport) = Self.world([.ok(Self.role)], token: token)
    _ = try await Self.provider(world).retrieve()
    #expect(transport.requests.map(\.method) == ["GET"])
  }

  static let refusal = ScriptedTransport.Answer.status(
    400, "{\"error\":\"invalid_grant\",\"error_description\":\"no\"}",
    headers: [HTTPHeader("x-amzn-ErrorType", "InvalidGrantException")])

  @Test func aFailedRefreshIsToleratedWhileTheTokenIsGood() async throws {
    let (world, transport) = Self.world([Self.refusal, .ok(Self.role)], token: Self.ending)
    #expect(try await Self.provider(world).retrieve().accessKeyID == "ASIAROLE")
    #expect(transport.requests.last?.header("x-amz-sso_bearer_token") == "oldAccess")
    #expect(world.text(Self.path) == Self.ending)
  }

  @Test func onceAMinuteIsEnough() async throws {
    let answers = [Self.refusal, .ok(Self.role), .ok(Self.role), Self.refusal, .ok(Self.role)]
    let (world, transport) = Self.world(answers, token: Self.ending)
    let limit = IdentityCenterRefreshLimit()
    _ = try await Self.provider(world, limit: limit).retrieve()
    world.pass(59)
    _ = try await Self.provider(world, limit: limit).retrieve()
    world.pass(1)
    _ = try await Self.provider(world, limit: limit).retrieve()
    #expect(transport.requests.map(\.method) == ["POST", "GET", "GET", "POST", "GET"])
  }

  @Test(arguments: [
    refusal, .status(401), .status(400, "{\"error\":\"invalid_client\"}"),
    .status(400, "{}", headers: [HTTPHeader("x-amzn-ErrorType", "ExpiredTokenException")]),
  ])
  func aRefusedRefreshOfAnEndedTokenAsksForALogin(_ answer: ScriptedTransport.Answer) async throws {
    let (world, _) = Self.world([answer], token: Self.ended)
    let error = await Self.failure(try Self.provider(world))
    Self.expectLogin(error)
  }

  static func expectLogin(_ error: AWSError?) {
    #expect(error?.kind == .credentials)
    #expect(error?.code == "LoginExpired")
    #expect(error?.signInCommand == ["aws", "sso", "login", "--profile", "dev"])
    #expect(error?.hint.contains("aws sso login --profile dev") == true)
  }

  /// Nobody has to log in again because the network is away, also not within the minute after the try.
  @Test func withoutNetworkAnEndedTokenIsAMatterOfTheNetwork() async throws {
    let lost = ScriptedTransport.Answer.lost(.cannotResolveHost)
    let (world, transport) = Self.world([lost, lost, lost], token: Self.ended)
    let limit = IdentityCenterRefreshLimit()
    #expect(await Self.failure(try Self.provider(world, limit: limit))?.kind == .transport)
    #expect(await Self.failure(try Self.provider(world, limit: limit))?.kind == .transport)
    #expect(transport.requests.count == 3)
  }

  @Test(arguments: [
    token(expires: "2025-11-18T23:59:59Z", without: ["refreshToken"]), "", "[]", "<html>", "{}",
    token(expires: "soon"), token(expires: "2025-11-19T08:00:00Z", without: ["accessToken"]),
    valid.replacing("\"oldAccess\"", with: "1"), valid.replacing("oldAccess", with: "a\\r\\nX-Evil: 1"),
  ])
  func withoutAUsableTokenALoginIsNeeded(_ token: String) async throws {
    let (world, transport) = Self.world([], token: token)
    Self.expectLogin(await Self.failure(try Self.provider(world)))
    #expect(transport.requests.isEmpty)
  }

  @Test func withoutAFileALoginIsNeeded() async throws {
    Self.expectLogin(await Self.failure(try Self.provider(SignInWorld())))
  }

  @Test func anUnreadableFileIsNamed() async throws {
    let world = SignInWorld()
    var tools = world.tools
    tools.readFile = { _ in .unreadable("Permission denied") }
    let provider = IdentityCenterProvider(
      settings: IdentityCenterSettings(
        startURL: Self.startURL, region: "eu-central-1", accountID: "1", roleName: "r", sessionName: "corp"),
      configuration: try world.configuration(), tools: tools, profile: "dev")
    let error = await Self.failure(provider)
    #expect(error?.kind == .configuration)
    #expect(error?.message.contains("~/.aws/sso/cache/ee0bfd2552fbd840c02cc48b6e823320543c450f.json") == true)
  }

  @Test(
    arguments: [
      .status(401, "{\"message\":\"Session token not found or invalid\"}"),
      .refused("UnauthorizedException", "Session token not found or invalid", status: 401),
    ] as [ScriptedTransport.Answer])
  func aRefusedTokenAsksForALogin(_ answer: ScriptedTransport.Answer) async throws {
    let (world, _) = Self.world([answer], token: Self.valid)
    Self.expectLogin(await Self.failure(try Self.provider(world)))
  }

  @Test(arguments: [("ForbiddenException", 403), ("ResourceNotFoundException", 404)])
  func aRefusedRoleSaysWhereItStands(_ code: String, _ status: Int) async throws {
    let (world, _) = Self.world([.refused(code, "No access", status: status)], token: Self.valid)
    let error = await Self.failure(try Self.provider(world))
    #expect(error?.kind == .service)
    #expect(error?.message == "No access")
    #expect(error?.hint.contains("sso_role_name of profile dev") == true)
    #expect(error?.signInCommand == [])
  }

  @Test func tooManyRequestsAndOutagesAreTriedAgain() async throws {
    let (world, transport) = Self.world(
      [.refused("TooManyRequestsException", status: 429), .status(503, "{}"), .ok(Self.role)],
      token: Self.valid)
    #expect(try await Self.provider(world).retrieve().accessKeyID == "ASIAROLE")
    #expect(transport.requests.count == 3)
  }

  @Test(arguments: [
    "", "<html>login</html>", "[]", "{}", "{\"roleCredentials\":null}", "{\"roleCredentials\":\"ASIA\"}",
    role.replacing("1763514000000", with: "\"soon\""), role.replacing("1763514000000", with: "1e300"),
    role.replacing("1763514000000", with: "-5"), role.replacing("\"roleToken\"", with: "{}"),
    role.replacing("ASIAROLE", with: "ASIA ROLE"), role.replacing("roleSecret", with: ""),
  ])
  func anAnswerThatMakesNoSenseIsAnError(_ body: String) async throws {
    let (world, _) = Self.world([.ok(body)], token: Self.valid)
    #expect(await Self.failure(try Self.provider(world))?.kind == .unreadableAnswer)
  }

  @Test(arguments: [
    "", "<html>", "{}", created.replacing("28800", with: "0"), created.replacing("28800", with: "1e18"),
    created.replacing("newAccess", with: "new access"),
  ])
  func aRefreshThatMakesNoSenseChangesNothing(_ body: String) async throws {
    let (world, transport) = Self.world([.ok(body), .ok(Self.role)], token: Self.ending)
    _ = try await Self.provider(world).retrieve()
    #expect(world.text(Self.path) == Self.ending)
    #expect(transport.requests.last?.header("x-amz-sso_bearer_token") == "oldAccess")
  }

  @Test func withoutHomeTheErrorSaysSo() async throws {
    let world = SignInWorld(environment: ["HOME": ""])
    let error = await Self.failure(try Self.provider(world))
    #expect(error?.kind == .configuration)
    #expect(error?.message.contains("HOME") == true)
  }

  @Test func nothingOfTheLoginIsShown() async throws {
    let (world, transport) = Self.world(
      [.status(500, "oldAccess"), .status(500), .status(500)], token: Self.valid)
    let provider = try Self.provider(world)
    let error = await Self.failure(provider)
    guard case .object(let members) = try JSONReader.read(Array(Self.valid.utf8)) else { return }
    let token = try #require(IdentityCenterToken(members))
    let refresh = try #require(token.refresh(at: SignInWorld.start))
    let values: [Any] = [token, refresh, provider, error as Any, transport.requests[0].headers]
    for text in values.flatMap(SecretTests.shown) {
      for secret in ["oldAccess", "oldRefresh", "clientSecretText"] { #expect(!text.contains(secret)) }
    }
  }
}
