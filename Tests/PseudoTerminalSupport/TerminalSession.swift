import CPseudoTerminal
package import ProgramSupport

/// A program in a real pseudo-terminal, read by a real terminal emulator.
///
/// Every wait is for a state of the screen or of the program, is looked at after each output, and fails with the whole screen in its message.
package final class TerminalSession: Sendable {
  /// Long enough for a loaded machine with two cores; a wait that succeeds ends at once.
  package static let patience = Duration.seconds(20)

  private let watch: ProgramWatch<TerminalEmulator>

  /// Starts `command` on a terminal of the given size; TERM is `xterm-256color` unless the command's environment has one.
  package init(_ command: ProgramCommand, columns: Int = 80, rows: Int = 24) throws(ProgramError) {
    var command = command
    if command.environment["TERM"] == nil { command.environment["TERM"] = "xterm-256color" }
    watch = try ProgramWatch(
      command, columns: columns, rows: rows, output: try TerminalEmulator(columns: columns, rows: rows))
  }

  package var screen: Screen { watch.snapshot }
  package var status: ProgramStatus { watch.status }
  package var processID: Int32 { watch.guarded.process }

  /// Everything the program has written to the terminal so far.
  package var rawOutput: [UInt8] { watch.withOutput { $0.rawOutput } }

  /// Whether the program has written exactly these bytes in a row to the terminal.
  package func wrote(_ text: String) -> Bool { rawOutput.contains(Array(text.utf8)) }

  // MARK: The keyboard

  /// Types text as it stands.
  package func type(_ text: String) { watch.send(Array(text.utf8)) }

  package func send(_ bytes: [UInt8]) { watch.send(bytes) }

  package func press(_ keys: TerminalKey...) {
    watch.withOutput { emulator in
      for key in keys { emulator.press(key) }
    }
  }

  /// Pastes text as a terminal does, marked if the program asked for that.
  package func paste(_ text: String) { watch.withOutput { $0.paste(text) } }

  // MARK: The window and the process

  /// Changes the window's size; the kernel tells the program by SIGWINCH.
  package func resize(columns: Int, rows: Int) {
    watch.withOutput { $0.resize(columns: columns, rows: rows) }
    _ = kmscope_resize_terminal(
      watch.guarded.terminalDescriptor, UInt16(clamping: columns), UInt16(clamping: rows))
  }

  /// Closes the terminal's window: the line is hung up.
  package func hangUp() { watch.closeInput() }

  package func signal(_ number: Int32) { watch.signal(number) }

  /// Continues a stopped program in the foreground, as a shell's `fg` does.
  package func resume() { watch.resume() }

  /// The line's modes before the program could touch them.
  package var modesAtStart: TerminalModes { watch.guarded.modesAtStart }

  /// The line's modes now; they stay readable after the program's end.
  package func modes() throws(ProgramError) -> TerminalModes {
    try TerminalModes(of: watch.guarded.terminalDescriptor)
  }

  // MARK: Waiting

  /// Waits until a row shows `text` and returns the screen that does.
  @discardableResult
  package func waitFor(text: String, timeout: Duration = patience) async throws -> Screen {
    try await waitFor("“\(text)”", timeout: timeout) { $0.contains(text) }
  }

  /// Waits until no row shows `text`.
  @discardableResult
  package func waitUntilGone(text: String, timeout: Duration = patience) async throws -> Screen {
    try await waitFor("“\(text)” to disappear", timeout: timeout) { !$0.contains(text) }
  }

  /// Waits until the screen satisfies `condition` and returns that screen.
  @discardableResult
  package func waitFor(
    _ what: String = "a state of the screen", timeout: Duration = patience,
    _ condition: @escaping @Sendable (Screen) -> Bool
  ) async throws -> Screen {
    try await watch.wait(for: what, timeout: timeout) { screen, _ in condition(screen) ? screen : nil }
  }

  /// Waits until the program is stopped, as after Ctrl-Z, and returns the signal that stopped it.
  @discardableResult
  package func waitForStop(timeout: Duration = patience) async throws -> Int32 {
    try await watch.wait(for: "the program to stop", timeout: timeout) { _, status in
      if case .stopped(let signal) = status { signal } else { nil }
    }
  }

  /// Waits until the program is over; the screen then shows all that it wrote.
  @discardableResult
  package func waitForExit(timeout: Duration = patience) async throws -> ProgramStatus {
    try await watch.waitForExit(timeout: timeout)
  }
}
