import FoundationEssentials

@testable import AWSClient

/// A person's files, variables and clock for a sign-in, without disk and network.
final class SignInWorld: Sendable {
  /// 2025-11-19T00:00:00Z.
  static let start = Date(timeIntervalSince1970: 1_763_510_400)

  private let state: Lock<(files: [String: [UInt8]], now: Date)>
  let pauses = Lock<[Double]>([])
  let environment: Environment
  private let transport: any Transport

  init(
    _ transport: any Transport = ScriptedTransport([]), files: [String: String] = [:],
    environment: [String: String] = [:]
  ) {
    self.transport = transport
    self.environment = Environment(
      variables: environment.merging(["HOME": "/home/me", "AWS_REGION": "eu-west-1"]) { given, _ in given })
    state = Lock((files.mapValues { Array($0.utf8) }, Self.start))
  }

  func read(_ path: String) -> FileContents {
    state.withLock { $0.files[path].map { .bytes($0) } ?? .missing }
  }

  func text(_ path: String) -> String? {
    state.withLock { $0.files[path].map { String(decoding: $0, as: UTF8.self) } }
  }

  func write(_ path: String, _ text: String) { state.withLock { $0.files[path] = Array(text.utf8) } }

  func pass(_ seconds: Double) { state.withLock { $0.now += seconds } }

  var tools: SignInTools {
    var tools = SignInTools(transport: transport) { (_: [String]) async throws(AWSError) -> ProcessOutput in
      throw AWSError(.credentials, code: "NoCommand", message: "There are no commands here.")
    }
    tools.readFile = { self.read($0) }
    tools.replaceFile = { (path: String, bytes: [UInt8]) throws(AWSError) in
      self.state.withLock { $0.files[path] = bytes }
    }
    tools.clock = { self.state.withLock { $0.now } }
    tools.retry = TestClient.retry(pauses)
    return tools
  }

  func configuration() throws(AWSError) -> AWSConfiguration {
    try AWSConfiguration.resolve(
      options: .init(), environment: environment.variables, readFile: { self.read($0) })
  }

  func shared() throws(AWSError) -> SharedConfig {
    try SharedConfig.load(environment: environment, readFile: { self.read($0) })
  }
}

extension ScriptedTransport.Answer {
  static func status(_ status: Int, _ body: String = "", headers: [HTTPHeader] = []) -> Self {
    .success(HTTPResponse(status: status, headers: headers, body: Array(body.utf8)))
  }
}
