package import ViewModels

/// A screen with a keyboard.
///
/// Main thread only. `NcursesTerminal` is the real one, `MemoryTerminal` the one for tests.
package protocol Terminal: AnyObject {
  var size: TerminalSize { get }

  /// The descriptors whose readiness means that `readEvents` has something to say.
  var descriptors: TerminalDescriptors { get }

  /// Everything that has arrived, without waiting. `inputHungUp` tells that poll(2) saw the other side gone.
  func readEvents(inputHungUp: Bool) -> [TerminalEvent]

  /// Shows a frame; only what changed is sent. A nil cursor is hidden.
  func present(_ grid: CellGrid, cursor: CellPosition?)

  /// The next frame is sent in full.
  func repaintAll()

  /// Throws away what was typed and not yet read.
  func flushInput()

  /// Gives the screen back, stops the process group, and takes the screen again when continued.
  func suspend()

  /// Gives the screen back while `body` runs, for example an editor, and takes it again.
  func handOver(_ body: () -> Void)

  /// Gives the screen back for good.
  func close()
}

/// What to poll for a terminal.
package struct TerminalDescriptors: Hashable, Sendable {
  package var input: Int32
  /// Resizes, stops and continues.
  package var signals: Int32

  package init(input: Int32, signals: Int32) {
    self.input = input
    self.signals = signals
  }
}
