import FoundationEssentials
import Testing

@testable import AWSClient

/// Where and how the metadata service of an instance is asked.
@Suite struct InstanceMetadataSettingsTests {
  struct Suite: Decodable { var tests: [Case] }

  struct Case: Decodable, Sendable, CustomTestStringConvertible {
    struct Outcome: Decodable {
      var Ok: String?
      var Err: String?
    }
    var docs: String
    var env: [String: String]
    var fs: [String: String]
    var endpoint_override: String?
    var mode_override: String?
    var result: Outcome
    var testDescription: String { docs }
  }

  /// AWS's cases; see Data/credential-chain-smithy-rs/SOURCE.md.
  static let cases: [Case] =
    (try? JSONDecoder().decode(
      Suite.self, from: TestData.bytes("credential-chain-smithy-rs/imds-config/imds-endpoint-tests.json")))?
    .tests ?? []

  static func read(
    _ environment: [String: String], profile: String = ""
  ) throws(AWSError) -> InstanceMetadataSettings {
    let world = SignInWorld(
      files: ["/home/me/.aws/config": "[default]\n" + profile], environment: environment)
    return try InstanceMetadataSettings.read(
      world.environment, try world.shared(), profile: "default")
  }

  @Test func theWholeSuiteIsHere() { #expect(Self.cases.count == 14) }

  /// What the cases set in a program, kmscope takes from the variable only, which comes first there too.
  @Test(arguments: cases) func asksWhereAWSDescribes(_ item: Case) throws {
    var environment = item.env
    if let endpoint = item.endpoint_override { environment["AWS_EC2_METADATA_SERVICE_ENDPOINT"] = endpoint }
    if let mode = item.mode_override { environment["AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE"] = mode }
    let world = SignInWorld(files: item.fs, environment: environment)
    let shared = try world.shared()
    guard let url = item.result.Ok else {
      let error = #expect(throws: AWSError.self) {
        try InstanceMetadataSettings.read(world.environment, shared, profile: "default")
      }
      #expect(error?.kind == .configuration)
      return
    }
    let settings = try InstanceMetadataSettings.read(world.environment, shared, profile: "default")
    #expect(settings.url("latest/api/token") == url)
  }

  @Test func theDefaultsAreThoseOfTheAWSCLI() throws {
    let settings = try Self.read([:])
    #expect(settings.timeout == 1)
    #expect(settings.attempts == 1)
    #expect(!settings.isV1Disabled)
  }

  @Test func variablesBeatTheProfile() throws {
    let profile = """
      metadata_service_timeout = 7
      metadata_service_num_attempts = 8
      ec2_metadata_v1_disabled = true
      """
    let fromProfile = try Self.read([:], profile: profile)
    #expect(fromProfile.timeout == 7)
    #expect(fromProfile.attempts == 8)
    #expect(fromProfile.isV1Disabled)
    let fromVariables = try Self.read(
      [
        "AWS_METADATA_SERVICE_TIMEOUT": "2.5", "AWS_METADATA_SERVICE_NUM_ATTEMPTS": "3",
        "AWS_EC2_METADATA_V1_DISABLED": "FALSE",
      ], profile: profile)
    #expect(fromVariables.timeout == 2.5)
    #expect(fromVariables.attempts == 3)
    #expect(!fromVariables.isV1Disabled)
  }

  @Test(arguments: [
    ("AWS_METADATA_SERVICE_TIMEOUT", "soon"), ("AWS_METADATA_SERVICE_TIMEOUT", "0"),
    ("AWS_METADATA_SERVICE_TIMEOUT", "-1"), ("AWS_METADATA_SERVICE_TIMEOUT", "nan"),
    ("AWS_METADATA_SERVICE_TIMEOUT", "1e99"), ("AWS_METADATA_SERVICE_NUM_ATTEMPTS", "0"),
    ("AWS_METADATA_SERVICE_NUM_ATTEMPTS", "1.5"),
    ("AWS_METADATA_SERVICE_NUM_ATTEMPTS", "99999999999999999999"),
    ("AWS_EC2_METADATA_SERVICE_ENDPOINT", "http://a@b/"), ("AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE", "ipv5"),
  ])
  func nonsenseIsNamed(_ name: String, _ value: String) async {
    let error = await TestClient.failure { () throws(AWSError) in try Self.read([name: value]) }
    #expect(error?.kind == .configuration)
    #expect(error?.message.contains(name) == true)
  }

  @Test func thePathOfAnEndpointIsKept() throws {
    let settings = try Self.read(["AWS_EC2_METADATA_SERVICE_ENDPOINT": "http://127.0.0.1:1338/mock"])
    #expect(settings.url("latest/api/token") == "http://127.0.0.1:1338/mock/latest/api/token")
  }
}
