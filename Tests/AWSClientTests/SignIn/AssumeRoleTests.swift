import FoundationEssentials
import Testing

@testable import AWSClient

/// Roles: what STS is asked, one role on top of another, and codes of MFA devices.
@Suite struct AssumeRoleTests {
  static let config = """
    [profile base]
    aws_access_key_id = AKIDBASE
    aws_secret_access_key = b
    [profile admin]
    region = eu-west-1
    role_arn = arn:aws:iam::111122223333:role/Admin
    source_profile = base
    external_id = tenant & one
    role_session_name = me@example.com
    duration_seconds = 3600
    [profile top]
    region = eu-west-1
    role_arn = arn:aws:iam::444455556666:role/Top
    source_profile = admin
    duration_seconds = an hour
    [profile mfa]
    region = eu-west-1
    role_arn = arn:aws:iam::111122223333:role/Admin
    source_profile = base
    mfa_serial = arn:aws:iam::111122223333:mfa/me
    """
  static let wrongCode = STSAnswers.refusal(
    "AccessDenied", "MultiFactorAuthentication failed with invalid MFA one time pass code.")

  /// Gives codes from a list, and notes what it was asked.
  final class Person: Sendable {
    let questions = Lock<[MFAQuestion]>([])
    private let codes: Lock<[String]>

    init(_ codes: [String]) { self.codes = Lock(codes) }

    func answer(_ question: MFAQuestion) throws(AWSError) -> Secret {
      questions.withLock { $0.append(question) }
      let code = codes.withLock { $0.isEmpty ? nil : $0.removeFirst() }
      guard let code else { throw AWSError(.cancelled, code: "Cancelled", message: "No code was given.") }
      return Secret(code)
    }
  }

  static func scene(
    _ profile: String, _ transport: ScriptedTransport, person: Person? = nil, files: [String: String] = [:]
  ) -> SignInScene {
    SignInScene(
      config: config, files: files, profile: profile, transport: transport,
      askMFACode: person.map { person in
        { @Sendable (question: MFAQuestion) async throws(AWSError) -> Secret in try person.answer(question) }
      })
  }

  static func failure(_ signIn: SignIn) async -> AWSError? {
    await TestClient.failure { () throws(AWSError) in try await signIn.credentials() }
  }

  @Test func everythingTheProfileSaysIsAsked() async throws {
    let transport = ScriptedTransport([STSAnswers.role(id: "ASIAADMIN")])
    let credentials = try await Self.scene("admin", transport).signIn().credentials()
    #expect(
      PlainCredentials(credentials)
        == PlainCredentials(
          id: "ASIAADMIN", secret: "secret-of-ASIAADMIN", token: "token-of-ASIAADMIN",
          account: "111122223333",
          // An hour after the clock of the tests.
          expiry: 1_790_003_600))
    #expect(credentials.source == "role Admin (profile admin)")
    let request = try #require(transport.requests.first)
    #expect(request.url == "https://sts.eu-west-1.amazonaws.com/")
    #expect(
      STSAnswers.form(request) == [
        "Action": "AssumeRole", "Version": "2011-06-15", "RoleArn": "arn:aws:iam::111122223333:role/Admin",
        "RoleSessionName": "me@example.com", "ExternalId": "tenant & one", "DurationSeconds": "3600",
      ])
    #expect(request.header("authorization")?.contains("Credential=AKIDBASE/") == true)
  }

  @Test func oneRoleAssumesTheNext() async throws {
    let transport = ScriptedTransport([STSAnswers.role(id: "ASIAADMIN"), STSAnswers.role(id: "ASIATOP")])
    #expect(try await Self.scene("top", transport).signIn().credentials().accessKeyID == "ASIATOP")
    let second = transport.requests[1]
    #expect(second.header("authorization")?.contains("Credential=ASIAADMIN/") == true)
    #expect(second.header("x-amz-security-token") == "token-of-ASIAADMIN")
    let form = STSAnswers.form(second)
    // A duration that is no number is left out, as by the AWS CLI; the name is made of the time.
    #expect(form["DurationSeconds"] == nil)
    #expect(form["RoleSessionName"] == "kmscope-1790000000")
  }

  @Test func aCodeIsAskedAndSent() async throws {
    let transport = ScriptedTransport([STSAnswers.role(id: "ASIAMFA")])
    let person = Person(["123456"])
    #expect(
      try await Self.scene("mfa", transport, person: person).signIn().credentials().accessKeyID == "ASIAMFA")
    let question = MFAQuestion(
      serialNumber: "arn:aws:iam::111122223333:mfa/me", roleARN: "arn:aws:iam::111122223333:role/Admin",
      profile: "mfa")
    #expect(person.questions.withLock { $0 } == [question])
    let form = STSAnswers.form(transport.requests[0])
    #expect(form["SerialNumber"] == "arn:aws:iam::111122223333:mfa/me")
    #expect(form["TokenCode"] == "123456")
  }

  @Test func aWrongCodeIsAskedAgainWithAWSsWords() async throws {
    let transport = ScriptedTransport([Self.wrongCode, STSAnswers.role(id: "ASIAMFA")])
    let person = Person(["111111", "12345", "12345a", "222222"])
    #expect(
      try await Self.scene("mfa", transport, person: person).signIn().credentials().accessKeyID == "ASIAMFA")
    #expect(
      person.questions.withLock { $0.map(\.refusal) } == [
        nil, "MultiFactorAuthentication failed with invalid MFA one time pass code.",
        "A code has six digits.",
        "A code has six digits.",
      ])
    #expect(transport.requests.count == 2)
  }

  @Test func afterFiveWrongCodesItEnds() async throws {
    let transport = ScriptedTransport(Array(repeating: Self.wrongCode, count: 9))
    let person = Person((0..<9).map { "00000\($0)" })
    let error = await Self.failure(try Self.scene("mfa", transport, person: person).signIn())
    #expect(error?.message.hasPrefix("MultiFactorAuthentication failed") == true)
    #expect(person.questions.withLock { $0.count } == 5)
  }

  @Test func whoGivesNoCodeIsNotAskedTwice() async throws {
    let person = Person([])
    let signIn = try Self.scene("mfa", ScriptedTransport([]), person: person).signIn()
    for _ in 0..<3 { #expect(await Self.failure(signIn)?.kind == .cancelled) }
    #expect(person.questions.withLock { $0.count } == 1)
    signIn.forget()
    #expect(await Self.failure(signIn)?.kind == .cancelled)
    #expect(person.questions.withLock { $0.count } == 2)
  }

  @Test func whereNobodyCanBeAskedTheDeviceIsNamed() async throws {
    let error = await Self.failure(try Self.scene("mfa", ScriptedTransport([])).signIn())
    #expect(error?.code == "MFACodeNeeded")
    #expect(error?.message.contains("arn:aws:iam::111122223333:mfa/me") == true)
    #expect(error?.hint.contains("--profile mfa") == true)
  }

  @Test func aRefusalSaysWhoAssumedWhat() async throws {
    let transport = ScriptedTransport([
      STSAnswers.refusal("AccessDenied", "User: arn:aws:iam::111122223333:user/x is not authorized")
    ])
    let signIn = try Self.scene("admin", transport).signIn()
    let error = try #require(await Self.failure(signIn))
    #expect(error.code == "AccessDeniedException")
    #expect(error.operation == "AssumeRole")
    #expect(error.hint.contains("arn:aws:iam::111122223333:role/Admin"))
    #expect(error.hint.contains("profile base in ~/.aws/config"))
    #expect(signIn.refreshError == error)
    #expect(signIn.current == nil)
  }

  @Test(arguments: [
    "", "<html>login</html>", "<AccessKeyId>A</AccessKeyId>",
    "<AccessKeyId>A</AccessKeyId><SecretAccessKey>s</SecretAccessKey><SessionToken>t</SessionToken>",
    "<AccessKeyId>A</AccessKeyId><SecretAccessKey>s</SecretAccessKey><SessionToken>t</SessionToken>"
      + "<Expiration>never</Expiration>",
    "<AccessKeyId></AccessKeyId><SecretAccessKey>s</SecretAccessKey><SessionToken>t</SessionToken>"
      + "<Expiration>2026-09-21T15:13:20Z</Expiration>",
  ])
  func anAnswerThatIsNoneOfSTSIsAnError(_ body: String) async throws {
    let error = await Self.failure(try Self.scene("admin", ScriptedTransport([.ok(body)])).signIn())
    #expect(error?.kind == .unreadableAnswer)
  }

  @Test func aWebIdentityTokenIsReadEveryTime() async throws {
    let answers = ["ASIA1", "ASIA2"].map { STSAnswers.role("AssumeRoleWithWebIdentity", id: $0) }
    let transport = ScriptedTransport(answers)
    let scene = SignInScene(
      files: ["/home/me/token": "jwt-one\n"],
      environment: [
        "AWS_WEB_IDENTITY_TOKEN_FILE": "~/token", "AWS_ROLE_ARN": "arn:aws:iam::111122223333:role/Pod",
      ], transport: transport)
    let signIn = try scene.signIn()
    try signIn.check()
    #expect(try await signIn.credentials().accessKeyID == "ASIA1")
    scene.files.withLock { $0["/home/me/token"] = Array("jwt-two".utf8) }
    // The session that is kept ends too soon by then.
    scene.pass(3000)
    signIn.forget()
    #expect(try await signIn.credentials().accessKeyID == "ASIA2")
    #expect(transport.requests.map { STSAnswers.form($0)["WebIdentityToken"] } == ["jwt-one", "jwt-two"])
    #expect(transport.requests.allSatisfy { $0.header("authorization") == nil })
    #expect(STSAnswers.form(transport.requests[0])["RoleSessionName"] == "kmscope-1790000000")
  }

  @Test func anIdentityProviderThatIsSlowToAnswerIsAskedAgain() async throws {
    let transport = ScriptedTransport([
      STSAnswers.refusal("IDPCommunicationError", "The identity provider did not answer.", status: 400),
      STSAnswers.role("AssumeRoleWithWebIdentity", id: "ASIAPOD"),
    ])
    let scene = SignInScene(
      files: ["/token": "jwt"],
      environment: [
        "AWS_WEB_IDENTITY_TOKEN_FILE": "/token", "AWS_ROLE_ARN": "arn:aws:iam::111122223333:role/Pod",
      ], transport: transport)
    #expect(try await scene.signIn().credentials().accessKeyID == "ASIAPOD")
    #expect(transport.requests.count == 2)
  }
}
