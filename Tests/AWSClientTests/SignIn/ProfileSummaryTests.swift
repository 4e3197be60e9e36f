import Testing

@testable import AWSClient

/// What the switcher lists.
@Suite struct ProfileSummaryTests {
  static let config =
    SignInPlanTests.config + """

      [profile mfa]
      role_arn = arn:aws:iam::111122223333:role/Admin
      source_profile = prod
      mfa_serial = arn:aws:iam::111122223333:mfa/me
      region = eu-west-1
      [profile broken]
      role_arn = arn:aws:iam::111122223333:role/Admin
      source_profile = gone
      [profile settings]
      region = eu-west-3
      [profile fromcontainer]
      role_arn = arn:aws:iam::111122223333:role/Task
      credential_source = Ec2InstanceMetadata
      """

  static func summaries(_ environment: [String: String] = [:]) throws -> [String: ProfileSummary] {
    let scene = SignInScene(
      config: config, credentials: SignInPlanTests.credentials, environment: environment)
    let list = try AWSConfiguration.profiles(environment: scene.environment, readFile: { scene.read($0) })
    #expect(list.map(\.name) == list.map(\.name).sorted())
    return Dictionary(uniqueKeysWithValues: list.map { ($0.name, $0) })
  }

  @Test(
    arguments: [
      ("default", .keys, "eu-central-1", "access key in ~/.aws/credentials"),
      ("prod", .keys, nil, "access key in ~/.aws/credentials"),
      ("inconfig", .keys, nil, "access key in ~/.aws/config"),
      ("mfa", .role, "eu-west-1", "arn:aws:iam::111122223333:role/Admin, with MFA"),
      ("deep", .role, nil, "arn:aws:iam::111122223333:role/Deep"),
      ("fromcontainer", .role, nil, "arn:aws:iam::111122223333:role/Task"),
      ("web", .webIdentity, nil, "arn:aws:iam::111122223333:role/Web"),
      ("corp", .identityCenter, nil, "https://corp.example/start, account 111122223333, role ReadOnly"),
      ("login", .login, nil, "arn:aws:iam::111122223333:user/me"),
      ("processonly", .process, nil, "/bin/get-keys"), ("settings", nil, "eu-west-3", ""),
    ] as [(String, SignInPlan.Kind?, String?, String)])
  func kindRegionAndDetailAreShown(
    _ name: String, _ kind: SignInPlan.Kind?, _ region: String?, _ detail: String
  ) throws {
    // Neither keys nor a container in the environment are the profile's.
    for environment in [[:], SignInPlanTests.keys.merging(SignInPlanTests.container) { $1 }] {
      let summary = try #require(try Self.summaries(environment)[name])
      #expect(
        summary == ProfileSummary(name: name, kind: kind, region: region, detail: detail, isBroken: false))
    }
  }

  @Test func whatIsWrongIsShown() throws {
    let broken = try #require(try Self.summaries()["broken"])
    #expect(broken.isBroken)
    #expect(broken.kind == nil)
    #expect(broken.detail.contains("gone, which does not exist"))
  }

  @Test func aMachineWithoutMetadataServiceBreaksNoProfile() throws {
    let settings = try #require(try Self.summaries(["AWS_EC2_METADATA_DISABLED": "true"])["settings"])
    #expect(!settings.isBroken)
    #expect(settings.kind == nil)
  }

  @Test func noSecretIsShown() throws {
    for summary in try Self.summaries().values {
      let shown = "\(summary)"
      for secret in ["abc123", "AKID"] { #expect(!shown.contains(secret)) }
    }
  }
}
