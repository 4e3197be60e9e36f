import FoundationEssentials
import Testing

@testable import AWSClient

/// Profiles and the chain they make; the cases that AWS's SDKs share, see
/// Data/credential-chain-smithy-rs/SOURCE.md.
@Suite struct AssumeRoleSuiteTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var number: Int
    var docs: String
    var config: String
    var profile: String
    /// Nil when an error is expected.
    var chain: [JSONValue]?
    var testDescription: String { "\(number): \(docs)" }
  }

  static let cases: [Case] = {
    guard let bytes = try? TestData.bytes("credential-chain-smithy-rs/assume-role-tests.json"),
      let list = try? JSONReader.read(Array(bytes)).array
    else { return [] }
    return list.enumerated().map { number, item in
      Case(
        number: number, docs: item["docs"]?.string ?? "",
        config: sections("profile", item["input"]?["profiles"])
          + sections("sso-session", item["input"]?["sso_sessions"]),
        profile: item["input"]?["selected_profile"]?.string ?? "",
        chain: item["output"]?["ProfileChain"]?.array)
    }
  }()

  /// Where kmscope follows the AWS CLI and not the Rust SDK.
  static let different: [String: Comment] = [
    "SSO token profile selected":
      "a session without account and role gives tokens for other services; the AWS CLI has no credentials of it"
  ]

  private static func sections(_ kind: String, _ json: JSONValue?) -> String {
    guard case .object(let sections)? = json else { return "" }
    return sections.map { section in
      guard case .object(let members) = section.value else { return "" }
      let lines = members.map { "\($0.name) = \($0.value.string ?? "")\n" }.joined()
      return "[\(kind) \(section.name)]\n\(lines)"
    }.joined()
  }

  @Test func theWholeSuiteIsHere() {
    #expect(Self.cases.count == 28)
    #expect(Self.cases.filter { $0.chain == nil }.count == 15)
    #expect(Set(Self.cases.map(\.docs)).isSuperset(of: Self.different.keys))
  }

  @Test(arguments: cases) func resolvesAsTheSDKsDo(_ item: Case) async throws {
    let scene = SignInScene(config: item.config, profile: item.profile)
    guard let expected = item.chain, Self.different[item.docs] == nil else {
      do throws(AWSError) {
        let plan = try scene.signIn().plan
        // Nothing of the profile's own: an instance is asked last.
        #expect(plan.problem != nil || plan.isInstanceMetadataOnly)
      } catch {
        #expect(error.code == "UnknownProfile")
      }
      return
    }
    let plan = try scene.signIn().plan
    #expect(plan.problem == nil)
    let chain = try #require(plan.chain)
    #expect(try await Self.json(chain, try scene.search().shared) == expected.map(Self.sorted))
  }

  /// The chain in the words of the suite.
  private static func json(_ chain: ProfileChain, _ shared: SharedConfig) async throws -> [JSONValue] {
    let roles = chain.roles.map { role in
      tagged(
        "AssumeRole",
        [
          ("role_arn", role.arn), ("external_id", role.externalID), ("role_session_name", role.sessionName),
        ])
    }
    return [try await json(chain.leaf, shared)] + roles
  }

  private static func json(_ leaf: CredentialLeaf, _ shared: SharedConfig) async throws -> JSONValue {
    switch leaf {
    case .keys(let profile, let file):
      let keys = PlainCredentials(
        try await ProfileKeys(profile: profile, file: file, shared: shared).retrieve())
      return tagged(
        "AccessKey",
        [("access_key_id", keys.id), ("secret_access_key", keys.secret), ("account_id", keys.account)])
    case .instance: return .object([JSONValue.Member("NamedSource", .string("Ec2InstanceMetadata"))])
    case .webIdentity(let role):
      return tagged(
        "WebIdentityToken",
        [
          ("role_arn", role.arn), ("web_identity_token_file", role.tokenFile),
          ("role_session_name", role.sessionName),
        ])
    case .identityCenter(let profile):
      let settings = try #require(try IdentityCenterSettings.read(profile: profile, shared: shared))
      return tagged(
        "Sso",
        [
          ("sso_account_id", settings.accountID), ("sso_region", settings.region),
          ("sso_role_name", settings.roleName), ("sso_start_url", settings.startURL),
        ])
    default: return .null
    }
  }

  private static func tagged(_ tag: String, _ members: [(String, String?)]) -> JSONValue {
    let inner = members.compactMap { name, value in value.map { JSONValue.Member(name, .string($0)) } }
    return sorted(.object([JSONValue.Member(tag, .object(inner))]))
  }

  private static func sorted(_ json: JSONValue) -> JSONValue {
    guard case .object(let members) = json else { return json }
    return .object(
      members.map { JSONValue.Member($0.name, sorted($0.value)) }.sorted { $0.name < $1.name })
  }
}
