import Benchmark
import ProgramSupport
import PseudoTerminalSupport

/// The console under measurement.
enum Console {
  static let columns = 120
  static let rows = 40

  /// The release binary that `make bench` has built.
  static var path: String {
    ProgramCommand.variable("KMSCOPE_EXECUTABLE") ?? "\(Repository.root)/.build/release/kmscope"
  }

  static func open(_ arguments: [String]) throws -> TerminalSession {
    try TerminalSession(ProgramCommand(path, arguments), columns: columns, rows: rows)
  }

  /// Whole microseconds between two moments.
  static func microseconds(from start: ContinuousClock.Instant, to end: ContinuousClock.Instant) -> Int {
    Int(start.duration(to: end) / .microseconds(1))
  }
}

extension BenchmarkMetric {
  /// From before the process was started to when the terminal had received the frame.
  static let startToFrame = BenchmarkMetric.custom("Start to first frame (μs)", useScalingFactor: false)
}
