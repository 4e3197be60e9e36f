import TerminalUI
import ViewModels

/// Paints something on a screen of a size and shows it on a terminal in memory.
enum Stage {
  static func show(
    _ columns: Int, _ rows: Int, ascii: AsciiGlyphs? = nil,
    _ paint: (inout Canvas) -> CellPosition?
  ) -> MemoryTerminal {
    let size = TerminalSize(columns: columns, rows: rows)
    let terminal = MemoryTerminal(size: size, ascii: ascii)
    var canvas = Canvas(size: size)
    let cursor = paint(&canvas)
    terminal.present(canvas.grid, cursor: cursor)
    return terminal
  }

  /// For widgets without a cursor.
  static func show(_ columns: Int, _ rows: Int, painting paint: (inout Canvas) -> Void) -> MemoryTerminal {
    show(columns, rows) { canvas in
      paint(&canvas)
      return nil
    }
  }
}
