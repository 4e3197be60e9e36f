import Testing

@testable import AWSClient

/// What profiles say about IAM Identity Center.
@Suite struct IdentityCenterSettingsTests {
  static func read(_ config: String, credentials: String = "") throws(AWSError) -> IdentityCenterSettings? {
    let world = SignInWorld(
      files: ["/home/me/.aws/config": config, "/home/me/.aws/credentials": credentials])
    return try IdentityCenterSettings.read(profile: "dev", shared: try world.shared())
  }

  static func failure(_ config: String) async -> AWSError? {
    await TestClient.failure { () throws(AWSError) in try read(config) }
  }

  static let session = """
    [sso-session corp]
    sso_start_url = https://corp.awsapps.com/start
    sso_region = eu-central-1
    sso_registration_scopes = sso:account:access

    """
  static let role = "sso_account_id = 111122223333\nsso_role_name = ReadOnly\n"

  @Test func theSessionForm() throws {
    let settings = try Self.read(Self.session + "[profile dev]\nsso_session = corp\n" + Self.role)
    #expect(
      settings
        == IdentityCenterSettings(
          startURL: "https://corp.awsapps.com/start", region: "eu-central-1", accountID: "111122223333",
          roleName: "ReadOnly", sessionName: "corp"))
  }

  @Test func theLegacyForm() throws {
    let settings = try Self.read(
      "[profile dev]\nsso_start_url = https://old.awsapps.com/start\nsso_region = us-east-2\n" + Self.role)
    #expect(
      settings
        == IdentityCenterSettings(
          startURL: "https://old.awsapps.com/start", region: "us-east-2", accountID: "111122223333",
          roleName: "ReadOnly", sessionName: nil))
  }

  @Test func theSameValueInBothPlacesIsFine() throws {
    let settings = try Self.read(
      Self.session + "[profile dev]\nsso_session = corp\nsso_region = eu-central-1\n" + Self.role)
    #expect(settings?.region == "eu-central-1")
  }

  /// As with the AWS CLI, a profile with a session alone is for services that take the token itself.
  @Test(arguments: [
    "", "[profile dev]\nregion = eu-west-1\n", session + "[profile dev]\nsso_session = corp\n",
  ])
  func withoutAccountAndRoleItIsNotMeant(_ config: String) throws {
    #expect(try Self.read(config) == nil)
  }

  @Test(arguments: [
    (session + "[profile dev]\nsso_session = corp\nsso_role_name = r\n", "profile dev", "sso_account_id"),
    (session + "[profile dev]\nsso_session = corp\nsso_account_id = 1\n", "profile dev", "sso_role_name"),
    (
      "[sso-session corp]\nsso_region = eu-west-1\n[profile dev]\nsso_session = corp\n" + role,
      "[sso-session corp]", "sso_start_url"
    ),
    (
      "[sso-session corp]\nsso_start_url = u\nsso_region =\n[profile dev]\nsso_session = corp\n" + role,
      "[sso-session corp]", "sso_region"
    ),
    // What stands in the profile does not complete the session.
    (
      "[sso-session corp]\nsso_region = eu-west-1\n[profile dev]\nsso_session = corp\nsso_start_url = u\n"
        + role,
      "[sso-session corp]", "sso_start_url"
    ),
    ("[profile dev]\nsso_region = eu-west-1\n" + role, "profile dev", "sso_start_url"),
  ])
  func aMissingMemberIsNamed(_ config: String, _ section: String, _ key: String) async {
    let error = await Self.failure(config)
    #expect(error?.kind == .configuration)
    #expect(error?.code == "IncompleteSSOSettings")
    #expect(error?.message.contains("\(section) in ~/.aws/config has no \(key)") == true)
  }

  @Test func aContradictionNamesBothValues() async {
    let error = await Self.failure(
      Self.session + "[profile dev]\nsso_session = corp\nsso_region = us-west-2\n" + Self.role)
    #expect(error?.code == "ContradictingSSOSettings")
    for text in [
      "~/.aws/config", "profile dev", "[sso-session corp]", "sso_region", "us-west-2", "eu-central-1",
    ] {
      #expect(error?.message.contains(text) == true)
    }
  }

  @Test func aContradictionOfKeysShowsNone() async {
    let error = await Self.failure(
      Self.session + "aws_secret_access_key = secret1\n"
        + "[profile dev]\nsso_session = corp\naws_secret_access_key = secret2\n" + Self.role)
    #expect(error?.code == "ContradictingSSOSettings")
    #expect(error?.message.contains("differ in their aws_secret_access_key") == true)
    #expect(error?.sentences.contains("secret1") == false)
    #expect(error?.sentences.contains("secret2") == false)
  }

  @Test func anUnknownSessionIsNamed() async {
    let error = await Self.failure(Self.session + "[profile dev]\nsso_session = gone\n" + Self.role)
    #expect(error?.code == "UnknownSSOSession")
    #expect(error?.message.contains("gone") == true)
    #expect(error?.message.contains("~/.aws/config") == true)
  }

  @Test func theRegionBecomesPartOfAHostAndIsChecked() async {
    let error = await Self.failure(
      "[profile dev]\nsso_start_url = https://x/\nsso_region = evil.example/\n" + Self.role)
    #expect(error?.code == "InvalidRegion")
  }
}
