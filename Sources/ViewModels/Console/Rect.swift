/// A cell of the screen, counted from 0 at the top left.
package struct CellPosition: Hashable, Sendable {
  package var column: Int
  package var row: Int

  package init(column: Int, row: Int) {
    self.column = column
    self.row = row
  }
}

/// A rectangle of cells; never negative in size.
package struct Rect: Hashable, Sendable {
  package var column: Int
  package var row: Int
  package var columns: Int
  package var rows: Int

  package init(column: Int, row: Int, columns: Int, rows: Int) {
    self.column = column
    self.row = row
    self.columns = max(0, columns)
    self.rows = max(0, rows)
  }

  package init(_ size: TerminalSize) {
    self.init(column: 0, row: 0, columns: size.columns, rows: size.rows)
  }

  /// The first column right of it.
  package var right: Int { column + columns }
  /// The first row below it.
  package var bottom: Int { row + rows }
  package var isEmpty: Bool { columns == 0 || rows == 0 }

  /// The rectangle inside a border of one cell.
  package var inside: Rect { inset(columns: 1, rows: 1) }

  package func contains(_ position: CellPosition) -> Bool {
    position.column >= column && position.column < right && position.row >= row && position.row < bottom
  }

  package func intersection(_ other: Rect) -> Rect {
    let left = max(column, other.column)
    let top = max(row, other.row)
    return Rect(
      column: left, row: top, columns: min(right, other.right) - left, rows: min(bottom, other.bottom) - top)
  }

  /// Smaller by so many cells on each side.
  package func inset(columns: Int, rows: Int) -> Rect {
    Rect(
      column: column + columns, row: row + rows, columns: self.columns - 2 * columns,
      rows: self.rows - 2 * rows)
  }

  /// The first rows, and what remains below them.
  package func splitTop(_ rows: Int) -> (Rect, Rect) {
    let top = max(0, min(rows, self.rows))
    return (
      Rect(column: column, row: row, columns: columns, rows: top),
      Rect(column: column, row: row + top, columns: columns, rows: self.rows - top)
    )
  }

  /// What remains above, and the last rows.
  package func splitBottom(_ rows: Int) -> (Rect, Rect) { splitTop(self.rows - max(0, min(rows, self.rows))) }

  /// The first columns, and what remains to the right of them.
  package func splitLeft(_ columns: Int) -> (Rect, Rect) {
    let left = max(0, min(columns, self.columns))
    return (
      Rect(column: column, row: row, columns: left, rows: rows),
      Rect(column: column + left, row: row, columns: self.columns - left, rows: rows)
    )
  }

  /// A rectangle of this size in the middle, never larger than this one.
  package func centred(columns: Int, rows: Int) -> Rect {
    let wide = min(max(0, columns), self.columns)
    let tall = min(max(0, rows), self.rows)
    return Rect(
      column: column + (self.columns - wide) / 2, row: row + (self.rows - tall) / 2, columns: wide, rows: tall
    )
  }
}
