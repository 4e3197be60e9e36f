import CPseudoTerminal
import Glibc

/// Runs a program, feeds its output into `Output` and wakes those who wait for a state.
///
/// One thread does all of it: it sleeps in poll(2) until there is output, a report of the guardian, something to send or a deadline. A
/// wait is looked at after each arrival, so nothing here sleeps for a fixed time, and a test that waits does not hold up the
/// threads of Swift's concurrency.
package final class ProgramWatch<Output: ProgramOutput>: Sendable {
  private let loop: ProgramLoop<Output>
  package let guarded: GuardedProcess

  package init(_ command: ProgramCommand, columns: Int = 0, rows: Int = 0, output: Output)
    throws(ProgramError)
  {
    guarded = try GuardedProcess(command, columns: columns, rows: rows)
    loop = try ProgramLoop(guarded, output: output)
    try loop.start()
  }

  deinit { loop.close() }

  package var status: ProgramStatus { loop.state.withLock { $0.status } }

  /// Works with the output's state; nothing arrives meanwhile.
  package func withOutput<Result>(_ body: (inout Output) throws -> Result) rethrows -> Result {
    let result = try loop.state.withLock { state in
      // What the emulator says now must leave before what is sent later.
      defer { state.pendingInput += state.output.takeReplies() }
      return try body(&state.output)
    }
    loop.wake()
    return result
  }

  package var snapshot: Output.Snapshot {
    loop.state.withLock { $0.output.snapshot(receivedAt: $0.receivedAt) }
  }

  /// Queues bytes for the program; it takes them when it reads.
  package func send(_ bytes: [UInt8]) {
    loop.state.withLock { $0.pendingInput += bytes }
    loop.wake()
  }

  /// Closes the program's standard input, or pulls the terminal's plug, once everything queued is sent.
  package func closeInput() {
    loop.state.withLock { $0.closesInput = true }
    loop.wake()
  }

  /// Sends the program a signal, unless it is over.
  package func signal(_ number: Int32) { command(KMSCOPE_COMMAND_SIGNAL, number) }

  /// Puts the program back in the foreground and continues it, as a shell's `fg` does.
  package func resume() { command(KMSCOPE_COMMAND_CONTINUE, 0) }

  private func command(_ kind: Int, _ value: Int32) {
    var command = kmscope_command(kind: Int32(kind), value: value)
    _ = write(guarded.control, &command, MemoryLayout<kmscope_command>.size)
  }

  /// Waits until `look` finds what it wants.
  ///
  /// Throws a ``ProgramError`` that shows the last state when `timeout` has passed, or when the program is over and so can never get there.
  package func wait<Value: Sendable>(
    for what: String, timeout: Duration,
    look: @escaping @Sendable (Output.Snapshot, ProgramStatus) -> Value?
  ) async throws -> Value {
    try await withCheckedThrowingContinuation { continuation in
      loop.add(ProgramWaiter(for: what, timeout: timeout, continuation: continuation, look: look))
    }
  }

  /// Waits until the program is over.
  package func waitForExit(timeout: Duration) async throws -> ProgramStatus {
    try await wait(for: "the program's end", timeout: timeout) { _, status in status.isOver ? status : nil }
  }
}
