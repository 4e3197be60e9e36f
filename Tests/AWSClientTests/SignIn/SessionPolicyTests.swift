import Testing

@testable import AWSClient

/// Whether a session may have a session policy: only one that has none for certain lets a verdict be "accepted".
@Suite struct SessionPolicyTests {
  static let config = """
    [profile keys]
    aws_access_key_id = AKIDKEYS
    aws_secret_access_key = k
    [profile token]
    aws_access_key_id = AKIDTOKEN
    aws_secret_access_key = k
    aws_session_token = t
    [profile oldtoken]
    aws_access_key_id = AKIDTOKEN
    aws_secret_access_key = k
    aws_security_token = t
    [profile role]
    role_arn = arn:aws:iam::111122223333:role/Admin
    source_profile = token
    [profile web]
    role_arn = arn:aws:iam::111122223333:role/Web
    web_identity_token_file = /var/token
    [profile corp]
    sso_session = corp
    sso_account_id = 111122223333
    sso_role_name = ReadOnly
    [sso-session corp]
    sso_start_url = https://corp.example/start
    sso_region = eu-west-1
    [profile login]
    login_session = arn:aws:iam::111122223333:user/me
    [profile command]
    credential_process = /bin/get-keys
    [profile elsewhere]
    ec2_metadata_service_endpoint = http://127.0.0.1:1338
    [profile instance]
    region = eu-west-1
    """
  static let keys = ["AWS_ACCESS_KEY_ID": "AKIDENV", "AWS_SECRET_ACCESS_KEY": "e"]

  struct Case: Sendable, CustomTestStringConvertible {
    var profile: String?
    var environment: [String: String] = [:]
    var hasNone: Bool
    var testDescription: String { "\(profile ?? "-") \(environment.keys.sorted()): \(hasNone)" }
  }

  @Test(arguments: [
    Case(profile: "keys", hasNone: true),
    Case(profile: "token", hasNone: false),
    Case(profile: "oldtoken", hasNone: false),
    Case(environment: keys, hasNone: true),
    Case(environment: keys.merging(["AWS_SESSION_TOKEN": "t"]) { $1 }, hasNone: false),
    Case(environment: keys.merging(["AWS_SECURITY_TOKEN": "t"]) { $1 }, hasNone: false),
    // kmscope assumes the role itself, and without a policy.
    Case(profile: "role", hasNone: true),
    Case(profile: "web", hasNone: true),
    Case(profile: "corp", hasNone: true),
    Case(profile: "login", hasNone: false),
    Case(profile: "command", hasNone: false),
    Case(environment: ["AWS_CONTAINER_CREDENTIALS_RELATIVE_URI": "/v2/x"], hasNone: false),
    Case(profile: "instance", hasNone: true),
    Case(profile: "elsewhere", hasNone: false),
    Case(
      profile: "instance", environment: ["AWS_EC2_METADATA_SERVICE_ENDPOINT": "http://127.0.0.1:1338"],
      hasNone: false),
    Case(profile: "instance", environment: ["AWS_EC2_METADATA_DISABLED": "true"], hasNone: false),
  ])
  func onlyASessionWhoseMakerIsKnownHasNoneForCertain(_ item: Case) throws {
    let scene = SignInScene(config: Self.config, environment: item.environment, profile: item.profile)
    #expect(try scene.signIn().hasNoSessionPolicy == item.hasNone)
  }
}
