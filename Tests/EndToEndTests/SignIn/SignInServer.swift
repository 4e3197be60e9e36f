import Foundation
import ProgramSupport

/// Stand-ins of STS, IAM Identity Center, a container's endpoint and an instance's metadata; `Python/sign_in_server.py`.
final class SignInServer: Sendable {
  let home: Home
  let url: String
  private let program: BackgroundProgram

  init(_ home: Home) async throws {
    self.home = home
    program = try BackgroundProgram(
      ProgramCommand(
        "python3",
        ["\(Repository.root)/Tests/EndToEndTests/Python/sign_in_server.py", "\(home.path)/requests"]))
    let port = try await program.waitForLine("the server's port") { line in
      line.hasPrefix("ready ") ? String(line.dropFirst("ready ".count)) : nil
    }
    url = "http://127.0.0.1:\(port)"
  }

  func stop() async throws { try await program.stop() }

  /// Leads every service here, and the person's files to this home.
  var environment: [String: String] {
    home.environment.merging(["AWS_ENDPOINT_URL": url, "AWS_REGION": "eu-west-1"]) { _, new in new }
  }

  /// What was asked and with which access key, in order.
  var requests: [String] {
    let text = try? String(contentsOfFile: "\(home.path)/requests", encoding: .utf8)
    return (text ?? "").split(separator: "\n").map(String.init)
  }
}
