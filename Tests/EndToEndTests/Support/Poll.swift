import Foundation
import ProgramSupport
import PseudoTerminalSupport

/// Waiting for states that nobody announces: files, and what the kernel says of a process.
enum Poll {
  /// Looks until `isReached` says so, as often in a row as asked for.
  static func until(_ what: String, inARow wanted: Int = 1, _ isReached: @Sendable () -> Bool) async throws {
    let deadline = ContinuousClock.now + TerminalSession.patience
    var met = 0
    while true {
      met = isReached() ? met + 1 : 0
      if met == wanted { return }
      guard ContinuousClock.now < deadline else {
        throw ProgramError(.timedOut, "Waited in vain for \(what).")
      }
      try await Task.sleep(for: .milliseconds(5))
    }
  }

  /// Whether a process's main thread sleeps; the state is the field behind the name in proc_pid_stat(5).
  static func isSleeping(_ process: Int32) -> Bool {
    let stat = FileManager.default.contents(atPath: "/proc/\(process)/task/\(process)/stat") ?? Data()
    return String(decoding: stat, as: UTF8.self).contains(") S ")
  }
}
