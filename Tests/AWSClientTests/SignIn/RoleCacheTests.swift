import FoundationEssentials
import Testing

@testable import AWSClient

/// The sessions that the AWS CLI and kmscope keep for each other.
@Suite struct RoleCacheTests {
  static let folder = "/home/me/.aws/cli/cache/"
  static let adminKey = "20d1c4c47209b5c6f6727fa999b7ec9c34fe8643"
  static let config = """
    [profile base]
    aws_access_key_id = AKIDBASE
    aws_secret_access_key = b
    [profile admin]
    region = eu-west-1
    role_arn = arn:aws:iam::111122223333:role/Admin
    source_profile = base
    """

  static func role(
    name: String? = nil, serial: String? = nil, seconds: Int? = nil, id: String? = nil,
    arn: String = "arn:aws:iam::111122223333:role/Admin"
  ) -> RoleStep {
    RoleStep(
      profile: "p", arn: arn, externalID: id, sessionName: name, durationSeconds: seconds, mfaSerial: serial)
  }

  // Computed with botocore 1.43 (`AssumeRoleCredentialFetcher._create_cache_key`, `SSOCredentialFetcher`).
  @Test(arguments: [
    (role(), adminKey), (role(name: "me"), "2be9f0c6a8cc82dd8104d29f99085c252382e1aa"),
    (
      role(serial: "arn:aws:iam::111122223333:mfa/me", seconds: 3600, id: "x"),
      "8d15d0eede4e1d99d45456406d2357a119ba118f"
    ),
    (
      role(name: "me", serial: "arn:aws:iam::111122223333:mfa/me", seconds: 3600, id: "x"),
      "6e645c5c56a1e0752395a6faf15927f0e4a8c4ca"
    ),
    (role(id: "quote \" backslash \\ é 😀 \u{7F}"), "6bfde532895f960fcc0fde741c5a7aff69a3b7a7"),
  ])
  func filesHaveTheNamesOfTheCLI(_ role: RoleStep, _ key: String) {
    #expect(RoleCacheKey.assumedRole(role) == key)
  }

  @Test func soHaveThoseOfIdentityCenter() {
    let settings = IdentityCenterSettings(
      startURL: "https://corp.example/start", region: "eu-west-1", accountID: "111122223333",
      roleName: "ReadOnly", sessionName: "corp")
    #expect(RoleCacheKey.identityCenter(settings) == "ef7c0373a8420e194e9d028ad5acc50a222b4714")
    var legacy = settings
    legacy.sessionName = nil
    #expect(RoleCacheKey.identityCenter(legacy) == "8ee42fa59d93986de50f91aa8c337886248617d4")
  }

  /// What the AWS CLI leaves after AssumeRole, shortened.
  static func entry(expiration: String, id: String = "ASIACACHED") -> String {
    """
    {"Credentials": {"AccessKeyId": "\(id)", "SecretAccessKey": "cached", "SessionToken": "token",
     "Expiration": "\(expiration)", "AccountId": "111122223333"},
     "AssumedRoleUser": {"AssumedRoleId": "AROAEXAMPLE:botocore-session-1", "Arn": "arn:aws:sts::x"},
     "ResponseMetadata": {"RequestId": "r", "HTTPStatusCode": 200, "RetryAttempts": 0}}
    """
  }

  static func scene(_ entry: String?, _ answers: [ScriptedTransport.Answer]) -> (
    SignInScene, ScriptedTransport
  ) {
    let transport = ScriptedTransport(answers)
    let files = entry.map { [folder + adminKey + ".json": $0] } ?? [:]
    return (SignInScene(config: config, files: files, profile: "admin", transport: transport), transport)
  }

  // The clock of the tests stands at 2026-09-21T14:13:20Z.
  @Test(arguments: ["2026-09-21T14:28:20UTC", "2026-09-21T14:28:20Z", "2026-09-21T14:28:20+00:00"])
  func aSessionOfTheCLIIsUsed(_ expiration: String) async throws {
    let (scene, transport) = Self.scene(Self.entry(expiration: expiration), [])
    let credentials = try await scene.signIn().credentials()
    #expect(
      PlainCredentials(credentials)
        == PlainCredentials(
          id: "ASIACACHED", secret: "cached", token: "token", account: "111122223333", expiry: 1_790_000_900))
    #expect(credentials.source == "role Admin (profile admin)")
    #expect(transport.requests.isEmpty)
  }

  @Test(arguments: [
    entry(expiration: "2026-09-21T14:28:19Z"), entry(expiration: "soon"), "", "[]", "{}",
    "{\"Credentials\": 5}",
    "\u{FF}", entry(expiration: "2027-01-01T00:00:00Z", id: "A\\nB"),
    entry(expiration: "2027-01-01T00:00:00Z", id: ""),
    "{\"Credentials\": {\"AccessKeyId\": \"A\", \"Expiration\": \"2027-01-01T00:00:00Z\"}}",
  ])
  func whatEndsSoonOrIsDamagedIsPassedBy(_ entry: String) async throws {
    let (scene, transport) = Self.scene(entry, [STSAnswers.role(id: "ASIANEW")])
    #expect(try await scene.signIn().credentials().accessKeyID == "ASIANEW")
    #expect(transport.requests.count == 1)
  }

  /// A file of the cache, which must hold the session of `STSAnswers.role(id: "ASIANEW")` as the CLI writes it.
  static func kept(_ text: String) throws -> JSONValue {
    let json = try JSONReader.read(Array(text.utf8))
    let credentials = try #require(json["Credentials"])
    #expect(credentials["AccessKeyId"]?.string == "ASIANEW")
    #expect(credentials["SecretAccessKey"]?.string == "secret-of-ASIANEW")
    #expect(credentials["SessionToken"]?.string == "token-of-ASIANEW")
    #expect(credentials["Expiration"]?.string == "2026-09-21T15:13:20UTC")
    #expect(credentials["AccountId"]?.string == "111122223333")
    return json
  }

  @Test func aNewSessionIsKeptForTheCLI() async throws {
    let (scene, _) = Self.scene(nil, [STSAnswers.role(id: "ASIANEW")])
    _ = try await scene.signIn().credentials()
    let text = try #require(scene.text(Self.folder + Self.adminKey + ".json"))
    let json = try Self.kept(text)
    #expect(json["AssumedRoleUser"]?["Arn"]?.string == "arn:aws:sts::111122223333:assumed-role/Admin/me")
    // Another start finds it.
    let again = SignIn(configuration: try scene.configuration(), tools: scene.tools)
    #expect(try await again.credentials().accessKeyID == "ASIANEW")
  }

  @Test func aCacheThatCannotBeWrittenIsNoError() async throws {
    let (scene, _) = Self.scene(nil, [STSAnswers.role(id: "ASIANEW")])
    var tools = scene.tools
    tools.replaceFile = { (_: String, _: [UInt8]) throws(AWSError) in
      throw AWSError(.configuration, code: "UnwritableFile", message: "The disk is full.")
    }
    let signIn = SignIn(configuration: try scene.configuration(), tools: tools)
    #expect(try await signIn.credentials().accessKeyID == "ASIANEW")
    #expect(signIn.refreshError == nil)
  }

  @Test func anUnreadableCacheIsNoError() async throws {
    let (scene, _) = Self.scene(nil, [STSAnswers.role(id: "ASIANEW")])
    var tools = scene.tools
    let read = tools.readFile
    tools.readFile = { $0.hasPrefix(Self.folder) ? .unreadable("Permission denied") : read($0) }
    let signIn = SignIn(configuration: try scene.configuration(), tools: tools)
    #expect(try await signIn.credentials().accessKeyID == "ASIANEW")
  }

  @Test func aSessionThatAWSRefusedIsNotTakenFromTheCacheAgain() async throws {
    let (scene, transport) = Self.scene(
      Self.entry(expiration: "2026-09-21T15:13:20Z"), [STSAnswers.role(id: "ASIANEW")])
    let signIn = try scene.signIn()
    let cached = try await signIn.credentials()
    #expect(await signIn.refused(cached))
    #expect(try await signIn.credentials().accessKeyID == "ASIANEW")
    #expect(transport.requests.count == 1)
  }

  @Test func keysThatSomebodyWroteDownAreNotRenewed() async throws {
    let scene = SignInScene(config: Self.config, profile: "base")
    let signIn = try scene.signIn()
    let keys = try await signIn.credentials()
    #expect(!(await signIn.refused(keys)))
    #expect(signIn.current?.accessKeyID == "AKIDBASE")
  }

  @Test func oneCodeServesTheNextStart() async throws {
    let person = AssumeRoleTests.Person(["123456"])
    let scene = AssumeRoleTests.scene(
      "mfa", ScriptedTransport([STSAnswers.role(id: "ASIAMFA")]), person: person)
    _ = try await scene.signIn().credentials()
    #expect(try await scene.signIn().credentials().accessKeyID == "ASIAMFA")
    #expect(person.questions.withLock { $0.count } == 1)
  }

  @Test func identityCenterIsKeptTheSameWay() async throws {
    let transport = ScriptedTransport([
      .ok(
        """
        {"roleCredentials":{"accessKeyId":"ASIASSO","secretAccessKey":"s","sessionToken":"t",
         "expiration":1790003600000}}
        """)
    ])
    let scene = SignInScene(
      config: """
        [profile corp]
        sso_session = corp
        sso_account_id = 111122223333
        sso_role_name = ReadOnly
        [sso-session corp]
        sso_start_url = https://corp.example/start
        sso_region = eu-west-1
        """,
      files: [
        // SHA-1 of the session's name.
        "/home/me/.aws/sso/cache/ee0bfd2552fbd840c02cc48b6e823320543c450f.json": """
        {"accessToken": "a", "expiresAt": "2026-09-21T20:00:00Z", "startUrl": "https://corp.example/start"}
        """
      ], profile: "corp", transport: transport)
    #expect(try await scene.signIn().credentials().accessKeyID == "ASIASSO")
    let text = try #require(scene.text(Self.folder + "ef7c0373a8420e194e9d028ad5acc50a222b4714.json"))
    let json = try JSONReader.read(Array(text.utf8))
    #expect(json["ProviderType"]?.string == "sso")
    #expect(json["Credentials"]?["Expiration"]?.string == "2026-09-21T15:13:20Z")
    #expect(json["Credentials"]?["AccountId"]?.string == "111122223333")
    #expect(try await scene.signIn().credentials().accessKeyID == "ASIASSO")
    #expect(transport.requests.count == 1)
  }
}
