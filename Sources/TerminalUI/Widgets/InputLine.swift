package import ViewModels

/// A line of text that is being typed.
package struct InputLine: Sendable {
  package var prompt: SafeText
  package var text: String
  /// Byte offset of the insertion point in the text.
  package var cursor: Int
  /// What completion would add, shown behind the cursor when that is at the end.
  package var ghost: SafeText = .empty
  package var isFocused = true
  package var promptRole: StyleRole = .hintKey

  package init(prompt: SafeText, text: String, cursor: Int) {
    self.prompt = prompt
    self.text = text
    self.cursor = cursor
  }

  /// Draws one row; returns the insertion point when focused.
  @discardableResult
  package func paint(in rect: Rect, on canvas: inout Canvas) -> CellPosition? {
    guard !rect.isEmpty else { return nil }
    let row = Rect(column: rect.column, row: rect.row, columns: rect.columns, rows: 1)
    return canvas.clipped(to: row) { canvas in
      canvas.fill(row, style: Style(.input))
      // At least half of the row is for what is typed.
      let shown = prompt.prefix(cells: row.columns / 2)
      let start = canvas.put(shown, column: row.column, row: row.row, style: Style(promptRole))
      let room = row.right - start
      let line = SafeText(text)
      let place = line.cell(ofSource: cursor)
      let left = max(0, place - room + 1)
      let end = canvas.put(
        line.slice(from: left, cells: room), column: start, row: row.row, style: Style(.input))
      if place == line.width { canvas.put(ghost, column: end, row: row.row, style: Style(.ghost)) }
      return isFocused && room > 0 ? CellPosition(column: start + place - left, row: row.row) : nil
    }
  }
}
