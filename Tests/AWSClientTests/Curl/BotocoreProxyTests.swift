import ProgramSupport
import Testing

@testable import AWSClient

/// The same variables and addresses given to botocore and to us: both must take the same way.
struct BotocoreProxyTests {
  typealias Route = ProxySettings.Route

  static func ours(_ theCase: BotocoreJudge.Case) throws -> Route {
    ProxySettings(environment: theCase.environment)
      .route(to: try #require(EndpointURL(theCase.endpoint ?? "")))
  }

  static func theirs(_ answer: JSONValue) throws -> Route {
    try #require(answer["outcome"]?.string == "found", "\(answer.text)")
    return answer["proxy"]?.string.map { .proxy($0) } ?? .direct
  }

  /// KMSCOPE_PROXIES asks for more of them, KMSCOPE_SIGN_IN_SEED for others.
  @Test func hundredsOfMadeUpEnvironments() async throws {
    let seed = ProgramCommand.variable("KMSCOPE_SIGN_IN_SEED").flatMap { Int($0) } ?? 1
    let count = ProgramCommand.variable("KMSCOPE_PROXIES").flatMap { Int($0) } ?? 600
    let verdicts = try await BotocoreJudge.verdicts(.proxies, seed: seed, count: count)
    #expect(verdicts.count == count)
    for verdict in verdicts {
      let theCase = verdict.theCase
      let (ours, theirs) = (try Self.ours(theCase), try Self.theirs(verdict.answer))
      #expect(ours == theirs, "\(theCase.endpoint ?? "") \(theCase.environment)")
    }
  }

  struct Row: Sendable, CustomTestStringConvertible {
    var name: String
    var environment: [String: String]
    var endpoint = "https://kms.test/"
    var ours: Route
    /// Where botocore takes another way; the name says why.
    var botocore: Route?

    var testDescription: String { name }
    var theCase: BotocoreJudge.Case { .init(environment: environment, ask: "proxy", endpoint: endpoint) }
  }

  private static let viaProxy = Route.proxy("http://p:1")

  /// What has to do with NO_PROXY alone.
  private static func list(_ name: String, _ text: String, at endpoint: String, isDirect: Bool) -> Row {
    Row(
      name: name, environment: ["HTTPS_PROXY": "http://p:1", "NO_PROXY": text], endpoint: endpoint,
      ours: isDirect ? .direct : viaProxy)
  }

  private static let lists = [
    list("a list over two lines", "a.test,\nkms.test\n", at: "https://kms.test", isDirect: true),
    list("a list with a tab and a form feed", "\tkms.test\u{0C}", at: "https://kms.test", isDirect: true),
    list("blanks instead of commas", "a.test kms.test", at: "https://kms.test", isDirect: false),
    list("a star among others", "*,a.test", at: "https://kms.test", isDirect: false),
    list("a star with a blank", "* ", at: "https://kms.test", isDirect: false),
    list("a suffix that ends a label", "ms.test", at: "https://kms.test", isDirect: false),
    list("the port that goes without saying", "kms.test:443", at: "https://kms.test", isDirect: false),
    list("a suffix with a port", ".test:8443", at: "https://kms.test:8443", isDirect: true),
    list("the end of an IP address", "2.3", at: "https://10.1.2.3", isDirect: true),
    list("a range of addresses", "10.0.0.0/8", at: "https://10.1.2.3", isDirect: false),
    list("IPv6 in brackets", "[FD00:EC2::1]", at: "https://[fd00:ec2::1]:8443", isDirect: true),
    list("IPv6 without brackets", "fd00:ec2::1", at: "https://[fd00:ec2::1]", isDirect: false),
  ]

  /// Where kmscope differs, and why.
  private static let differences = [
    Row(
      name: "this machine is never behind a proxy", environment: ["HTTPS_PROXY": "http://p:1"],
      endpoint: "https://127.0.0.1:4566/", ours: .direct, botocore: viaProxy),
    Row(
      name: "nor is localhost", environment: ["HTTPS_PROXY": "http://p:1"], endpoint: "https://localhost/",
      ours: .direct, botocore: viaProxy),
    Row(
      name: "SOCKS works, where botocore takes the scheme for a host",
      environment: ["HTTPS_PROXY": "socks5h://p:1"], ours: .proxy("socks5h://p:1"),
      botocore: .proxy("http://socks5h://p:1")),
    Row(
      name: "so does a scheme in capitals", environment: ["HTTPS_PROXY": "HTTP://p:1"],
      ours: .proxy("HTTP://p:1"), botocore: .proxy("http://HTTP://p:1")),
    Row(
      name: "and an address between blanks", environment: ["HTTPS_PROXY": " http://p:1 "], ours: viaProxy,
      botocore: .proxy("http:// http://p:1 ")),
    Row(
      name: "names in small and capital letters are nobody's, as to other programs",
      environment: ["Https_Proxy": "http://p:1"], ours: .direct, botocore: viaProxy),
  ]

  @Test func theTableOfProxies() async throws {
    let rows = Self.lists + Self.differences
    let verdicts = try await BotocoreJudge.verdicts(rows.map(\.theCase))
    #expect(verdicts.count == rows.count)
    for (row, verdict) in zip(rows, verdicts) {
      #expect(try Self.ours(row.theCase) == row.ours, "\(row.name)")
      // Where we differ on purpose, botocore must still do what we know of it.
      #expect(try Self.theirs(verdict.answer) == row.botocore ?? row.ours, "\(row.name)")
    }
  }
}
