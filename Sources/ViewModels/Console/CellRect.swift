/// A rectangle of cells on the screen.
package struct CellRect: Hashable, Sendable {
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

  /// The rectangle inside a one-cell border.
  package var inner: CellRect {
    CellRect(column: column + 1, row: row + 1, columns: columns - 2, rows: rows - 2)
  }

  package var isEmpty: Bool { columns == 0 || rows == 0 }
}
