import AWSClient
import KMSSandbox

/// How the console reaches the sandbox inside its own process: signed requests, no socket.
enum SandboxConnection {
  /// The endpoints name hosts that do not exist; no request leaves the process.
  static var configuration: AWSConfiguration {
    get throws {
      try AWSConfiguration.resolve(
        options: .init(region: ExampleAccount.region),
        environment: [
          "AWS_ACCESS_KEY_ID": ExampleAccount.accessKeyID,
          "AWS_SECRET_ACCESS_KEY": ExampleAccount.accessKeyID,
        ], readFile: { _ in .missing })
    }
  }

  /// More keys than the example account has, for those who want to see a large account.
  static func extraKeys(_ environment: [String: String]) -> Int {
    environment["KMSCOPE_SANDBOX_EXTRA_KEYS"].flatMap { Int($0) }.map { max(0, min($0, 100_000)) } ?? 0
  }
}
