/// What has become of a program that we started.
package enum ProgramStatus: Hashable, Sendable, CustomStringConvertible {
  case running
  /// Stopped by a signal such as SIGTSTP; it can be continued.
  case stopped(signal: Int32)
  case exited(code: Int32)
  /// Ended by a signal such as SIGKILL.
  case killed(signal: Int32)

  /// Whether it will never run again.
  package var isOver: Bool {
    switch self {
    case .running, .stopped: false
    case .exited, .killed: true
    }
  }

  package var description: String {
    switch self {
    case .running: "it runs"
    case .stopped(let signal): "it is stopped by signal \(signal)"
    case .exited(let code): "it exited with status \(code)"
    case .killed(let signal): "it was ended by signal \(signal)"
    }
  }
}
