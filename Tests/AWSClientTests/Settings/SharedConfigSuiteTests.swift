import FoundationEssentials
import Testing

@testable import AWSClient

/// The grammar cases that AWS's SDKs share; see Data/shared-config-smithy-rs/SOURCE.md.
@Suite struct SharedConfigSuiteTests {
  struct Suite: Decodable {
    var tests: [Case]
  }

  struct Case: Decodable, Sendable, CustomTestStringConvertible {
    struct Input: Decodable {
      var configFile: String?
      var credentialsFile: String?
    }
    struct Output: Decodable {
      struct Config: Decodable {
        var profiles: [String: [String: String]]
        var sso_sessions: [String: [String: String]]?
      }
      var config: Config?
      var errorContaining: String?
    }
    var name: String
    var input: Input
    var output: Output
    var testDescription: String { name }
  }

  static let cases: [Case] =
    (try? JSONDecoder().decode(
      Suite.self, from: TestData.bytes("shared-config-smithy-rs/profile-parser-tests.json")))?.tests ?? []

  @Test func theWholeSuiteIsHere() {
    #expect(Self.cases.count == 65)
  }

  @Test(arguments: cases) func readsAsTheSDKsDo(_ item: Case) throws {
    guard let expected = item.output.config else {
      #expect(throws: SharedConfigFile.Problem.self) { try Self.merged(item.input) }
      return
    }
    let (profiles, sessions) = try Self.merged(item.input)
    #expect(profiles == expected.profiles)
    #expect(sessions == expected.sso_sessions ?? [:])
  }

  private static func merged(
    _ input: Case.Input
  ) throws -> (profiles: [String: [String: String]], sessions: [String: [String: String]]) {
    let config = try SharedConfigFile.parse(input.configFile ?? "", kind: .config)
    let credentials = try SharedConfigFile.parse(input.credentialsFile ?? "", kind: .credentials)
    let profiles = config.profiles.merging(credentials.profiles) { $0.merging($1) { $1 } }
    return (profiles, config.ssoSessions)
  }
}
