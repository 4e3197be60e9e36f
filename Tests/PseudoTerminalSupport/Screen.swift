/// What a person would see: the terminal's cells at one moment.
package struct Screen: Sendable, CustomStringConvertible {
  package let columns: Int
  package let rows: Int
  /// Row after row.
  package let cells: [ScreenCell]
  package let cursor: ScreenPosition
  package let isCursorVisible: Bool
  /// Whether the program uses the alternate screen, which leaves the shell's text alone.
  package let isAlternate: Bool
  /// Whether the program asked for pastes to be marked.
  package let marksPastes: Bool
  /// Whether the program asked for mouse reports.
  package let reportsMouse: Bool
  package let title: String
  /// When the last output arrived.
  package let receivedAt: ContinuousClock.Instant

  package subscript(row: Int, column: Int) -> ScreenCell { cells[row * columns + column] }

  /// The text of each row without the blanks at its end.
  package var lines: [String] { (0..<rows).map(line) }

  /// All rows, without the empty ones at the end.
  package var text: String {
    var lines = lines
    while lines.last == "" { lines.removeLast() }
    return lines.joined(separator: "\n")
  }

  /// The text of one row without the blanks at its end.
  package func line(_ row: Int) -> String {
    var line = ""
    for cell in cells[row * columns..<(row + 1) * columns] { line += cell.text }
    while line.last == " " { line.removeLast() }
    return line
  }

  package func contains(_ text: String) -> Bool { lines.contains { $0.contains(text) } }

  /// Where `text` begins, if one row shows it.
  package func position(of text: String) -> ScreenPosition? {
    for row in 0..<rows where line(row).contains(text) {
      for column in 0..<columns where self.text(row: row, from: column).hasPrefix(text) {
        return ScreenPosition(row: row, column: column)
      }
    }
    return nil
  }

  /// How the first cell of `text` is drawn.
  package func style(of text: String) -> CellStyle? {
    position(of: text).map { self[$0.row, $0.column].style }
  }

  private func text(row: Int, from column: Int) -> String {
    cells[row * columns + column..<(row + 1) * columns].map(\.text).joined()
  }

  /// The screen in a frame, with the cursor's place: what a failed test shows.
  package var description: String {
    let edge = String(repeating: "─", count: columns)
    let body = lines.map { "│\($0)" }.joined(separator: "\n")
    let place = "cursor at row \(cursor.row), column \(cursor.column)\(isCursorVisible ? "" : ", hidden")"
    return
      "┌\(edge)\n\(body)\n└\(edge)\n\(columns)x\(rows), \(place)\(isAlternate ? ", alternate screen" : "")"
  }
}
