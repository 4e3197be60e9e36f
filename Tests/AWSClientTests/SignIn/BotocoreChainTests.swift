import FoundationEssentials
import Testing

@testable import AWSClient

/// The same credentials as the AWS CLI in random circumstances; see Data/credential-chain-botocore/SOURCE.md.
@Suite struct BotocoreChainTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var number: Int
    var config: String
    var credentials: String
    var environment: [String: String]
    var flag: String?
    var expected: [String]
    var testDescription: String { "\(number): \(expected)" }
  }

  static let cases: [Case] = {
    guard let bytes = try? TestData.bytes("credential-chain-botocore/cases.json"),
      let list = try? JSONReader.read(Array(bytes)).array
    else { return [] }
    return list.enumerated().map { number, item in
      var environment: [String: String] = [:]
      if case .object(let members)? = item["environment"] {
        for member in members { environment[member.name] = member.value.string ?? "" }
      }
      return Case(
        number: number, config: item["config"]?.string ?? "", credentials: item["credentials"]?.string ?? "",
        environment: environment, flag: item["flag"]?.string,
        expected: item["expected"]?.array?.compactMap(\.string) ?? [])
    }
  }()

  @Test func everyKindOfAnswerIsAmongThem() {
    let kinds = Set(Self.cases.compactMap(\.expected.first))
    #expect(
      kinds == [
        "env", "shared-credentials-file", "config-file", "assume-role-with-web-identity", "sso", "login",
        "custom-process", "container-role", "iam-role", "none", "error",
      ])
    #expect(Self.cases.contains { $0.expected.count == 3 })
  }

  @Test(arguments: cases) func theSameCredentialsAreFound(_ item: Case) throws {
    let scene = SignInScene(
      config: item.config, credentials: item.credentials, environment: item.environment, profile: item.flag)
    do throws(AWSError) {
      #expect(Self.answer(try scene.signIn().plan) == item.expected)
    } catch {
      #expect(error.code == "UnknownProfile")
      #expect(item.expected == ["error"])
    }
  }

  private static func answer(_ plan: SignInPlan) -> [String] {
    if let problem = plan.problem { return [problem.code == "NoCredentials" ? "none" : "error"] }
    guard let chain = plan.chain else { return ["nothing"] }
    return [name(chain.leaf)] + chain.roles.map(\.name)
  }

  /// Botocore's name of a provider.
  private static func name(_ leaf: CredentialLeaf) -> String {
    switch leaf {
    case .environment: "env"
    case .keys(_, .credentials): "shared-credentials-file"
    case .keys(_, .config): "config-file"
    case .webIdentity: "assume-role-with-web-identity"
    case .identityCenter: "sso"
    case .login: "login"
    case .process: "custom-process"
    case .container: "container-role"
    case .instance: "iam-role"
    }
  }
}
