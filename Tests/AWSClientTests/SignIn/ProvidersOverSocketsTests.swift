import FoundationEssentials
import Glibc
import Testing

@testable import AWSClient

/// Each provider over real sockets, against a stand-in on loopback, with files on disk.
@Suite struct ProvidersOverSocketsTests {
  /// Answers by method and target; everything asked is kept.
  final class StandIn: Sendable {
    let asked = Lock<[(head: String, body: String)]>([])
    let server: LoopbackServer

    init(_ answers: [String: (status: String, headers: String, body: String)]) throws {
      let asked = asked
      server = try LoopbackServer { connection in
        while let request = connection.readRequest() {
          asked.withLock { $0.append((request.head, String(decoding: request.body, as: UTF8.self))) }
          let target = request.head.split(separator: " ").prefix(2).joined(separator: " ")
          let answer = answers[target] ?? ("404 Not Found", "", "nothing here: \(target)")
          connection.answer(answer.body, status: answer.status, headers: answer.headers)
        }
      }
    }

    var targets: [String] {
      asked.withLock { $0.map { $0.head.split(separator: " ").prefix(2).joined(separator: " ") } }
    }

    func header(_ name: String, of index: Int) -> String? {
      let lines = asked.withLock { $0[index].head }.split(whereSeparator: \.isNewline)
      return lines.first { $0.lowercased().hasPrefix(name + ": ") }.map {
        String($0.dropFirst(name.count + 2))
      }
    }

    var url: String { "http://127.0.0.1:\(server.port)" }
  }

  /// A home folder of its own that goes away with it.
  final class Home: Sendable {
    let path: String

    init() throws {
      path =
        FileManager.default.temporaryDirectory
        .appendingPathComponent("kmscope-sign-in-\(UUID().uuidString)").path
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    func text(_ name: String) throws -> String {
      String(decoding: try Data(contentsOf: URL(fileURLWithPath: path + name)), as: UTF8.self)
    }
  }

  /// With the disk, the network and the time of this machine.
  static var tools: SignInTools {
    SignInTools(transport: CurlTransport()) { (_: [String]) async throws(AWSError) -> ProcessOutput in
      throw AWSError(.credentials, code: "NoCommand", message: "There are no commands here.")
    }
  }

  static func configuration(_ home: Home, _ variables: [String: String]) throws -> AWSConfiguration {
    let base = ["HOME": home.path, "AWS_REGION": "eu-west-1"]
    return try AWSConfiguration.resolve(
      options: .init(), environment: base.merging(variables) { _, given in given })
  }

  static func inMinutes(_ minutes: Double) -> String {
    RFC3339Time.text(Date(timeIntervalSinceNow: minutes * 60))
  }

  @Test func identityCenter() async throws {
    let end = Int(Date(timeIntervalSinceNow: 3600).timeIntervalSince1970) * 1000
    let role = """
      {"roleCredentials":{"accessKeyId":"ASIAROLE","secretAccessKey":"s","sessionToken":"t","expiration":\(end)}}
      """
    let standIn = try StandIn([
      "POST /token": ("200 OK", "", IdentityCenterProviderTests.created),
      "GET /federation/credentials?role_name=ReadOnly&account_id=111122223333": ("200 OK", "", role),
    ])
    let home = try Home()
    let tools = Self.tools
    let path = "/.aws/sso/cache/ee0bfd2552fbd840c02cc48b6e823320543c450f.json"
    let token = IdentityCenterProviderTests.token(
      expires: Self.inMinutes(10), registration: Self.inMinutes(6000))
    try tools.replaceFile(home.path + path, Array(token.utf8))
    let provider = IdentityCenterProvider(
      settings: IdentityCenterSettings(
        startURL: IdentityCenterProviderTests.startURL, region: "eu-central-1", accountID: "111122223333",
        roleName: "ReadOnly", sessionName: "corp"),
      configuration: try Self.configuration(
        home, ["AWS_ENDPOINT_URL_SSO": standIn.url, "AWS_ENDPOINT_URL_SSO_OIDC": standIn.url]),
      tools: tools, profile: "dev")
    let credentials = try await provider.retrieve()
    #expect(credentials.accessKeyID == "ASIAROLE")
    #expect(credentials.expiration == Date(timeIntervalSince1970: Double(end / 1000)))
    #expect(standIn.targets.count == 2)
    #expect(standIn.header("x-amz-sso_bearer_token", of: 1) == "newAccess")
    let written = try JSONReader.read(Array(try home.text(path).utf8))
    #expect(written["refreshToken"]?.string == "newRefresh")
    #expect(written["future"] != nil)
    var status = stat()
    #expect(stat(home.path + path, &status) == 0)
    #expect(status.st_mode & 0o777 == 0o600)
  }

  @Test func login() async throws {
    let standIn = try StandIn(["POST /v1/token": ("200 OK", "", LoginProviderTests.answer)])
    let home = try Home()
    let tools = Self.tools
    let path = "/.aws/login/cache/\(LoginProviderTests.file)"
    let token = try LoginProviderTests.cached("2020-01-01T00:00:00Z")
    try tools.replaceFile(home.path + path, Array(token.utf8))
    let provider = LoginProvider(
      session: LoginProviderTests.session,
      configuration: try Self.configuration(home, ["AWS_ENDPOINT_URL_SIGNIN": standIn.url]), tools: tools,
      profile: "dev")
    #expect(try await provider.retrieve().accessKeyID == "NEW")
    let proof = try #require(try JWTVerifier.read(standIn.header("dpop", of: 0) ?? ""))
    #expect(proof.isValid)
    #expect(proof.claims["htu"]?.string == standIn.url + "/v1/token")
    #expect(try JSONReader.read(Array(try home.text(path).utf8))["refreshToken"]?.string == "next_refresh")
    // The second time the file is enough.
    #expect(try await provider.retrieve().accessKeyID == "NEW")
    #expect(standIn.targets == ["POST /v1/token"])
  }

  @Test func container() async throws {
    let standIn = try StandIn(["GET /v1/credentials?pod=1": ("200 OK", "", ContainerProviderTests.document)])
    let home = try Home()
    let tools = Self.tools
    try tools.replaceFile(home.path + "/token", Array("pod-token".utf8))
    let provider = ContainerProvider(
      configuration: try Self.configuration(
        home,
        [
          ContainerProviderTests.fullURI: standIn.url + "/v1/credentials?pod=1",
          ContainerProviderTests.tokenFile: home.path + "/token",
        ]), tools: tools)
    #expect(try await provider.retrieve().accessKeyID == "ASIATASK")
    #expect(standIn.header("authorization", of: 0) == "pod-token")
  }

  @Test func instanceMetadata() async throws {
    let standIn = try StandIn([
      "PUT /latest/api/token": ("200 OK", "X-aws-ec2-metadata-token-ttl-seconds: 21600\r\n", "session-token"),
      "GET /latest/meta-data/iam/security-credentials/": ("200 OK", "", "Admin"),
      "GET /latest/meta-data/iam/security-credentials/Admin": (
        "200 OK", "", InstanceMetadataProviderTests.document
      ),
      "GET /latest/meta-data/placement/region": ("200 OK", "", "eu-north-1"),
    ])
    let provider = InstanceMetadataProvider(
      configuration: try Self.configuration(
        try Home(), ["AWS_EC2_METADATA_SERVICE_ENDPOINT": standIn.url]), tools: Self.tools)
    #expect(try await provider.retrieve().accessKeyID == "ASIAINSTANCE")
    #expect(try await provider.region() == "eu-north-1")
    #expect(standIn.targets.filter { $0.hasPrefix("PUT") }.count == 1)
    #expect(standIn.header("x-aws-ec2-metadata-token", of: 3) == "session-token")
  }

  /// The time-out of the metadata service, not that of AWS's services.
  @Test func aSilentMetadataServiceIsGivenUpSoon() async throws {
    let server = try LoopbackServer { connection in while connection.readRequest() != nil {} }
    let provider = InstanceMetadataProvider(
      configuration: try Self.configuration(
        try Home(),
        [
          "AWS_EC2_METADATA_SERVICE_ENDPOINT": "http://127.0.0.1:\(server.port)",
          "AWS_METADATA_SERVICE_TIMEOUT": "0.2",
        ]), tools: Self.tools)
    let error = await TestClient.failure { () throws(AWSError) in try await provider.retrieve() }
    #expect(error?.code == "InstanceMetadataUnreachable")
    #expect(error?.message.contains("within 0.2 seconds") == true)
  }

  /// An instance as a container sees it when the hop limit is 1: the request for a token is taken, its answer is lost.
  @Test func anInstanceWhoseTokensDoNotArriveGivesCredentials() async throws {
    let server = try LoopbackServer { connection in
      while let request = connection.readRequest() {
        if request.head.hasPrefix("PUT ") { continue }
        let isRole = request.head.hasPrefix("GET /latest/meta-data/iam/security-credentials/Admin ")
        connection.answer(isRole ? InstanceMetadataProviderTests.document : "Admin")
      }
    }
    let provider = InstanceMetadataProvider(
      configuration: try Self.configuration(
        try Home(),
        [
          "AWS_EC2_METADATA_SERVICE_ENDPOINT": "http://127.0.0.1:\(server.port)",
          // Long enough for the other answers on a busy machine.
          "AWS_METADATA_SERVICE_TIMEOUT": "2",
        ]), tools: Self.tools)
    let credentials = try await provider.retrieve()
    #expect(credentials.accessKeyID == "ASIAINSTANCE")
    #expect(credentials.remark?.contains("no session token within 2 seconds") == true)
  }

  @Test func aRefusingMetadataServiceIsAnErrorAtOnce() async throws {
    let port = try RefusingPort()
    let provider = InstanceMetadataProvider(
      configuration: try Self.configuration(
        try Home(), ["AWS_EC2_METADATA_SERVICE_ENDPOINT": "http://127.0.0.1:\(port.port)"]), tools: Self.tools
    )
    let error = await TestClient.failure { () throws(AWSError) in try await provider.retrieve() }
    #expect(error?.kind == .transport)
  }
}
