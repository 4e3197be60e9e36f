import Foundation

/// What a program's main thread has worked so far: unlike the time that passes, it does not grow because others use the machine.
enum MainThread {
  /// Microseconds on a core; the first number of `/proc/PID/schedstat` is in nanoseconds (Linux, Documentation/scheduler/sched-stats).
  static func microseconds(of process: Int32) throws -> Int {
    let text = try String(contentsOfFile: "/proc/\(process)/schedstat", encoding: .utf8)
    return (text.split(separator: " ").first.flatMap { Int($0) } ?? 0) / 1_000
  }
}
