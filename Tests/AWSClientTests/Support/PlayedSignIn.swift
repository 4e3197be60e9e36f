import FoundationEssentials

@testable import AWSClient

/// Signs in with the files and variables of a case, everybody else played by `PlayedAWS`.
enum PlayedSignIn {
  /// What somebody made of a case, in words that can be compared; how an error is worded is not.
  struct Outcome: Equatable, CustomStringConvertible {
    /// Key, secret, token and account; empty when there are no credentials.
    var found = ""
    var failure = ""

    static func == (left: Outcome, right: Outcome) -> Bool { left.found == right.found }
    var description: String { found.isEmpty ? failure : found }
    /// The access key, or `none`.
    var summary: String { found.split(separator: " ").first.map(String.init) ?? "none" }
  }

  static func outcome(_ answer: JSONValue) -> Outcome {
    guard answer["outcome"]?.string == "found" else {
      return Outcome(failure: (answer["error"]?.string ?? "none") + ": " + (answer["message"]?.string ?? ""))
    }
    let parts = ["key", "secret", "token", "account"].map { answer[$0]?.string ?? "" }
    return Outcome(found: parts.joined(separator: " "))
  }

  /// What botocore keeps in the AWS CLI's cache of roles: texts by name of the file.
  static func cache(_ answer: JSONValue) -> [String: String] {
    let entries = (answer["cache"] ?? .null).members
    return Dictionary(entries.map { ($0.name, $0.value.string ?? "") }) { first, _ in first }
  }

  /// What is kept as JSON, with members in the order of their names.
  static func shared(_ files: [String: String]) -> [String: JSONValue] {
    files.mapValues { sorted((try? JSONReader.read(Array($0.utf8))) ?? .null) }
  }

  static func outcome(
    _ theCase: BotocoreJudge.Case
  ) async -> (Outcome, kept: [String: String]) {
    let files = Lock<[String: [UInt8]]>([:])
    let outcome: Outcome
    do throws(AWSError) {
      let plain = PlainCredentials(try await signIn(theCase, files).credentials())
      let parts = [plain.id, plain.secret, plain.token ?? "", plain.account ?? ""]
      outcome = Outcome(found: parts.joined(separator: " "))
    } catch {
      outcome = Outcome(failure: "\(error.code): \(error.message)")
    }
    var kept: [String: String] = [:]
    for (path, bytes) in files.withLock({ $0 }) where path.hasPrefix(folder) {
      kept[String(path.dropFirst(folder.utf8.count).dropLast(".json".count))] = String(
        decoding: bytes, as: UTF8.self)
    }
    return (outcome, kept)
  }

  private static func signIn(
    _ theCase: BotocoreJudge.Case, _ files: Lock<[String: [UInt8]]>
  ) throws(AWSError) -> SignIn {
    let readFile: @Sendable (String) -> FileContents = { path in
      switch path {
      case "/home/me/.aws/config": .bytes(Array(theCase.config.utf8))
      case "/home/me/.aws/credentials": .bytes(Array(theCase.credentials.utf8))
      case _ where path.hasPrefix(folder): keptFile(path, theCase)
      default: PlayedAWS.file(path, dpopKey: dpopKey)
      }
    }
    let configuration = try AWSConfiguration.resolve(
      options: .init(profile: theCase.profile), environment: theCase.variables, readFile: readFile)
    // Who has everything kept asks nobody.
    let transport: any Transport = theCase.kept == nil ? PlayedAWS() : ScriptedTransport([])
    var tools = SignInTools(transport: transport) { (words: [String]) in PlayedAWS.output(words) }
    tools.readFile = readFile
    tools.replaceFile = { path, bytes in files.withLock { $0[path] = bytes } }
    tools.clock = { TestClient.now }
    tools.askMFACode = { _ in Secret("123456") }
    tools.retry = TestClient.retry(Lock([]))
    return SignIn(configuration: configuration, tools: tools)
  }

  private static let folder = "/home/me/.aws/cli/cache/"

  private static func keptFile(_ path: String, _ theCase: BotocoreJudge.Case) -> FileContents {
    let text = theCase.kept?[String(path.dropFirst(folder.utf8.count).dropLast(".json".count))]
    return text.map { .bytes(Array($0.utf8)) } ?? .missing
  }

  private static let dpopKey = LoginSuite.cases.first?.cache.first?.value["dpopKey"]?.string ?? ""

  private static func sorted(_ value: JSONValue) -> JSONValue {
    switch value {
    case .object(let members):
      .object(
        members.map { JSONValue.Member($0.name, sorted($0.value)) }.sorted { $0.name < $1.name })
    default: value
    }
  }
}
