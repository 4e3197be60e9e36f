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
}
