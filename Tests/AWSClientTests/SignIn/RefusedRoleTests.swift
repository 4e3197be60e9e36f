import Logging
import Testing

@testable import AWSClient

/// What a refusal costs: a cached role on the way is replaced, the session of a person is kept as long as it may be good.
@Suite struct RefusedRoleTests {
  static let config = """
    [profile base]
    aws_access_key_id = AKIDBASE
    aws_secret_access_key = b
    [profile admin]
    region = eu-west-1
    role_arn = arn:aws:iam::111122223333:role/Admin
    source_profile = base
    [profile top]
    region = eu-west-1
    role_arn = arn:aws:iam::444455556666:role/Top
    source_profile = admin
    [profile mfa]
    region = eu-west-1
    role_arn = arn:aws:iam::111122223333:role/Admin
    source_profile = base
    mfa_serial = arn:aws:iam::111122223333:mfa/me
    [profile topmfa]
    region = eu-west-1
    role_arn = arn:aws:iam::444455556666:role/Top
    source_profile = mfa
    """

  static func scene(_ profile: String, _ transport: ScriptedTransport, _ person: AssumeRoleTests.Person)
    -> SignInScene
  {
    let serial = profile == "topmfa" ? "arn:aws:iam::111122223333:mfa/me" : nil
    let key = RoleCacheKey.assumedRole(RoleCacheTests.role(serial: serial))
    return SignInScene(
      config: config,
      files: [
        RoleCacheTests.folder + key + ".json": RoleCacheTests.entry(expiration: "2026-09-21T15:13:20Z")
      ],
      profile: profile, transport: transport,
      askMFACode: { (question: MFAQuestion) async throws(AWSError) -> Secret in try person.answer(question) })
  }

  @Test(arguments: ["ExpiredToken", "InvalidClientTokenId"])
  func aRevokedRoleOnTheWayIsReplaced(_ code: String) async throws {
    let transport = ScriptedTransport([
      STSAnswers.refusal(code, "no"), STSAnswers.role(id: "ASIAADMIN"), STSAnswers.role(id: "ASIATOP"),
    ])
    let signIn = try Self.scene("top", transport, .init([])).signIn()
    #expect(try await signIn.credentials().accessKeyID == "ASIATOP")
    #expect(RefusedCredentialsTests.keys(transport) == ["ASIACACHED", "AKIDBASE", "ASIAADMIN"])
  }

  @Test func whereThereAreNoOthersTheRefusalStays() async throws {
    let transport = ScriptedTransport([
      STSAnswers.refusal("InvalidClientTokenId", "no"), STSAnswers.role(id: "ASIANEVER"),
    ])
    let signIn = try AssumeRoleTests.scene("admin", transport).signIn()
    #expect(await AssumeRoleTests.failure(signIn)?.code == "InvalidClientTokenId")
    #expect(transport.requests.count == 1)
  }

  /// One more refusal ends it.
  @Test func itIsReplacedOnce() async throws {
    let refusal = STSAnswers.refusal("ExpiredToken", "no")
    let transport = ScriptedTransport([refusal, STSAnswers.role(id: "ASIAADMIN"), refusal, refusal])
    let signIn = try Self.scene("top", transport, .init([])).signIn()
    #expect(await AssumeRoleTests.failure(signIn)?.code == "ExpiredTokenException")
    #expect(transport.requests.count == 3)
  }

  @Test(arguments: [("ExpiredToken", 1), ("InvalidClientTokenId", 0), ("UnrecognizedClientException", 0)])
  func aPersonIsAskedForAnExpiryOnly(_ code: String, _ questions: Int) async throws {
    let transport = ScriptedTransport([
      STSAnswers.refusal(code, "no"), STSAnswers.role(id: "ASIAMFA"), STSAnswers.role(id: "ASIATOP"),
    ])
    let person = AssumeRoleTests.Person(["123456"])
    let signIn = try Self.scene("topmfa", transport, person).signIn()
    let id = try? await signIn.credentials().accessKeyID
    #expect(id == (questions == 1 ? "ASIATOP" : nil))
    #expect(person.questions.withLock { $0.count } == questions)
  }

  @Test(arguments: [
    ("ExpiredTokenException", false), ("RequestExpired", false), ("InvalidClientTokenId", true),
    ("UnrecognizedClientException", true),
  ])
  func theSessionOfAPersonOutlivesARefusal(_ code: String, _ isKept: Bool) async throws {
    let sts = ScriptedTransport([STSAnswers.role(id: "ASIAMFA")])
    let signIn = try AssumeRoleTests.scene("mfa", sts, person: .init(["123456"])).signIn()
    _ = try await signIn.credentials()
    let kms = ScriptedTransport([.refused(code)])
    let client = KMSClient(TestClient.connection(kms, credentials: signIn))
    #expect(await TestClient.failure { () throws(AWSError) in try await client.listKeys() } != nil)
    #expect((signIn.current?.accessKeyID == "ASIAMFA") == isKept)
    #expect(kms.requests.count == 1)
  }

  /// To AWS another name is another caller, and a policy judged for one caller is not sent by another.
  @Test(arguments: [
    (
      "AssumeRole",
      "source_profile = base\n[profile base]\naws_access_key_id = AKID\naws_secret_access_key = s\n"
    ),
    ("AssumeRoleWithWebIdentity", "web_identity_token_file = /token\n"),
  ])
  func aRenewedSessionHasTheSameName(_ operation: String, _ way: String) async throws {
    let transport = ScriptedTransport([
      STSAnswers.role(operation, id: "ASIAFIRST"),
      STSAnswers.role(operation, id: "ASIASECOND", expiration: "2026-09-21T16:13:20Z"),
    ])
    let scene = SignInScene(
      config: "[profile me]\nregion = eu-west-1\nrole_arn = arn:aws:iam::111122223333:role/Admin\n" + way,
      files: ["/token": "a-token"], profile: "me", transport: transport)
    let signIn = try scene.signIn()
    #expect(try await signIn.credentials().accessKeyID == "ASIAFIRST")
    scene.pass(58 * 60)
    #expect(try await signIn.credentials().accessKeyID == "ASIASECOND")
    let names = transport.requests.map { STSAnswers.form($0)["RoleSessionName"] }
    #expect(names.count == 2)
    #expect(names[0]?.hasPrefix("kmscope-") == true)
    #expect(names[0] == names[1])
  }

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
