import FoundationEssentials
import Testing

@testable import AWSClient

/// Where the shared files are; the cases that AWS's SDKs share, see Data/shared-config-smithy-rs/SOURCE.md.
@Suite struct FileLocationTests {
  struct Suite: Decodable {
    var tests: [Case]
  }

  struct Case: Decodable, Sendable, CustomTestStringConvertible {
    var name: String
    var environment: [String: String]
    var platform: String
    var profile: String?
    var configLocation: String
    var credentialsLocation: String
    var testDescription: String { "\(platform): \(name)" }
  }

  static let cases: [Case] =
    (try? JSONDecoder().decode(
      Suite.self, from: TestData.bytes("shared-config-smithy-rs/file-location-tests.json")))?.tests ?? []

  @Test func theWholeSuiteIsHere() {
    #expect(Self.cases.count == 9)
    // The others are about Windows, where kmscope does not run.
    #expect(Self.cases.filter { $0.platform == "linux" }.count == 4)
    #expect(Self.cases.filter { $0.platform == "windows" }.count == 5)
  }

  @Test(arguments: cases.filter { $0.platform == "linux" }) func filesAreReadWhereTheyAre(_ item: Case) throws
  {
    let asked = Lock<[String]>([])
    let profile = item.profile ?? "default"
    let found = try AWSConfiguration.resolve(options: .init(), environment: item.environment) { path in
      asked.withLock { $0.append(path) }
      return .bytes(Array("[profile \(profile)]\nregion = us-east-1\n".utf8))
    }
    #expect(asked.withLock { $0 } == [item.configLocation, item.credentialsLocation])
    #expect(found.profile == profile)
  }

  @Test(arguments: [
    ("~/x", "/h/x"), ("~", "/h"), ("~other/x", "~other/x"), ("$DIR/x", "/d/x"), ("${DIR}x", "/dx"),
    ("/a/$NOSUCH/x", "/a/$NOSUCH/x"), ("$TILDE/x", "/h/x"), ("a$", "a$"), ("${DIR", "${DIR"),
    ("$DIR_x", "$DIR_x"),
    ("$DIR$DIR", "/d/d"),
  ])
  func variablesAndHomeAreExpanded(_ path: String, _ expected: String) {
    let environment = Environment(variables: ["HOME": "/h", "DIR": "/d", "TILDE": "~"])
    #expect(FilePath.expanded(path, environment) == expected)
  }

  @Test func withoutHomeThereIsNoHome() {
    #expect(FilePath.expanded("~/x", Environment(variables: [:])) == nil)
  }
}
