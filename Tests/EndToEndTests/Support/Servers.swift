import ProgramSupport

/// The product's own sandbox in a second process, over HTTP.
final class ServedSandbox: Sendable {
  let endpoint: String
  private let program: BackgroundProgram

  init() async throws {
    program = try BackgroundProgram(
      ProgramCommand(try Repository.executable(), ["sandbox", "serve", "--port", "0"]))
    endpoint = try await program.waitForLine("the sandbox's address") { line in
      line.hasPrefix("listening on http") ? String(line.dropFirst("listening on ".count)) : nil
    }
  }

  func stop() async throws { try await program.stop() }

  /// The sandbox's only access key.
  static let credentials = ["AWS_ACCESS_KEY_ID": "sandbox", "AWS_SECRET_ACCESS_KEY": "sandbox"]
}

/// A server that answers every call in one unhappy way; `Python/answering_server.py` knows which.
final class AnsweringServer: Sendable {
  let port: String
  private let program: BackgroundProgram

  init(_ kind: String) async throws {
    program = try BackgroundProgram(
      ProgramCommand("python3", ["\(Repository.root)/Tests/EndToEndTests/Python/answering_server.py", kind]))
    port = try await program.waitForLine("the server's port") { line in
      line.hasPrefix("ready ") ? String(line.dropFirst("ready ".count)) : nil
    }
  }

  func stop() async throws { try await program.stop() }
}
