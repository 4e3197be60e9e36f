internal import Glibc

/// Runs commands that print credentials: no shell, no terminal, bounded in time and output.
package enum ProcessRunner {
  package struct Limits: Sendable {
    /// Seconds; a command that takes longer is ended with everything it has started.
    package var time = 60.0
    /// Bytes of each of the two outputs; a command that says more is ended.
    package var output = 1024 * 1024

    package init() {}
  }

  /// Runs a command to its end and collects what it prints.
  ///
  /// The command gets an empty standard input and a session of its own, so it cannot reach a terminal. Cancelling
  /// the task ends the command.
  /// - Parameter words: Program, looked up in PATH, and arguments.
  /// - Throws: `AWSError` of kind credentials that names the program but none of its arguments, or of kind cancelled.
  package static func run(_ words: [String], limits: Limits = Limits()) async throws(AWSError)
    -> ProcessOutput
  {
    let process = try ChildProcess.start(words, limits: limits)
    let result = await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        process.collect { continuation.resume(returning: $0) }
      }
    } onCancel: {
      process.cancel()
    }
    return try result.get()
  }
}
