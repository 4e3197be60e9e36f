import FoundationEssentials
import ProgramSupport
import Testing

@testable import AWSClient

/// Asks botocore what it makes of shared files and an environment; see Python/botocore_judge.py.
enum BotocoreJudge {
  struct Case: Sendable {
    var config = ""
    var credentials = ""
    var environment: [String: String] = [:]
    /// As on the command line.
    var profile: String?
    /// `credentials`, `region`, `file`, `proxy`, or the service whose endpoint is wanted.
    var ask = "credentials"
    /// As on the command line; the address that a proxy is wanted for.
    var endpoint: String?
    /// Texts of the AWS CLI's cache of roles by name of the file; nobody hands out sessions any more when there is one.
    var kept: [String: String]?
  }

  struct Verdict: Sendable {
    var theCase: Case
    var answer: JSONValue
  }

  /// In the order of the cases.
  static func verdicts(_ cases: [Case]) async throws -> [Verdict] {
    try await run([], input: cases.map { $0.json.text + "\n" }.joined())
  }

  /// What the scripts Python/random_….py make up.
  enum Made: String { case signIns = "sign-ins", endpoints, files, proxies }

  static func verdicts(_ made: Made, seed: Int, count: Int) async throws -> [Verdict] {
    try await run([made.rawValue, String(seed), String(count)], input: "")
  }

  private static func run(_ arguments: [String], input: String) async throws -> [Verdict] {
    let python = try await PythonEnvironment.python(importing: "botocore")
    let script = "\(Repository.root)/Tests/AWSClientTests/Python/botocore_judge.py"
    // Python must not leave compiled files beside the scripts.
    let (status, transcript) = try await BackgroundProgram.run(
      ProgramCommand(python, ["-B", script] + arguments), input: input, timeout: .seconds(600))
    guard status == .exited(code: 0) else { throw Failure(transcript: transcript.errors) }
    return try transcript.lines.map { line in
      let verdict = try JSONReader.read(Array(line.utf8))
      return Verdict(theCase: Case(verdict["case"] ?? .null), answer: verdict["answer"] ?? .null)
    }
  }

  struct Failure: Error { var transcript: String }
}

extension BotocoreJudge.Case {
  init(_ json: JSONValue) {
    self.init(
      config: json["config"]?.string ?? "", credentials: json["credentials"]?.string ?? "",
      environment: Dictionary((json["environment"] ?? .null).members.map { ($0.name, $0.value.string ?? "") })
      {
        first, _ in first
      }, profile: json["profile"]?.string, ask: json["ask"]?.string ?? "", endpoint: json["endpoint"]?.string)
  }

  /// As `botocore_judge.py` sets them: a Region where the case says nothing of one, and none where it takes it away.
  var variables: [String: String] {
    ["HOME": "/home/me", "AWS_REGION": "eu-west-1"].merging(environment) { $1 }.filter { $0.value != "\0" }
  }

  var json: JSONValue {
    func object(_ texts: [String: String]) -> JSONValue {
      .object(texts.sorted { $0.key < $1.key }.map { JSONValue.Member($0.key, .string($0.value)) })
    }
    return .object([
      JSONValue.Member("ask", .string(ask)), JSONValue.Member("config", .string(config)),
      JSONValue.Member("credentials", .string(credentials)),
      JSONValue.Member("environment", object(environment)),
      JSONValue.Member("profile", profile.map { .string($0) } ?? .null),
      JSONValue.Member("endpoint", endpoint.map { .string($0) } ?? .null),
      JSONValue.Member("kept", kept.map(object) ?? .null),
    ])
  }
}

extension BotocoreJudge.Case: CustomTestStringConvertible {
  var testDescription: String {
    "profile \(profile ?? "-"), \(environment.sorted { $0.key < $1.key })\n-- config\n\(config)\n-- credentials\n\(credentials)"
  }
}
