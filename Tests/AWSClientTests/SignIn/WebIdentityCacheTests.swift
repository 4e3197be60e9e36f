import FoundationEssentials
import Testing

@testable import AWSClient

/// The sessions of web identities that the AWS CLI and kmscope keep for each other.
@Suite struct WebIdentityCacheTests {
  static let arn = "arn:aws:iam::111122223333:role/Admin"
  static let file = RoleCacheTests.folder + RoleCacheTests.adminKey + ".json"
  static let tokenFile = "/var/token"
  static let inEnvironment = ["AWS_WEB_IDENTITY_TOKEN_FILE": tokenFile, "AWS_ROLE_ARN": arn]
  static let config = """
    [profile web]
    region = eu-west-1
    role_arn = \(arn)
    web_identity_token_file = \(tokenFile)
    [profile top]
    region = eu-west-1
    role_arn = arn:aws:iam::111122223333:role/Top
    source_profile = web
    """

  struct Form: Sendable {
    var environment: [String: String] = [:]
    var profile: String?
    var source: String
  }

  static let forms = [
    Form(environment: inEnvironment, source: "web identity role Admin (environment)"),
    Form(profile: "web", source: "web identity role Admin (profile web)"),
  ]

  static func scene(
    _ form: Form, _ entry: String?, token: String? = "jwt", _ answers: [ScriptedTransport.Answer]
  ) -> (SignInScene, ScriptedTransport) {
    let transport = ScriptedTransport(answers)
    var files: [String: String] = [:]
    if let entry { files[file] = entry }
    if let token { files[tokenFile] = token }
    return (
      SignInScene(
        config: config, files: files, environment: form.environment, profile: form.profile,
        transport: transport), transport
    )
  }

  static func answer(_ id: String) -> ScriptedTransport.Answer {
    STSAnswers.role("AssumeRoleWithWebIdentity", id: id)
  }

  // Computed with botocore 1.43: AssumeRoleWithWebIdentityProvider with the variables and the profile of the row, its
  // cache asked for a key. Neither the token nor settings of AssumeRole go into it.
  @Test(arguments: [
    (inEnvironment, "", RoleCacheTests.adminKey),
    (
      inEnvironment.merging(["AWS_ROLE_SESSION_NAME": "me"]) { $1 }, "",
      "2be9f0c6a8cc82dd8104d29f99085c252382e1aa"
    ),
    (inEnvironment.merging(["AWS_ROLE_SESSION_NAME": ""]) { $1 }, "", RoleCacheTests.adminKey),
    ([:], "web_identity_token_file = /t\nrole_arn = \(arn)\n", RoleCacheTests.adminKey),
    (
      [:], "web_identity_token_file = /t\nrole_arn = \(arn)\nrole_session_name = me\n",
      "2be9f0c6a8cc82dd8104d29f99085c252382e1aa"
    ),
    (
      [:],
      "web_identity_token_file = /t\nrole_arn = \(arn)\nduration_seconds = 900\nexternal_id = x\nmfa_serial = m\n",
      RoleCacheTests.adminKey
    ),
    (
      ["AWS_WEB_IDENTITY_TOKEN_FILE": "/t", "AWS_ROLE_SESSION_NAME": "pod"],
      "web_identity_token_file = /own\nrole_arn = \(arn)\nrole_session_name = me\n",
      "f400a1c79b8dc8b3ef9e495d24ca9a3fbc36e0b3"
    ),
    (
      [:],
      "web_identity_token_file = /t\nrole_arn = arn:aws-cn:iam::777788889999:role/path/Ops\n"
        + "role_session_name = quote \" é\n", "5422bb5a29ec01f7f89a66f18d45cd1cfc4b63ba"
    ),
  ])
  func filesHaveTheNamesOfTheCLI(
    _ environment: [String: String], _ profile: String, _ key: String
  ) throws {
    let search = try SignInScene(config: "[default]\n" + profile, environment: environment).search()
    let finding = try search.find(.webIdentity, profile: "default", usesEnvironment: true)
    guard case .found(let chain, _) = finding, case .webIdentity(let role) = chain.leaf else {
      Issue.record("no web identity")
      return
    }
    #expect(RoleCacheKey.webIdentity(role) == key)
  }

  /// Nobody is asked, and the token is not even looked at.
  @Test(arguments: forms) func aSessionOfTheCLIIsUsed(_ form: Form) async throws {
    let entry = RoleCacheTests.entry(expiration: "2026-09-21T14:28:20UTC")
    let (scene, transport) = Self.scene(form, entry, token: nil, [])
    let signIn = try scene.signIn()
    try signIn.check()
    let credentials = try await signIn.credentials()
    #expect(
      PlainCredentials(credentials)
        == PlainCredentials(
          id: "ASIACACHED", secret: "cached", token: "token", account: "111122223333", expiry: 1_790_000_900))
    #expect(credentials.source == form.source)
    #expect(transport.requests.isEmpty)
  }

  @Test(arguments: [
    RoleCacheTests.entry(expiration: "2026-09-21T14:28:19Z"), RoleCacheTests.entry(expiration: "soon"), "",
    "{}",
    RoleCacheTests.entry(expiration: "2027-01-01T00:00:00Z", id: "A\\nB"),
  ])
  func whatEndsSoonOrIsDamagedIsPassedBy(_ entry: String) async throws {
    for form in Self.forms {
      let (scene, transport) = Self.scene(form, entry, [Self.answer("ASIANEW")])
      #expect(try await scene.signIn().credentials().accessKeyID == "ASIANEW")
      #expect(STSAnswers.form(try #require(transport.requests.first))["WebIdentityToken"] == "jwt")
      #expect(transport.requests.count == 1)
    }
  }

  @Test func withoutASessionThatCanBeUsedTheTokenIsMissed() throws {
    let old = RoleCacheTests.entry(expiration: "2026-09-21T14:28:19Z")
    for form in Self.forms {
      for entry in [nil, old] {
        let (scene, _) = Self.scene(form, entry, token: nil, [])
        let error = #expect(throws: AWSError.self) { try scene.signIn().check() }
        #expect(error?.code == "UnreadableToken")
      }
    }
  }

  @Test(arguments: forms) func aNewSessionIsKeptForTheCLI(_ form: Form) async throws {
    let (scene, transport) = Self.scene(form, nil, [Self.answer("ASIANEW")])
    _ = try await scene.signIn().credentials()
    let text = try #require(scene.text(Self.file))
    let json = try RoleCacheTests.kept(text)
    #expect(json["AssumedRoleUser"]?["AssumedRoleId"]?.string == "AROAEXAMPLE:me")
    #expect(!text.contains("jwt"))
    // Another start finds it.
    #expect(try await scene.signIn().credentials().accessKeyID == "ASIANEW")
    #expect(transport.requests.count == 1)
  }

  @Test(arguments: forms) func aSessionThatAWSRefusedIsNotTakenAgain(_ form: Form) async throws {
    let (scene, transport) = Self.scene(
      form, RoleCacheTests.entry(expiration: "2026-09-21T15:13:20Z"), [Self.answer("ASIANEW")])
    let signIn = try scene.signIn()
    #expect(await signIn.refused(try await signIn.credentials()))
    #expect(try await signIn.credentials().accessKeyID == "ASIANEW")
    #expect(transport.requests.count == 1)
  }

  /// The AWS CLI keeps none of these, and another token may have been shown for the one that is kept.
  @Test func theSessionOfASourceProfileIsHadAnew() async throws {
    let (scene, transport) = Self.scene(
      Form(profile: "top", source: ""), RoleCacheTests.entry(expiration: "2026-09-21T15:13:20Z"),
      [Self.answer("ASIAWEB"), STSAnswers.role(id: "ASIATOP")])
    #expect(try await scene.signIn().credentials().accessKeyID == "ASIATOP")
    #expect(
      transport.requests.map { STSAnswers.form($0)["Action"] } == ["AssumeRoleWithWebIdentity", "AssumeRole"])
    #expect(scene.text(Self.file)?.contains("ASIACACHED") == true)
  }

  /// As the AWS CLI: the token of the source is not wanted while the role itself is kept.
  @Test func aKeptRoleNeedsNoTokenOfItsSource() async throws {
    let (scene, transport) = Self.scene(
      Form(profile: "top", source: ""), nil, [Self.answer("ASIAWEB"), STSAnswers.role(id: "ASIATOP")])
    _ = try await scene.signIn().credentials()
    scene.files.withLock { $0[Self.tokenFile] = nil }
    let again = try scene.signIn()
    try again.check()
    #expect(try await again.credentials().accessKeyID == "ASIATOP")
    #expect(transport.requests.count == 2)
  }
}
