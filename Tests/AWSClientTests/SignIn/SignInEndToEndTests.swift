import FoundationEssentials
import Glibc
import Testing

@testable import AWSClient

/// Whole sign-ins with real files, real commands and real sockets; STS is a stand-in on loopback.
@Suite(.timeLimit(.minutes(1))) struct SignInEndToEndTests {
  /// A home folder of its own, with a server that answers as STS does.
  final class Place {
    let home: URL
    let server: LoopbackServer
    let forms: Lock<[[String: String]]>
    let authorizations: Lock<[String]>

    init() throws {
      home = FileManager.default.temporaryDirectory.appendingPathComponent(
        "kmscope-home-\(UUID().uuidString)")
      try FileManager.default.createDirectory(
        at: home.appendingPathComponent(".aws"), withIntermediateDirectories: true)
      let forms = Lock<[[String: String]]>([])
      let authorizations = Lock<[String]>([])
      self.forms = forms
      self.authorizations = authorizations
      server = try LoopbackServer { connection in
        while let (head, body) = connection.readRequest() {
          let form = STSAnswers.form(HTTPRequest(method: "", url: "", headers: [], body: body))
          let authorization = head.split(whereSeparator: \.isNewline)
            .first { $0.lowercased().hasPrefix("authorization:") }
          forms.withLock { $0.append(form) }
          authorizations.withLock { $0.append(authorization.map(String.init) ?? "") }
          Place.answer(form, connection)
        }
      }
    }

    deinit { try? FileManager.default.removeItem(at: home) }

    private static func answer(_ form: [String: String], _ connection: LoopbackServer.Connection) {
      let operation = form["Action"] ?? ""
      if form["SerialNumber"] != nil, form["TokenCode"] != "123456" {
        connection.answer(
          "<ErrorResponse><Error><Code>AccessDenied</Code><Message>MultiFactorAuthentication failed with invalid "
            + "MFA one time pass code.</Message></Error></ErrorResponse>", status: "403 Forbidden")
        return
      }
      let name = form["RoleArn"]?.split(separator: "/").last.map(String.init) ?? ""
      guard case .success(let response) = STSAnswers.role(operation, id: "ASIA\(name)", expiration: end)
      else {
        return
      }
      connection.answer(String(decoding: response.body, as: UTF8.self))
    }

    /// An hour from now; these sign-ins run on the real clock.
    private static let end = RFC3339Time.text(Date().addingTimeInterval(3600))

    func write(_ name: String, _ text: String) throws {
      try Data(text.utf8).write(to: home.appendingPathComponent(name))
    }

    func signIn(
      profile: String, environment: [String: String] = [:],
      askMFACode: (@Sendable (MFAQuestion) async throws(AWSError) -> Secret)? = nil
    ) throws -> SignIn {
      let variables = environment.merging([
        "HOME": home.path, "AWS_ENDPOINT_URL_STS": server.url, "AWS_REGION": "eu-west-1",
      ]) { given, _ in given }
      let configuration = try AWSConfiguration.resolve(
        options: AWSConfiguration.Options(profile: profile), environment: variables)
      var tools = SignInTools(transport: CurlTransport(settings: configuration.curlSettings))
      tools.askMFACode = askMFACode
      return SignIn(configuration: configuration, tools: tools)
    }
  }

  @Test func aRoleOnARoleOnACommandWithACode() async throws {
    let place = try Place()
    try place.write("keys.json", #"{"Version": 1, "AccessKeyId": "AKIDSCRIPT", "SecretAccessKey": "s"}"#)
    try place.write(
      ".aws/config",
      """
      [profile script]
      credential_process = cat '\(place.home.path)/keys.json'
      [profile first]
      role_arn = arn:aws:iam::111122223333:role/First
      source_profile = script
      mfa_serial = arn:aws:iam::111122223333:mfa/me
      [profile second]
      role_arn = arn:aws:iam::111122223333:role/Second
      source_profile = first
      """)
    let codes = Lock(["000000", "123456"])
    let signIn = try place.signIn(profile: "second") { _ throws(AWSError) in
      Secret(codes.withLock { $0.removeFirst() })
    }
    // 64 who ask at once get the same session for one question.
    let ids = await withTaskGroup(of: String?.self) { group in
      for _ in 0..<64 { group.addTask { try? await signIn.credentials().accessKeyID } }
      return await group.reduce(into: Set<String?>()) { $0.insert($1) }
    }
    #expect(ids == ["ASIASecond"])
    #expect(place.forms.withLock { $0.map { $0["TokenCode"] } } == ["000000", "123456", nil])
    let signers = place.authorizations.withLock { $0 }
    #expect(signers.count == 3)
    #expect(signers[0].contains("Credential=AKIDSCRIPT/"))
    #expect(signers[1].contains("Credential=AKIDSCRIPT/"))
    #expect(signers[2].contains("Credential=ASIAFirst/"))

    // The sessions are on disk, for their owner only, and the next start needs neither STS nor a code.
    let folder = place.home.appendingPathComponent(".aws/cli/cache").path
    let files = try FileManager.default.contentsOfDirectory(atPath: folder)
    #expect(files.count == 2)
    for file in files {
      var status = stat()
      #expect(stat("\(folder)/\(file)", &status) == 0)
      #expect(status.st_mode & 0o777 == 0o600)
    }
    #expect(try await place.signIn(profile: "second").credentials().accessKeyID == "ASIASecond")
    #expect(place.server.requests == 3)
  }

  @Test func aWebIdentityTokenNeedsNoKeys() async throws {
    let place = try Place()
    try place.write("token", "jwt")
    try place.write(
      ".aws/config",
      """
      [profile web]
      role_arn = arn:aws:iam::111122223333:role/Web
      web_identity_token_file = $HOME/token
      role_session_name = pod
      """)
    let signIn = try place.signIn(profile: "web")
    #expect(try await signIn.credentials().accessKeyID == "ASIAWeb")
    #expect(
      place.forms.withLock { $0 } == [
        [
          "Action": "AssumeRoleWithWebIdentity", "Version": "2011-06-15",
          "RoleArn": "arn:aws:iam::111122223333:role/Web", "RoleSessionName": "pod",
          "WebIdentityToken": "jwt",
        ]
      ])
    #expect(place.authorizations.withLock { $0 } == [""])
  }

  @Test func whatTheSignInGivesSignsTheNextCall() async throws {
    let place = try Place()
    try place.write(
      ".aws/credentials", "[base]\naws_access_key_id = AKIDBASE\naws_secret_access_key = s\n")
    try place.write(
      ".aws/config", "[profile role]\nrole_arn = arn:aws:iam::111122223333:role/Role\nsource_profile = base\n"
    )
    let signIn = try place.signIn(profile: "role")
    let endpoint = try #require(EndpointURL(place.server.url))
    let client = STSClient(
      ServiceConnection(
        endpoint: endpoint, region: "eu-west-1", credentials: signIn, transport: CurlTransport()))
    // The stand-in does not know this operation; who asked is what counts.
    _ = try? await client.getCallerIdentity()
    #expect(place.authorizations.withLock { $0.last }?.contains("Credential=ASIARole/") == true)
    #expect(signIn.current?.accessKeyID == "ASIARole")
  }

  @Test func anSTSThatIsNotThereIsSaidSo() async throws {
    let place = try Place()
    let port = try RefusingPort()
    try place.write(
      ".aws/config",
      """
      [profile role]
      role_arn = arn:aws:iam::111122223333:role/Role
      source_profile = role
      aws_access_key_id = AKIDBASE
      aws_secret_access_key = s
      """)
    let signIn = try place.signIn(
      profile: "role",
      environment: [
        "AWS_ENDPOINT_URL_STS": "http://127.0.0.1:\(port.port)", "AWS_MAX_ATTEMPTS": "1",
      ])
    let error = await TestClient.failure { () throws(AWSError) in try await signIn.credentials() }
    #expect(error?.kind == .transport)
    #expect(error?.code == "ConnectionRefused")
    #expect(signIn.trace.steps[1].outcome == .failed)
  }
}
