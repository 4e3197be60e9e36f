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

  /// What botocore keeps in its cache of roles, by name of the file.
  /// - Parameter withoutWebIdentity: We do not share these: the names of their files leave out whose token it was.
  static func cache(_ answer: JSONValue, withoutWebIdentity: Bool) -> [String: JSONValue] {
    let entries = (answer["cache"] ?? .null).members.filter { entry in
      let key = entry.value["Credentials"]?["AccessKeyId"]?.string ?? ""
      return !(withoutWebIdentity && key.hasPrefix("web["))
    }
    return Dictionary(entries.map { ($0.name, sorted($0.value)) }) { first, _ in first }
  }

  static func outcome(
    _ theCase: BotocoreJudge.Case
  ) async -> (Outcome, kept: [String: JSONValue]) {
    let files = Lock<[String: [UInt8]]>([:])
    let outcome: Outcome
    do throws(AWSError) {
      let plain = PlainCredentials(try await signIn(theCase, files).credentials())
      let parts = [plain.id, plain.secret, plain.token ?? "", plain.account ?? ""]
      outcome = Outcome(found: parts.joined(separator: " "))
    } catch {
      outcome = Outcome(failure: "\(error.code): \(error.message)")
    }
    var kept: [String: JSONValue] = [:]
    for (path, bytes) in files.withLock({ $0 }) where path.hasPrefix("/home/me/.aws/cli/cache/") {
      let name = path.split(separator: "/").last.map { String($0.dropLast(".json".count)) } ?? ""
      kept[name] = sorted((try? JSONReader.read(bytes)) ?? .null)
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
      default: PlayedAWS.file(path, dpopKey: dpopKey)
      }
    }
    let variables = ["HOME": "/home/me", "AWS_REGION": "eu-west-1"].merging(theCase.environment) { $1 }
    let configuration = try AWSConfiguration.resolve(
      options: .init(profile: theCase.profile), environment: variables, readFile: readFile)
    var tools = SignInTools(transport: PlayedAWS()) { (words: [String]) in PlayedAWS.output(words) }
    tools.readFile = readFile
    tools.replaceFile = { path, bytes in files.withLock { $0[path] = bytes } }
    tools.clock = { TestClient.now }
    tools.askMFACode = { _ in Secret("123456") }
    tools.retry = TestClient.retry(Lock([]))
    return SignIn(configuration: configuration, tools: tools)
  }

  private static let dpopKey = LoginSuite.cases.first?.cache.first?.value["dpopKey"]?.string ?? ""

  /// With members in the order of their names, and times in one way of writing.
  private static func sorted(_ value: JSONValue) -> JSONValue {
    switch value {
    case .object(let members):
      .object(
        members.map { JSONValue.Member($0.name, sorted($0.value)) }.sorted { $0.name < $1.name })
    case .string(let text) where text.hasSuffix("UTC"): .string(text.dropLast(3) + "Z")
    default: value
    }
  }
}
