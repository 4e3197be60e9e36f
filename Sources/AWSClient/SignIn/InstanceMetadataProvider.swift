internal import struct FoundationEssentials.Date

/// Credentials of the role of the EC2 instance this runs on, and the instance's Region.
struct InstanceMetadataProvider: CredentialProvider {
  /// Credentials with fewer seconds left are given out with an expiry of our own.
  static let nearlyExpired = 5 * 60.0
  /// Seconds from now of that expiry: from 10 minutes up to 25.
  static let extensionRange = 600.0...1500.0

  private static let rolesPath = "latest/meta-data/iam/security-credentials/"

  private let environment: Environment
  private let tools: SignInTools
  private let client: Result<InstanceMetadataClient, AWSError>

  init(configuration: AWSConfiguration, tools: SignInTools) {
    self.init(
      environment: configuration.environment, shared: configuration.shared, profile: configuration.profile,
      tools: tools)
  }

  /// For the question for a Region, which comes before there is a configuration.
  init(environment: Environment, shared: SharedConfig, profile: String, tools: SignInTools) {
    self.environment = environment
    self.tools = tools
    client = Result { () throws(AWSError) in
      InstanceMetadataClient(
        settings: try InstanceMetadataSettings.read(environment, shared, profile: profile), tools: tools)
    }
  }

  static func isDisabled(_ environment: Environment) -> Bool {
    environment.flag("AWS_EC2_METADATA_DISABLED")
  }

  func retrieve() async throws(AWSError) -> Credentials {
    let client = try enabledClient()
    let role = try await role(client)
    let response = try await client.get(Self.rolesPath + role)
    guard response.status == 200 else {
      throw client.failure(
        "gave no credentials for role \(role) (status \(response.status))", status: response.status)
    }
    var credentials = try credentials(response, role, client)
    extend(&credentials)
    credentials.remark = client.remark
    return credentials
  }

  /// The Region of the instance.
  func region() async throws(AWSError) -> String {
    let client = try enabledClient()
    let response = try await client.get("latest/meta-data/placement/region")
    let text = Self.line(response, client)
    guard response.status == 200, let text, RegionName.isValid(text) else {
      throw client.failure("did not say the Region (status \(response.status))", status: response.status)
    }
    return text
  }

  private func enabledClient() throws(AWSError) -> InstanceMetadataClient {
    guard !Self.isDisabled(environment) else {
      throw AWSError(
        .credentials, code: "InstanceMetadataDisabled",
        message: "The instance metadata service is not asked, because AWS_EC2_METADATA_DISABLED is true.",
        hint: "Unset the variable to use the role of the instance.")
    }
    return try client.get()
  }

  private func role(_ client: InstanceMetadataClient) async throws(AWSError) -> String {
    let response = try await client.get(Self.rolesPath)
    guard response.status != 404 else {
      throw client.failure(
        "knows no role for this instance",
        hint: "Attach an instance profile with a role to the instance, or use a profile.", status: 404)
    }
    guard response.status == 200, let role = Self.line(response, client), Self.isRoleName(role) else {
      throw client.failure(
        "did not name the role of this instance (status \(response.status))", status: response.status)
    }
    return role
  }

  private func credentials(
    _ response: HTTPResponse, _ role: String, _ client: InstanceMetadataClient
  ) throws(AWSError) -> Credentials {
    guard let document = try? JSONReader.read(response.body), case .object = document else {
      throw client.failure("answered the question for role \(role) with something that is not JSON")
    }
    if let code = document["Code"]?.string, code != "Success" {
      let told = CredentialsDocument.excerpt(
        client.withoutToken("\(code) \(document["Message"]?.string ?? "")"))
      throw client.failure("has no credentials for role \(role): \(told)")
    }
    do throws(CredentialsDocument.Problem) {
      var credentials = try CredentialsDocument.metadata.read(
        document, source: "instance metadata (role \(role))")
      credentials.accountID = CredentialsDocument.accountID(document["AccountId"]?.string)
      return credentials
    } catch {
      throw client.failure("gave credentials for role \(role) without a usable \(error.member)")
    }
  }

  /// Keeps credentials in use that the service could not renew in time.
  ///
  /// Services go on accepting them during such an outage; they are asked for again when our expiry comes near.
  private func extend(_ credentials: inout Credentials) {
    let now = tools.clock()
    guard let end = credentials.expiration, end.timeIntervalSince(now) < Self.nearlyExpired else { return }
    let range = Self.extensionRange
    let seconds = range.lowerBound + tools.retry.random() * (range.upperBound - range.lowerBound)
    credentials.expiration = now.addingTimeInterval(seconds)
  }

  /// The first line of a short text; a token that is quoted makes it no name of anything.
  private static func line(_ response: HTTPResponse, _ client: InstanceMetadataClient) -> String? {
    guard response.body.count <= 4096 else { return nil }
    let text = String(decoding: response.body, as: UTF8.self)
    return text.split(whereSeparator: \.isNewline).first.map {
      client.withoutToken(SharedConfigReader.trimmed($0))
    }
  }

  /// What IAM allows in the name of a role.
  private static func isRoleName(_ text: String) -> Bool {
    (1...64).contains(text.utf8.count)
      && text.utf8.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"):
          true
        default: "+=,.@_-".utf8.contains(byte)
        }
      }
  }
}
