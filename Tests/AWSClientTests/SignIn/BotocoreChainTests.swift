import FoundationEssentials
import ProgramSupport
import Testing

@testable import AWSClient

/// The same files and variables given to botocore and to us: both must come to the same credentials.
struct BotocoreChainTests {
  /// What somebody made of a case, in words that can be compared.
  struct Outcome: Equatable, CustomStringConvertible {
    /// Empty when there are no credentials.
    var found = ""
    /// What the error is called, or `none`; not compared.
    var failure = ""

    static func == (left: Outcome, right: Outcome) -> Bool { left.found == right.found }
    var description: String { found.isEmpty ? failure : found }
  }

  static func outcome(_ answer: JSONValue) -> Outcome {
    guard answer["outcome"]?.string == "found" else {
      return Outcome(failure: (answer["error"]?.string ?? "none") + ": " + (answer["message"]?.string ?? ""))
    }
    let parts = ["key", "secret", "token", "account"].map { answer[$0]?.string ?? "" }
    return Outcome(found: parts.joined(separator: " "))
  }

  static let dpopKey = LoginSuite.cases.first?.cache.first?.value["dpopKey"]?.string ?? ""

  static func outcome(_ theCase: BotocoreJudge.Case) async -> (Outcome, cache: [String: String]) {
    let kept = Lock<[String: String]>([:])
    let variables = ["HOME": "/home/me", "AWS_REGION": "eu-west-1"].merging(theCase.environment) { $1 }
    let readFile: @Sendable (String) -> FileContents = { path in
      switch path {
      case "/home/me/.aws/config": return .bytes(Array(theCase.config.utf8))
      case "/home/me/.aws/credentials": return .bytes(Array(theCase.credentials.utf8))
      default: return PlayedAWS.file(path, dpopKey: dpopKey)
      }
    }
    do throws(AWSError) {
      let configuration = try AWSConfiguration.resolve(
        options: .init(profile: theCase.profile), environment: variables, readFile: readFile)
      var tools = SignInTools(transport: PlayedAWS()) { (words: [String]) in PlayedAWS.output(words) }
      tools.readFile = readFile
      tools.replaceFile = { path, bytes in
        kept.withLock { $0[path] = String(decoding: bytes, as: UTF8.self) }
      }
      tools.clock = { TestClient.now }
      tools.askMFACode = { _ in Secret("123456") }
      tools.retry = TestClient.retry(Lock([]))
      let plain = PlainCredentials(
        try await SignIn(configuration: configuration, tools: tools).credentials())
      let parts = [plain.id, plain.secret, plain.token ?? "", plain.account ?? ""]
      return (Outcome(found: parts.joined(separator: " ")), kept.withLock { $0 })
    } catch {
      return (Outcome(failure: "\(error.code): \(error.message)"), kept.withLock { $0 })
    }
  }

  @Test func hundredsOfMadeUpSignIns() async throws {
    let seed = ProgramCommand.variable("KMSCOPE_SIGN_IN_SEED").flatMap { Int($0) } ?? 1
    let count = ProgramCommand.variable("KMSCOPE_SIGN_INS").flatMap { Int($0) } ?? 300
    let verdicts = try await BotocoreJudge.verdicts(seed: seed, count: count)
    #expect(verdicts.count == count)
    for verdict in verdicts {
      let theirs = Self.outcome(verdict.answer)
      let (ours, _) = await Self.outcome(verdict.theCase)
      #expect(ours == theirs, "\(verdict.theCase.testDescription)")
    }
  }
}
