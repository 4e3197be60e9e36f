import Foundation
import ProgramSupport
import PseudoTerminalSupport
import Testing

/// `kmscope whoami` against stand-ins of everything a sign-in can need.
@Suite("kmscope whoami", .timeLimit(.minutes(2)))
struct WhoamiTests {
  struct Way: Sendable, CustomTestStringConvertible {
    var name: String
    var config = ""
    var credentials = ""
    /// Files below the home.
    var files: [String: String] = [:]
    /// URL stands for the server, HOME for the home.
    var environment: [String: String] = [:]
    var arguments: [String] = []
    /// The access key that AWS is asked with.
    var key: String
    var source: String
    /// What was asked, without GetCallerIdentity at the end.
    var requests: [String] = []

    var testDescription: String { name }
  }

  /// A profile of IAM Identity Center with a session of its own.
  static let identityCenter = """
    [profile dev]
    sso_session = corp
    sso_account_id = 111122223333
    sso_role_name = ReadOnly
    [sso-session corp]
    sso_start_url = https://corp.awsapps.com/start
    sso_region = eu-west-1
    """
  /// Where the AWS CLI keeps that session's token: sha1("corp").
  static let tokenFile = ".aws/sso/cache/ee0bfd2552fbd840c02cc48b6e823320543c450f.json"
  /// A token as `aws sso login` leaves it.
  static let token =
    #"{"accessToken":"fresh-token","expiresAt":"2099-01-01T00:00:00Z","startUrl":"https://corp.awsapps.com/start","region":"eu-west-1"}"#

  /// A role that wants the code of a device.
  static let withMFA = """
    [profile top]
    role_arn = arn:aws:iam::111122223333:role/Top
    source_profile = base
    mfa_serial = arn:aws:iam::111122223333:mfa/jdoe
    """
  static let base = "[base]\naws_access_key_id = AKIABASE\naws_secret_access_key = b\n"

  static let ways: [Way] = [
    Way(
      name: "environment",
      environment: ["AWS_ACCESS_KEY_ID": "AKIAENV", "AWS_SECRET_ACCESS_KEY": "e"], key: "AKIAENV",
      source: "environment"),
    Way(
      name: "a profile named on the command line beats the environment", credentials: base,
      environment: ["AWS_ACCESS_KEY_ID": "AKIAENV", "AWS_SECRET_ACCESS_KEY": "e"],
      arguments: ["--profile", "base"], key: "AKIABASE", source: "profile base in ~/.aws/credentials"),
    Way(
      name: "a role on a role",
      config: """
        [profile top]
        role_arn = arn:aws:iam::111122223333:role/team/Top
        source_profile = middle
        external_id = ext-1
        [profile middle]
        role_arn = arn:aws:iam::111122223333:role/Middle
        source_profile = base
        """, credentials: base, arguments: ["--profile", "top"], key: "ASIATOP",
      source: "role Top (profile top)",
      requests: ["AssumeRole AKIABASE", "AssumeRole ext-1 ASIAMIDDLE"]),
    Way(
      name: "a role with the keys of the environment",
      config: """
        [profile top]
        role_arn = arn:aws:iam::111122223333:role/Top
        credential_source = Environment
        """, environment: ["AWS_ACCESS_KEY_ID": "AKIAENV", "AWS_SECRET_ACCESS_KEY": "e"],
      arguments: ["--profile", "top"], key: "ASIATOP", source: "role Top (profile top)",
      requests: ["AssumeRole AKIAENV"]),
    Way(
      name: "web identity", files: ["token": "a.b.c"],
      environment: [
        "AWS_WEB_IDENTITY_TOKEN_FILE": "HOME/token", "AWS_ROLE_ARN": "arn:aws:iam::111122223333:role/Web",
      ], key: "ASIAWEB", source: "web identity role Web (environment)",
      requests: ["AssumeRoleWithWebIdentity -"]),
    Way(
      name: "IAM Identity Center",
      config: identityCenter,
      files: [
        tokenFile: token
      ], arguments: ["--profile", "dev"], key: "ASIASSO", source: "IAM Identity Center (profile dev)",
      requests: ["sso -"]),
    Way(
      name: "IAM Identity Center with a token that has to be refreshed",
      config: identityCenter,
      files: [
        tokenFile:
          #"{"accessToken":"old-token","expiresAt":"2020-01-01T00:00:00Z","startUrl":"https://corp.awsapps.com/start","region":"eu-west-1","refreshToken":"r","clientId":"c","clientSecret":"s","registrationExpiresAt":"2099-01-01T00:00:00Z"}"#
      ], arguments: ["--profile", "dev"], key: "ASIASSO", source: "IAM Identity Center (profile dev)",
      requests: ["oidc refresh_token -", "sso -"]),
    Way(
      name: "a command",
      config: "[profile proc]\ncredential_process = /bin/sh HOME/give --token \"a b\"\n",
      files: [
        "give":
          #"test "$2" = "a b" && echo '{"Version":1,"AccessKeyId":"AKIAPROCESS","SecretAccessKey":"p"}'"#
      ], arguments: ["--profile", "proc"], key: "AKIAPROCESS", source: "command (profile proc)"),
    Way(
      name: "a container", files: ["authorization": "Bearer pod"],
      environment: [
        "AWS_CONTAINER_CREDENTIALS_FULL_URI": "URL/container",
        "AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE": "HOME/authorization",
      ], key: "ASIACONTAINER", source: "container", requests: ["container Bearer pod -"]),
    Way(
      name: "an instance",
      environment: ["AWS_EC2_METADATA_DISABLED": "", "AWS_EC2_METADATA_SERVICE_ENDPOINT": "URL"],
      key: "ASIAINSTANCE", source: "instance metadata (role InstanceRole)",
      requests: ["imds-token -", "imds -"]),
  ]

  private func run(_ way: Way, _ server: SignInServer, _ more: [String] = []) async throws -> (
    ProgramStatus, String, String
  ) {
    let home = server.home
    func filled(_ text: String) -> String {
      text.replacing("URL", with: server.url).replacing("HOME", with: home.path)
    }
    try home.write(filled(way.config), to: ".aws/config")
    try home.write(way.credentials, to: ".aws/credentials")
    for (file, text) in way.files { try home.write(text, to: file) }
    let environment = server.environment.merging(way.environment.mapValues(filled)) { _, new in new }
    let (status, transcript) = try await BackgroundProgram.run(
      ProgramCommand(
        try Repository.executable(), ["whoami"] + way.arguments + more, environment: environment))
    return (status, transcript.output, transcript.errors)
  }

  @Test(arguments: ways) func everyWaySignsIn(_ way: Way) async throws {
    let server = try await SignInServer(try Home())
    let (status, output, errors) = try await run(way, server)
    #expect(status == .exited(code: 0), "\(errors)")
    #expect(output.contains("arn:aws:sts::111122223333:assumed-role/E2E/\(way.key)"), "\(output)")
    let source = output.split(separator: "\n").first { $0.hasPrefix("Source") } ?? ""
    #expect(source.hasSuffix("  \(way.source)"), "\(output)")
    #expect(output.contains("in use: "))
    #expect(server.requests == way.requests + ["GetCallerIdentity \(way.key)"])
    for secret in ["secret-of", "token-of", "fresh-token", "Bearer pod", "a b"] {
      #expect(!(output + errors).contains(secret))
    }
    try await server.stop()
  }

  @Test func theAnswerForPrograms() async throws {
    let server = try await SignInServer(try Home())
    let way = try #require(Self.ways.first { $0.name == "a role on a role" })
    let (status, output, _) = try await run(way, server, ["--format", "json"])
    #expect(status == .exited(code: 0))
    let answer = try #require(JSONSerialization.jsonObject(with: Data(output.utf8)) as? [String: Any])
    #expect(answer["account"] as? String == "111122223333")
    #expect(answer["accessKeyId"] as? String == "****************ATOP")
    #expect(answer["expiration"] as? String == "2099-01-01T00:00:00Z")
    #expect(answer["profile"] as? String == "top")
    let providers = try #require(answer["providers"] as? [[String: String]])
    #expect(providers.filter { $0["outcome"] == "used" }.map { $0["provider"] } == ["role Top (profile top)"])
    #expect(providers.first?["provider"] == "environment")
    try await server.stop()
  }

  @Test func assumedRolesAreSharedWithTheAWSCLI() async throws {
    let server = try await SignInServer(try Home())
    let way = Way(
      name: "",
      config: "[profile top]\nrole_arn = arn:aws:iam::111122223333:role/Admin\nsource_profile = base\n",
      credentials: Self.base, arguments: ["--profile", "top"], key: "ASIAADMIN", source: "")
    _ = try await run(way, server)
    _ = try await run(way, server)
    #expect(server.requests.count { $0.hasPrefix("AssumeRole ") } == 1)
    // The name the AWS CLI gives the entry of this role without session name.
    let file = "\(server.home.path)/.aws/cli/cache/20d1c4c47209b5c6f6727fa999b7ec9c34fe8643.json"
    #expect(FileManager.default.fileExists(atPath: file))
    let mode = try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions] as? Int
    #expect(mode == 0o600)
    try await server.stop()
  }

  @Test func aLoginThatHasExpiredNamesItsCommand() async throws {
    let server = try await SignInServer(try Home())
    let way = Way(
      name: "",
      config: """
        [profile dev]
        sso_start_url = https://corp.awsapps.com/start
        sso_region = eu-west-1
        sso_account_id = 111122223333
        sso_role_name = ReadOnly
        """, arguments: ["--profile", "dev"], key: "", source: "")
    let (status, output, errors) = try await run(way, server)
    #expect(status == .exited(code: 2))
    #expect(errors.contains("aws sso login --profile dev"))
    #expect(output.contains("failed: "))
    try await server.stop()
  }

  /// `whoami` in a terminal, at the question for the code of a device.
  private func askingForCode(_ server: SignInServer) async throws -> TerminalSession {
    try server.home.write(Self.withMFA, to: ".aws/config")
    try server.home.write(Self.base, to: ".aws/credentials")
    let session = try TerminalSession(
      ProgramCommand(
        try Repository.executable(), ["whoami", "--profile", "top"], environment: server.environment),
      columns: 160)
    try await session.waitFor(text: "Enter MFA code for arn:aws:iam::111122223333:mfa/jdoe:")
    return session
  }

  @Test func theCodeOfAnMFADeviceIsAskedOnTheTerminalAndNotShown() async throws {
    let server = try await SignInServer(try Home())
    let session = try await askingForCode(server)
    session.type("000000")
    session.press(.enter)
    // What AWS says of a wrong code stands before the next question.
    try await session.waitFor(text: "invalid MFA one time pass code")
    session.type("123456")
    session.press(.enter)
    try await session.waitFor(text: "assumed-role/E2E/ASIATOP")
    #expect(try await session.waitForExit() == .exited(code: 0))
    #expect(!session.screen.text.contains("123456"))
    #expect(server.requests.prefix(2) == ["AssumeRole 000000 AKIABASE", "AssumeRole 123456 AKIABASE"])
    try await server.stop()
  }

  @Test func leavingTheQuestionLeavesTheTerminalAsItWas() async throws {
    let server = try await SignInServer(try Home())
    let session = try await askingForCode(server)
    session.press(.control("c"))
    #expect(try await session.waitForExit() == .killed(signal: SIGINT))
    #expect(try session.modes() == session.modesAtStart)
    try await server.stop()
  }

  @Test func anEmptyLineIsNoCodeAndIsSaidSo() async throws {
    let server = try await SignInServer(try Home())
    let session = try await askingForCode(server)
    session.press(.enter)
    try await session.waitFor(text: "The code of the MFA device was not given.")
    #expect(try await session.waitForExit() == .exited(code: 2))
    try await server.stop()
  }
}
