import CNcurses
import Glibc
package import ViewModels

/// A terminal in memory, for tests: takes events that are fed to it and keeps the last frame.
package final class MemoryTerminal: Terminal {
  package private(set) var size: TerminalSize
  package private(set) var grid: CellGrid
  package private(set) var cursor: CellPosition?
  /// Frames shown so far.
  package private(set) var frames = 0
  /// Calls other than frames, in order: "flush", "suspend", "hand over", "repaint", "close".
  package private(set) var calls: [String] = []
  private var pending: [TerminalEvent] = []
  private let wake: Int32
  private let ascii: AsciiGlyphs?

  package init(size: TerminalSize, ascii: AsciiGlyphs? = nil) {
    self.size = size
    self.ascii = ascii
    grid = CellGrid(size: size)
    wake = kmscope_event_descriptor()
  }

  deinit {
    Glibc.close(wake)
  }

  package var descriptors: TerminalDescriptors { TerminalDescriptors(input: wake, signals: wake) }

  /// Events for the next `readEvents`.
  package func feed(_ events: TerminalEvent...) {
    pending += events
    var one: UInt64 = 1
    write(wake, &one, MemoryLayout<UInt64>.size)
  }

  package func readEvents(inputHungUp: Bool) -> [TerminalEvent] {
    var count: UInt64 = 0
    read(wake, &count, MemoryLayout<UInt64>.size)
    let events = pending + (inputHungUp ? [.hangup] : [])
    pending = []
    for case .resized(let size) in events { self.size = size }
    return events
  }

  package func present(_ grid: CellGrid, cursor: CellPosition?) {
    self.grid = grid
    self.cursor = cursor
    frames += 1
  }

  package func repaintAll() { calls.append("repaint") }

  package func flushInput() {
    calls.append("flush")
    pending.removeAll { event in
      switch event {
      case .key, .paste: true
      default: false
      }
    }
  }

  package func suspend() { calls.append("suspend") }

  package func handOver(_ body: () -> Void) {
    calls.append("hand over")
    body()
  }

  package func close() { calls.append("close") }

  /// The last frame as text, one string per row, blanks at the end removed.
  package var lines: [String] {
    ScreenDump(grid: grid, ascii: ascii).lines.map { line in
      String(line.reversed().drop { $0 == " " }.reversed())
    }
  }

  /// The last frame as a golden file says it.
  package var golden: String { ScreenDump(grid: grid, cursor: cursor, ascii: ascii).golden }
}
