import AWSClient
import KMSSandbox

/// The sandbox inside the process of the console.
enum SandboxConnection {
  /// More keys than the example account has, for those who want to see a large account.
  static func extraKeys(_ environment: [String: String]) -> Int {
    environment["KMSCOPE_SANDBOX_EXTRA_KEYS"].flatMap { Int($0) }.map { max(0, min($0, 100_000)) } ?? 0
  }
}
