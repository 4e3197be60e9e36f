import Foundation
import ProgramSupport

/// An account on moto's server, made and looked at by boto3: neither side of it is ours.
final class MotoAccount: Sendable {
  /// What `moto_account.py make` says.
  struct Facts: Decodable {
    var accessKeyID: String
    var secret: String
    var account: String
    var userARN: String
    var keyID: String
  }

  /// The key as boto3 sees it.
  struct Key: Decodable {
    var policy: String
    var state: String
    /// Seconds since 1970; nil unless a deletion is scheduled.
    var deletionDate: Double?
  }

  let facts: Facts
  let server: MotoServer

  init() async throws {
    server = try await MotoServer()
    facts = try await Self.ask("make", server.endpoint)
  }

  /// How the account's user opens the console.
  func openConsole(_ arguments: String..., home: Home? = nil, columns: Int = 160, rows: Int = 50) async throws
    -> Console
  {
    let console = try Console(
      ["--endpoint-url", server.endpoint, "--region", "eu-west-1"] + arguments, home: home,
      environment: ["AWS_ACCESS_KEY_ID": facts.accessKeyID, "AWS_SECRET_ACCESS_KEY": facts.secret],
      columns: columns, rows: rows)
    try await console.shows("user/ann via environment")
    try await console.shows("▸ shop/orders")
    return console
  }

  /// Takes the right to change key policies from the user, by a policy of its own.
  func denyInIAM() async throws {
    struct Nothing: Decodable {}
    let _: Nothing = try await Self.ask("deny", server.endpoint)
  }

  func key() async throws -> Key { try await Self.ask("look", server.endpoint, facts.keyID) }

  private static func ask<Answer: Decodable>(_ arguments: String...) async throws -> Answer {
    let python = try await PythonEnvironment.python(importing: "boto3")
    let script = "\(Repository.root)/Tests/EndToEndTests/Python/moto_account.py"
    let (status, transcript) = try await BackgroundProgram.run(ProgramCommand(python, [script] + arguments))
    guard status == .exited(code: 0) else {
      throw ProgramError(.ended, "moto_account.py \(arguments.joined(separator: " ")): \(transcript)")
    }
    return try JSONDecoder().decode(Answer.self, from: Data(transcript.standardOutput))
  }
}
