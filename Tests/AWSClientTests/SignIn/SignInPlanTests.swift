import Testing

@testable import AWSClient

/// Which credentials win, in the order of the AWS CLI, and what is said of those that do not work.
@Suite struct SignInPlanTests {
  static let config = """
    [default]
    region = eu-central-1
    [profile role]
    role_arn = arn:aws:iam::111122223333:role/team/Admin
    source_profile = prod
    [profile deep]
    role_arn = arn:aws:iam::111122223333:role/Deep
    source_profile = role
    [profile corp]
    sso_session = corp
    sso_account_id = 111122223333
    sso_role_name = ReadOnly
    aws_access_key_id = AKIDCORP
    aws_secret_access_key = c
    [sso-session corp]
    sso_start_url = https://corp.example/start
    sso_region = eu-west-1
    [profile process]
    credential_process = /bin/get-keys --token abc123
    aws_access_key_id = AKIDINCONFIG
    aws_secret_access_key = c
    [profile processonly]
    credential_process = /bin/get-keys --token abc123
    aws_access_key_id = AKIDINCONFIG
    aws_secret_access_key = c
    [profile login]
    login_session = arn:aws:iam::111122223333:user/me
    credential_process = /bin/get-keys
    [profile web]
    role_arn = arn:aws:iam::111122223333:role/Web
    web_identity_token_file = /var/token
    source_profile = nosuch
    [profile webcorp]
    role_arn = arn:aws:iam::111122223333:role/Web
    web_identity_token_file = /var/token
    sso_account_id = 111122223333
    [profile inconfig]
    aws_access_key_id = AKIDCONFIG
    aws_secret_access_key = inconfig
    [profile fromenv]
    role_arn = arn:aws:iam::111122223333:role/FromEnvironment
    credential_source = Environment
    [profile self]
    role_arn = arn:aws:iam::111122223333:role/Self
    source_profile = self
    aws_access_key_id = AKIDSELF
    aws_secret_access_key = s
    [profile viaprocess]
    role_arn = arn:aws:iam::111122223333:role/ViaProcess
    source_profile = processonly
    [profile secretalone]
    aws_secret_access_key = s
    """
  static let credentials = """
    [default]
    aws_access_key_id = AKIDDEFAULT
    aws_secret_access_key = d
    [prod]
    aws_access_key_id = AKIDPROD
    aws_secret_access_key = p
    aws_session_token = t
    [process]
    aws_access_key_id = AKIDPROCESS
    aws_secret_access_key = x
    """
  static let keys = ["AWS_ACCESS_KEY_ID": "AKIDENV", "AWS_SECRET_ACCESS_KEY": "e"]
  static let web = [
    "AWS_WEB_IDENTITY_TOKEN_FILE": "/var/env-token", "AWS_ROLE_ARN": "arn:aws:iam::111122223333:role/EnvWeb",
  ]
  static let container = ["AWS_CONTAINER_CREDENTIALS_RELATIVE_URI": "/v2/x"]

  static func scene(profile: String? = nil, _ environment: [String: String] = [:]) -> SignInScene {
    SignInScene(config: config, credentials: credentials, environment: environment, profile: profile)
  }

  struct Choice: Sendable, CustomTestStringConvertible {
    var profile: String?
    var environment: [String: String] = [:]
    var source: String
    var kind: SignInPlan.Kind
    var testDescription: String { "\(profile ?? "-") \(environment.keys.sorted()): \(source)" }
  }

  @Test(arguments: [
    Choice(source: "profile default in ~/.aws/credentials", kind: .keys),
    Choice(environment: keys, source: "environment", kind: .keys),
    Choice(profile: "prod", environment: keys, source: "profile prod in ~/.aws/credentials", kind: .keys),
    Choice(
      environment: keys.merging(["AWS_PROFILE": "prod"]) { $1 }, source: "environment", kind: .keys),
    Choice(
      environment: ["AWS_ACCESS_KEY_ID": "", "AWS_SECRET_ACCESS_KEY": ""],
      source: "profile default in ~/.aws/credentials", kind: .keys),
    // As in the AWS CLI, a secret alone is passed by.
    Choice(
      environment: ["AWS_SECRET_ACCESS_KEY": "x"], source: "profile default in ~/.aws/credentials",
      kind: .keys
    ),
    Choice(profile: "role", source: "role Admin (profile role)", kind: .role),
    Choice(profile: "deep", source: "role Deep (profile deep)", kind: .role),
    Choice(profile: "self", source: "role Self (profile self)", kind: .role),
    Choice(profile: "viaprocess", source: "role ViaProcess (profile viaprocess)", kind: .role),
    // The flag sets the environment's keys aside, but not for a profile that asks for them.
    Choice(
      profile: "fromenv", environment: keys, source: "role FromEnvironment (profile fromenv)", kind: .role),
    Choice(environment: web, source: "web identity role EnvWeb (environment)", kind: .webIdentity),
    Choice(profile: "prod", environment: web, source: "profile prod in ~/.aws/credentials", kind: .keys),
    Choice(profile: "web", source: "web identity role Web (profile web)", kind: .webIdentity),
    Choice(profile: "webcorp", source: "web identity role Web (profile webcorp)", kind: .webIdentity),
    Choice(profile: "corp", source: "IAM Identity Center (profile corp)", kind: .identityCenter),
    Choice(profile: "login", source: "aws login (profile login)", kind: .login),
    Choice(profile: "process", source: "profile process in ~/.aws/credentials", kind: .keys),
    Choice(profile: "processonly", source: "command (profile processonly)", kind: .process),
    Choice(profile: "inconfig", source: "profile inconfig in ~/.aws/config", kind: .keys),
    Choice(
      environment: container.merging(["HOME": "/elsewhere"]) { $1 }, source: "container", kind: .container),
    Choice(environment: container, source: "profile default in ~/.aws/credentials", kind: .keys),
    Choice(environment: ["HOME": "/elsewhere"], source: "instance metadata", kind: .instance),
    Choice(profile: "secretalone", source: "instance metadata", kind: .instance),
  ])
  func theFirstThatIsConfiguredWins(_ choice: Choice) throws {
    let signIn = try Self.scene(profile: choice.profile, choice.environment).signIn()
    #expect(signIn.plan.source == choice.source)
    #expect(signIn.plan.kind == choice.kind)
    #expect(signIn.plan.isInstanceMetadataOnly == (choice.kind == .instance))
    #expect(signIn.plan.problem == nil)
    #expect(signIn.current == nil)
    #expect(signIn.refreshError == nil)
  }

  struct Fault: Sendable, CustomTestStringConvertible {
    var config = ""
    var environment: [String: String] = [:]
    var profile: String? = "p"
    var kind = AWSError.Kind.configuration
    var code: String
    var says: String
    var hints: String
    var testDescription: String { "\(code): \(config)" }
  }

  @Test(arguments: [
    Fault(
      config: "role_arn = arn:r", code: "MissingSource", says: "Profile p has a role_arn",
      hints: "source_profile"
    ),
    Fault(
      config: "role_arn = arn:r\nsource_profile = q\ncredential_source = Environment",
      code: "ConflictingSource",
      says: "both source_profile and credential_source (~/.aws/config).", hints: "Keep the one"),
    Fault(
      config: "role_arn = arn:r\nsource_profile = q", code: "UnknownSourceProfile",
      says: "names the source_profile q, which does not exist", hints: "Profiles there are: p."),
    Fault(
      config: "role_arn = arn:r\nsource_profile = p", code: "RoleLoop", says: "p → p", hints: "End the circle"
    ),
    Fault(
      config: "role_arn = arn:r\nsource_profile = q\n[profile q]\nrole_arn = arn:r\nsource_profile = p",
      code: "RoleLoop", says: "p → q → p", hints: "End the circle"),
    Fault(
      config: """
        role_arn = arn:r
        source_profile = q
        aws_access_key_id = A
        aws_secret_access_key = s
        [profile q]
        role_arn = arn:r
        source_profile = p
        """, code: "RoleLoop", says: "p → q → p", hints: "End the circle"),
    Fault(
      config: (0..<60).map { "role_arn = arn:r\nsource_profile = \($0)\n[profile \($0)]\n" }.joined(),
      code: "RoleChainTooLong", says: "More than 50 profiles", hints: "fewer"),
    Fault(
      config: "role_arn = arn:r\nsource_profile = q\n[profile q]\nregion = eu-west-1",
      code: "NoSourceCredentials", says: "The source_profile q of profile p has no credentials",
      hints: "access key"),
    Fault(
      config: "role_arn = arn:r\nsource_profile = q\n[profile q]\naws_access_key_id = A", kind: .credentials,
      code: "PartialCredentials", says: "Profile q in ~/.aws/config", hints: "aws_secret_access_key"),
    Fault(
      config: "role_arn = arn:r\ncredential_source = Ec2", code: "InvalidCredentialSource",
      says: "The credential_source Ec2 of profile p", hints: "Ec2InstanceMetadata"),
    Fault(
      config: "role_arn = arn:r\ncredential_source = Environment", code: "NoSourceCredentials",
      says: "credentials of the environment", hints: "AWS_ACCESS_KEY_ID"),
    Fault(
      config: "role_arn = arn:r\ncredential_source = EcsContainer", code: "NoSourceCredentials",
      says: "credentials of a container", hints: "credential_source"),
    Fault(
      config: "role_arn = arn:r\ncredential_source = Ec2InstanceMetadata",
      environment: ["AWS_EC2_METADATA_DISABLED": "TRUE"], code: "NoSourceCredentials",
      says: "AWS_EC2_METADATA_DISABLED", hints: "Unset"),
    Fault(
      config: "web_identity_token_file = /t", code: "MissingRole", says: "profile p", hints: "Add a role_arn"),
    Fault(
      environment: ["AWS_WEB_IDENTITY_TOKEN_FILE": "/t"], profile: nil, code: "MissingRole",
      says: "the environment", hints: "AWS_ROLE_ARN"),
    Fault(
      config: "sso_account_id = 111122223333\nsso_session = gone", code: "UnknownSSOSession", says: "gone",
      hints: "[sso-session gone]"),
    Fault(
      config: "credential_process = get 'x", code: "InvalidCommand", says: "credential_process of profile p",
      hints: "quote"),
    Fault(
      config: "aws_access_key_id = A", kind: .credentials, code: "PartialCredentials",
      says: "Profile p in ~/.aws/config", hints: "aws_secret_access_key"),
    Fault(
      environment: ["AWS_ACCESS_KEY_ID": "A"], profile: nil, kind: .credentials, code: "PartialCredentials",
      says: "The environment has one half", hints: "AWS_SECRET_ACCESS_KEY"),
    Fault(
      environment: keys.merging(["AWS_CREDENTIAL_EXPIRATION": "soon"]) { $1 }, profile: nil,
      kind: .credentials, code: "InvalidExpiration", says: "AWS_CREDENTIAL_EXPIRATION", hints: "2026-"),
    Fault(
      environment: ["AWS_EC2_METADATA_DISABLED": "true"], profile: nil, kind: .credentials,
      code: "NoCredentials", says: "neither in the environment nor in profile default", hints: "aws configure"
    ),
    Fault(
      config: "sso_session = s", environment: ["AWS_EC2_METADATA_DISABLED": "true"], kind: .credentials,
      code: "NoCredentials", says: "sso_session, but no sso_account_id", hints: "aws configure"),
    Fault(
      config: "aws_secret_access_key = s", environment: ["AWS_EC2_METADATA_DISABLED": "true"],
      kind: .credentials, code: "NoCredentials", says: "without its access key id", hints: "aws configure"),
    Fault(
      config: "role_arn = arn:r\nweb_identity_token_file = /nosuch", kind: .credentials,
      code: "UnreadableToken",
      says: "/nosuch cannot be read: there is no such file", hints: "web_identity_token_file of profile p"),
  ])
  func whatIsWrongIsSeenWithoutAsking(_ fault: Fault) async throws {
    let transport = ScriptedTransport([])
    let scene = SignInScene(
      config: "[profile p]\n" + fault.config, environment: fault.environment, profile: fault.profile,
      transport: transport)
    let signIn = try scene.signIn()
    let error = try #require(throws: AWSError.self) { try signIn.check() }
    #expect(error.kind == fault.kind)
    #expect(error.code == fault.code)
    #expect(error.message.contains(fault.says), "\(error.message)")
    #expect(error.hint.contains(fault.hints), "\(error.hint)")
    // The same is said to whoever asks for credentials, and nobody was asked on the way.
    let asked = await TestClient.failure { () throws(AWSError) in try await signIn.credentials() }
    #expect(asked == error)
    #expect(transport.requests.isEmpty)
  }

  /// Where the AWS CLI and the Rust SDK take different credentials, the CLI's are taken.
  @Test(arguments: [
    // Rust: access keys of a source profile before everything else.
    (
      "role_arn = arn:r\nsource_profile = q", "sso_account_id = 111122223333\nsso_role_name = R", "[q]",
      CredentialLeaf.identityCenter(profile: "q")
    ),
    (
      "role_arn = arn:r\nsource_profile = q", "credential_process = get\naws_access_key_id = A", "[x]",
      .process(profile: "q")
    ),
    // Rust: the command before access keys of either file.
    ("credential_process = get", "region = eu-west-1", "[p]", .keys(profile: "p", file: .credentials)),
    ("login_session = arn:s", "region = eu-west-1", "[p]", .keys(profile: "p", file: .credentials)),
    // Rust: credential_source counts only with a role as well, but comes before a web identity.
    (
      "role_arn = arn:r\nweb_identity_token_file = /t\ncredential_source = Environment", "region = eu-west-1",
      "[x]", .webIdentity(WebIdentityRole(arn: "arn:r", tokenFile: "/t", sessionName: nil, profile: "p"))
    ),
  ])
  func theOrderIsThatOfTheCLI(
    _ profile: String, _ source: String, _ section: String, _ leaf: CredentialLeaf
  ) throws {
    let scene = SignInScene(
      config: """
        [profile p]
        \(profile)
        [profile q]
        sso_start_url = https://corp.example/start
        sso_region = eu-west-1
        aws_secret_access_key = s
        \(source)
        """, credentials: "\(section)\naws_access_key_id = A\naws_secret_access_key = s\n", profile: "p")
    #expect(try scene.signIn().plan.chain?.leaf == leaf)
  }

  @Test func aSoundSignInPassesTheCheck() throws {
    try Self.scene(profile: "deep").signIn().check()
    try Self.scene(profile: "corp").signIn().check()
  }

  @Test func keysTokenAccountAndExpiryComeAlong() async throws {
    let prod = PlainCredentials(try await Self.scene(profile: "prod").signIn().credentials())
    #expect(prod == PlainCredentials(id: "AKIDPROD", secret: "p", token: "t"))
    let environment = [
      "AWS_SESSION_TOKEN": "new", "AWS_SECURITY_TOKEN": "old", "AWS_ACCOUNT_ID": "111122223333",
      "AWS_CREDENTIAL_EXPIRATION": "2026-11-21T10:00:00+00:00",
    ]
    let session = PlainCredentials(
      try await Self.scene(Self.keys.merging(environment) { $1 }).signIn().credentials())
    // The older name of the token comes first in the AWS CLI; `date -u -d 2026-11-21T10:00:00Z +%s`.
    #expect(
      session
        == PlainCredentials(
          id: "AKIDENV", secret: "e", token: "old", account: "111122223333", expiry: 1_795_255_200))
  }

  @Test func legacyTokensOfProfilesAreTaken() async throws {
    let scene = SignInScene(
      credentials: """
        [default]
        aws_access_key_id = A
        aws_secret_access_key = s
        aws_security_token = old
        aws_account_id = 111122223333
        """)
    #expect(
      PlainCredentials(try await scene.signIn().credentials())
        == PlainCredentials(id: "A", secret: "s", token: "old", account: "111122223333"))
  }

  @Test func expiredKeysOfTheEnvironmentAreNotUsed() async throws {
    let scene = Self.scene(
      Self.keys.merging(["AWS_CREDENTIAL_EXPIRATION": "2026-09-21 14:13:19+0000"]) { $1 })
    let signIn = try scene.signIn()
    let error = await TestClient.failure { () throws(AWSError) in try await signIn.credentials() }
    #expect(error?.code == "CredentialsExpired")
  }
}
