import FoundationEssentials
import Testing

@testable import AWSClient

/// Credentials of `aws login`.
@Suite struct LoginProviderTests {
  static let session = "arn:aws:sts::012345678910:assumed-role/Admin/admin"
  static let file = "4b0ba8f99f075c0633e122fd73346ce203a3faf18ea0310eb2d29df1bab2e255.json"
  static let path = "/home/me/.aws/login/cache/\(file)"

  static func provider(_ world: SignInWorld, session: String = session) throws -> LoginProvider {
    LoginProvider(
      session: session, configuration: try world.configuration(), tools: world.tools, profile: "signin")
  }

  /// The file of AWS's refresh case with another expiry, and with members replaced.
  static func cached(_ expiry: String, _ changes: [(String, JSONValue?)] = []) throws -> String {
    let item = try #require(LoginSuite.cases.first { $0.name.contains("successful refresh") })
    guard case .object(var members)? = item.cache[file],
      case .object(var access)? = JSONValue.object(members)["accessToken"]
    else { throw CancellationError() }
    access.set("expiresAt", .string(expiry))
    members.set("accessToken", .object(access))
    for (name, value) in changes {
      if let value { members.set(name, value) } else { members.removeAll { $0.name == name } }
    }
    return JSONValue.object(members).text
  }

  static let answer = """
    {"accessToken":{"accessKeyId":"NEW","secretAccessKey":"newSecret","sessionToken":"newToken"},\
    "tokenType":"aws_sigv4","expiresIn":900,"refreshToken":"next_refresh"}
    """

  @Test func theWholeSuiteIsHere() { #expect(LoginSuite.cases.count == 8) }

  @Test(arguments: LoginSuite.cases) func behavesAsAWSDescribes(_ item: LoginSuite.Case) async throws {
    let answers = item.calls.map { call -> ScriptedTransport.Answer in
      if let output = call["response"]?["tokenOutput"] { return .ok(output.text) }
      return .status(call["responseCode"]?.int ?? 500)
    }
    let transport = ScriptedTransport(answers)
    var files = ["/home/me/.aws/config": item.config]
    for (name, content) in item.cache { files["/home/me/.aws/login/cache/\(name)"] = content.text }
    let world = SignInWorld(transport, files: files)
    let result = await Self.result { () throws in try await Self.provider(world).retrieve() }
    for outcome in item.outcomes {
      switch outcome["result"]?.string {
      case "credentials":
        let credentials = try result.get()
        #expect(credentials.accessKeyID == outcome["accessKeyId"]?.string)
        #expect(CredentialsDocument.plain(credentials.secretAccessKey) == outcome["secretAccessKey"]?.string)
        #expect(credentials.sessionToken.map(CredentialsDocument.plain) == outcome["sessionToken"]?.string)
        #expect(credentials.accountID == outcome["accountId"]?.string)
        #expect(credentials.expiration == outcome["expiresAt"]?.string.flatMap(RFC3339Time.date))
        #expect(credentials.source == "aws login (profile signin)")
      case "error":
        #expect(throws: AWSError.self) { try result.get() }
      case "cacheContents":
        // AWS's two expiries contradict each other; that of the credentials agrees with the clock.
        let rightExpiry = item.outcomes.compactMap { $0["expiresAt"]?.string }.first ?? ""
        for (name, expected) in LoginSuite.files(outcome) where name != "result" {
          let text = expected.text.replacing("2025-11-19T08:15:00Z", with: rightExpiry)
          let written = try #require(world.text("/home/me/.aws/login/cache/\(name)"))
          #expect(
            Self.sorted(try JSONReader.read(Array(written.utf8)))
              == Self.sorted(try JSONReader.read(Array(text.utf8))))
        }
      default: Issue.record("unknown outcome")
      }
    }
    let sent = try transport.requests.map { try JSONReader.read($0.body) }
    #expect(sent.map(Self.sorted) == item.calls.compactMap { $0["request"]?["tokenInput"] }.map(Self.sorted))
  }

  static func result(_ body: () async throws -> Credentials) async -> Result<Credentials, any Error> {
    do { return .success(try await body()) } catch { return .failure(error) }
  }

  static func sorted(_ value: JSONValue) -> JSONValue {
    guard case .object(let members) = value else { return value }
    return .object(
      members.map { JSONValue.Member($0.name, sorted($0.value)) }.sorted { $0.name < $1.name })
  }

  @Test func theRequestCarriesAProofForItsOwnURLAndIsNotSigned() async throws {
    let transport = ScriptedTransport([.ok(Self.answer)])
    let world = SignInWorld(
      transport, files: [Self.path: try Self.cached("2025-11-19T00:04:59Z")],
      environment: ["AWS_ENDPOINT_URL_SIGNIN": "https://signin.test/base"])
    _ = try await Self.provider(world).retrieve()
    let request = try #require(transport.requests.first)
    #expect(request.method == "POST")
    #expect(request.url == "https://signin.test/base/v1/token")
    #expect(request.header("content-type") == "application/json")
    #expect(request.header("authorization") == nil)
    let token = try #require(try JWTVerifier.read(request.header("dpop") ?? ""))
    #expect(token.isValid)
    #expect(token.claims["htu"]?.string == request.url)
    #expect(token.claims["iat"]?.int == 1_763_510_400)
  }

  @Test func everyAttemptHasAProofOfItsOwn() async throws {
    let transport = ScriptedTransport([.status(503), .lost(.timedOut), .ok(Self.answer)])
    let world = SignInWorld(transport, files: [Self.path: try Self.cached("2020-01-01T00:00:00Z")])
    #expect(try await Self.provider(world).retrieve().accessKeyID == "NEW")
    let ids = try transport.requests.map { try JWTVerifier.read($0.header("dpop") ?? "")?.claims["jti"] }
    #expect(ids.count == 3)
    #expect(Set(ids.compactMap { $0?.string }).count == 3)
  }

  /// Refreshed when less than five minutes are left, not before.
  @Test(arguments: [("2025-11-19T00:05:00Z", 0), ("2025-11-19T00:04:59Z", 1)])
  func theThresholdIsFiveMinutes(_ expiry: String, _ requests: Int) async throws {
    let transport = ScriptedTransport([.ok(Self.answer)])
    let world = SignInWorld(transport, files: [Self.path: try Self.cached(expiry)])
    _ = try await Self.provider(world).retrieve()
    #expect(transport.requests.count == requests)
  }

  /// The old refresh token is spent: what came for it must not be lost with the file.
  @Test func aLoginThatCannotBeWrittenIsUsedAndRefreshedOn() async throws {
    let answers = ["first", "second"].map {
      ScriptedTransport.Answer.ok(Self.answer.replacing("next_refresh", with: $0))
    }
    let transport = ScriptedTransport(answers)
    let world = SignInWorld(transport, files: [Self.path: try Self.cached("2020-01-01T00:00:00Z")])
    var tools = world.tools
    tools.replaceFile = { (_: String, _: [UInt8]) throws(AWSError) in
      throw AWSError(.configuration, code: "UnwritableFile", message: "The disk is full.")
    }
    let provider = LoginProvider(
      session: Self.session, configuration: try world.configuration(), tools: tools, profile: "signin")
    #expect(try await provider.retrieve().accessKeyID == "NEW")
    #expect(try await provider.retrieve().accessKeyID == "NEW")
    #expect(transport.requests.count == 1)
    world.pass(900)
    _ = try await provider.retrieve()
    let sent = try transport.requests.map { try JSONReader.read($0.body)["refreshToken"]?.string }
    #expect(sent == ["valid_refresh_token", "first"])
    // Somebody has logged in anew.
    world.write(Self.path, try Self.cached("3025-01-01T00:00:00Z"))
    #expect(try await provider.retrieve().accessKeyID == "OLDEXPIREDKEY")
  }

  /// A proof, a refresh token and whatever else the service quotes.
  @Test func whatTheServiceQuotesIsNotShown() async throws {
    let transport = RequestSecretsTests.Echo { request in
      HTTPResponse(
        status: 400, headers: [HTTPHeader("x-amzn-requestid", request.header("dpop") ?? "")],
        body: RequestSecretsTests.refusal("ValidationException", RequestSecretsTests.all(request)))
    }
    let world = SignInWorld(transport, files: [Self.path: try Self.cached("2020-01-01T00:00:00Z")])
    let provider = try Self.provider(world)
    let error = try #require(
      await TestClient.failure { () throws(AWSError) in try await provider.retrieve() })
    #expect(error.message.contains("‹secret›"))
    for secret in ["eyJ", "valid_refresh_token"] { #expect(!"\(error)".contains(secret)) }
  }

  @Test func theFileKeepsWhatIsNotUnderstood() async throws {
    let changes: [(String, JSONValue?)] = [
      ("futureMember", .array([.number("1.50"), .bool(true)])), ("tokenType", .string("aws_sigv4")),
    ]
    let world = SignInWorld(
      ScriptedTransport([.ok(Self.answer)]),
      files: [Self.path: try Self.cached("2020-01-01T00:00:00Z", changes)])
    _ = try await Self.provider(world).retrieve()
    let written = try JSONReader.read(Array(try #require(world.text(Self.path)).utf8))
    #expect(written["futureMember"] == .array([.number("1.50"), .bool(true)]))
    #expect(written["accessToken"]?["accountId"]?.string == "012345678901")
    #expect(written["accessToken"]?["expiresAt"]?.string == "2025-11-19T00:15:00Z")
    #expect(written["refreshToken"]?.string == "next_refresh")
  }

  @Test func withoutANewRefreshTokenTheOldOneStays() async throws {
    let answer = Self.answer.replacing(",\"refreshToken\":\"next_refresh\"", with: "")
    let world = SignInWorld(
      ScriptedTransport([.ok(answer)]), files: [Self.path: try Self.cached("2020-01-01T00:00:00Z")])
    _ = try await Self.provider(world).retrieve()
    let written = try JSONReader.read(Array(try #require(world.text(Self.path)).utf8))
    #expect(written["refreshToken"]?.string == "valid_refresh_token")
  }

  @Test(arguments: ["~/logins", "~/logins/", "$WHERE/logins"])
  func theCacheMayLieElsewhereAndTheSessionIsTrimmed(_ folder: String) async throws {
    let world = SignInWorld(
      files: ["/home/me/logins/\(Self.file)": try Self.cached("3025-01-01T00:00:00Z")],
      environment: ["AWS_LOGIN_CACHE_DIRECTORY": folder, "WHERE": "/home/me"])
    let provider = try Self.provider(world, session: "  \(Self.session) ")
    #expect(try await provider.retrieve().accessKeyID == "OLDEXPIREDKEY")
  }

  @Test func theRegionOfTheLoginBeatsThatOfTheProfile() async throws {
    let transport = ScriptedTransport([.ok(Self.answer)])
    let changes: [(String, JSONValue?)] = [("signInRegion", .string("ap-southeast-2"))]
    let world = SignInWorld(
      transport, files: [Self.path: try Self.cached("2020-01-01T00:00:00Z", changes)])
    _ = try await Self.provider(world).retrieve()
    #expect(transport.requests.map(\.url) == ["https://ap-southeast-2.signin.aws.amazon.com/v1/token"])
  }

  @Test(arguments: [
    "TOKEN_EXPIRED", "USER_CREDENTIALS_CHANGED", "INSUFFICIENT_PERMISSIONS", "AUTHCODE_EXPIRED",
    "SOMETHING_NEW",
  ])
  func aRefusedRefreshAsksForALogin(_ code: String) async throws {
    let refusal = ScriptedTransport.Answer.status(
      400, "{\"error\":\"\(code)\",\"message\":\"no\"}",
      headers: [HTTPHeader("x-amzn-ErrorType", "AccessDeniedException")])
    let world = SignInWorld(
      ScriptedTransport([refusal]), files: [Self.path: try Self.cached("2020-01-01T00:00:00Z")])
    let provider = try Self.provider(world)
    let error = try #require(
      await TestClient.failure { () throws(AWSError) in try await provider.retrieve() })
    #expect(error.code == "LoginExpired")
    #expect(error.kind == .credentials)
    #expect(error.signInCommand == ["aws", "login", "--profile", "signin"])
    #expect(error.hint.contains("aws login --profile signin"))
    #expect(error.hint.contains("signin:CreateOAuth2Token") == (code == "INSUFFICIENT_PERMISSIONS"))
  }

  /// Two programs refresh at once: one uses up the refresh token, the other finds the new one in the file.
  @Test func aRefreshByAnotherProgramIsFound() async throws {
    let refusal = ScriptedTransport.Answer.status(
      400, "{\"error\":\"TOKEN_EXPIRED\"}", headers: [HTTPHeader("x-amzn-ErrorType", "AccessDeniedException")]
    )
    let other = try Self.cached("2025-11-19T00:15:00Z").replacing("OLDEXPIREDKEY", with: "OTHERPROGRAM")
    let transport = InterferingTransport(answer: refusal)
    let world = SignInWorld(transport, files: [Self.path: try Self.cached("2020-01-01T00:00:00Z")])
    transport.before.withLock { $0 = { world.write(Self.path, other) } }
    #expect(try await Self.provider(world).retrieve().accessKeyID == "OTHERPROGRAM")
  }

  @Test func withoutNetworkTheErrorIsAboutTheNetwork() async throws {
    let transport = ScriptedTransport([
      .lost(.cannotResolveHost), .lost(.cannotResolveHost), .lost(.cannotResolveHost),
    ])
    let world = SignInWorld(transport, files: [Self.path: try Self.cached("2020-01-01T00:00:00Z")])
    let provider = try Self.provider(world)
    let error = await TestClient.failure { () throws(AWSError) in try await provider.retrieve() }
    #expect(error?.kind == .transport)
    #expect(error?.signInCommand == [])
  }

  @Test(arguments: [
    "", "<html>", "[]", "{}", "{\"accessToken\":[]}", "{\"accessToken\":{\"accessKeyId\":1}}",
    answer.replacing("900", with: "-1"), answer.replacing("900", with: "1e300"),
    answer.replacing("900", with: "\"900\""), answer.replacing("newToken", with: "new\\r\\nX-Evil: 1"),
    answer.replacing("\"NEW\"", with: "\"\""),
  ])
  func anAnswerThatMakesNoSenseChangesNothing(_ body: String) async throws {
    let before = try Self.cached("2020-01-01T00:00:00Z")
    let world = SignInWorld(ScriptedTransport([.ok(body)]), files: [Self.path: before])
    let provider = try Self.provider(world)
    let error = await TestClient.failure { () throws(AWSError) in try await provider.retrieve() }
    #expect(error?.kind == .unreadableAnswer)
    #expect(world.text(Self.path) == before)
  }

  @Test(arguments: [
    ("expiresAt", "\"2020-01-01T00:00:00Z\"", "1"),
    ("signInRegion", "\"clientId\"", "\"signInRegion\":\"a/b\",\"clientId\""),
    ("dpopKey", "BEGIN EC", "BEGIN RSA"), ("not hold a login", "{", "<"),
  ])
  func aDamagedFileIsNamed(_ what: String, _ from: String, _ to: String) async throws {
    let text = try Self.cached("2020-01-01T00:00:00Z").replacing(from, with: to)
    let provider = try Self.provider(SignInWorld(files: [Self.path: text]))
    let error = try #require(
      await TestClient.failure { () throws(AWSError) in try await provider.retrieve() })
    #expect(error.code == "LoginExpired")
    #expect(error.message.contains(what))
    #expect(error.message.contains("~/.aws/login/cache/\(Self.file)"))
  }

  @Test func nothingOfTheLoginIsShown() async throws {
    let world = SignInWorld(
      ScriptedTransport([.status(500, "{\"error\":\"oldExpiredSecretKey\"}")]),
      files: [Self.path: try Self.cached("2020-01-01T00:00:00Z")])
    guard case .object(let members) = try JSONReader.read(Array(try #require(world.text(Self.path)).utf8))
    else {
      return
    }
    let provider = try Self.provider(world)
    let error = await TestClient.failure { () throws(AWSError) in try await provider.retrieve() }
    let values: [Any] = [try LoginToken(members, source: "s"), provider, error as Any]
    for text in values.flatMap(SecretTests.shown) {
      for secret in ["oldExpiredSecretKey", "oldExpiredSessionToken", "valid_refresh_token", "MHcCAQEE"] {
        #expect(!text.contains(secret))
      }
    }
  }
}

/// Does something before it gives its only answer.
final class InterferingTransport: Transport {
  let before = Lock<@Sendable () -> Void>({})
  private let answer: ScriptedTransport.Answer

  init(answer: ScriptedTransport.Answer) { self.answer = answer }

  func send(_ request: HTTPRequest) async throws(TransportError) -> HTTPResponse {
    before.withLock { $0 }()
    return try answer.get()
  }
}
