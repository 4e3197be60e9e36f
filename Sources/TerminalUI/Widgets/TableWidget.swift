package import ViewModels

/// A table of any length: only the rows on the screen are asked for.
package struct TableWidget {
  package struct Sort: Hashable, Sendable {
    package var column: Int
    package var isAscending: Bool

    package init(column: Int, isAscending: Bool) {
      self.column = column
      self.isAscending = isAscending
    }
  }

  package var columns: [TableColumn]
  package var rowCount: Int
  /// The row at an index from 0.
  package var row: (Int) -> TableRow
  package var selected: Int?
  /// The first visible row; `ScrollWindow.top` computes it.
  package var top = 0
  /// Columns scrolled away behind the frozen first one.
  package var skippedColumns = 0
  package var sort: Sort?
  package var isFocused = false
  /// Shown when there are no rows: what that means and what to do.
  package var emptyText: [StyledLine] = []

  package init(columns: [TableColumn], rowCount: Int, row: @escaping (Int) -> TableRow) {
    self.columns = columns
    self.rowCount = rowCount
    self.row = row
  }

  /// The pointer of the selected row and the sign of marked ones.
  private static let gutter = 2

  /// Rows that fit below the header.
  package static func visibleRows(in rect: Rect) -> Int { max(0, rect.rows - headerRows(rect)) }

  private static func headerRows(_ rect: Rect) -> Int { rect.rows >= 3 ? 1 : 0 }

  /// Returns the first cell of the selected row when focused: screen readers follow the cursor.
  @discardableResult
  package func paint(in rect: Rect, on canvas: inout Canvas) -> CellPosition? {
    guard !rect.isEmpty else { return nil }
    return canvas.clipped(to: rect) { canvas in
      canvas.fill(rect, style: .text)
      let (head, body) = rect.splitTop(Self.headerRows(rect))
      let layout = TableLayout(
        columns: columns, width: rect.columns - gutter(rect), skipped: skippedColumns)
      if head.rows > 0 { paintHeader(layout, in: head, on: &canvas) }
      guard rowCount > 0 else {
        paintEmpty(in: body, on: &canvas)
        return nil
      }
      return paintRows(layout, in: body, on: &canvas)
    }
  }

  private func gutter(_ rect: Rect) -> Int { rect.columns >= 12 ? Self.gutter : 0 }

  private func paintHeader(_ layout: TableLayout, in rect: Rect, on canvas: inout Canvas) {
    let style = Style(.tableHeader)
    let start = rect.column + gutter(rect)
    for place in layout.placements {
      var title = columns[place.column].title
      if let sort, sort.column == place.column {
        title = title.prefix(cells: max(0, place.width - 1)) + (sort.isAscending ? "▲" : "▼")
      }
      let text = title.fitted(to: place.width, columns[place.column].alignment)
      canvas.put(
        text, column: start + place.start, row: rect.row, style: style,
        limit: start + place.start + place.width)
    }
    if skippedColumns > 0 { canvas.put("‹", column: rect.column, row: rect.row, style: style) }
    if layout.hidesRight { canvas.put("›", column: rect.right - 1, row: rect.row, style: style) }
  }

  private func paintRows(_ layout: TableLayout, in rect: Rect, on canvas: inout Canvas) -> CellPosition? {
    var cursor: CellPosition?
    for offset in 0..<rect.rows {
      let index = top + offset
      guard index >= 0, index < rowCount else { continue }
      let line = Rect(column: rect.column, row: rect.row + offset, columns: rect.columns, rows: 1)
      paint(row(index), layout, isSelected: index == selected, in: line, on: &canvas)
      if index == selected, isFocused { cursor = CellPosition(column: rect.column, row: line.row) }
    }
    return cursor
  }

  private func paint(
    _ row: TableRow, _ layout: TableLayout, isSelected: Bool, in rect: Rect, on canvas: inout Canvas
  ) {
    let start = rect.column + gutter(rect)
    for place in layout.placements where place.column < row.cells.count {
      let line = row.cells[place.column].line.prefix(cells: place.width)
      let free = place.width - line.width
      let indent: Int
      switch columns[place.column].alignment {
      case .left: indent = 0
      case .right: indent = free
      case .centre: indent = free / 2
      }
      let column = start + place.start
      canvas.put(line, column: column + indent, row: rect.row, limit: column + place.width)
    }
    if isSelected { canvas.restyle(rect, Style(isFocused ? .selection : .selectionUnfocused)) }
    guard gutter(rect) > 0 else { return }
    let role: StyleRole = isSelected ? (isFocused ? .selection : .selectionUnfocused) : .mark
    if isSelected { canvas.put("▸", column: rect.column, row: rect.row, style: Style(role)) }
    if row.isMarked { canvas.put("●", column: rect.column + 1, row: rect.row, style: Style(role)) }
  }

  private func paintEmpty(in rect: Rect, on canvas: inout Canvas) {
    let lines = emptyText.flatMap { $0.wrapped(to: max(1, rect.columns - 2)) }
    for (offset, line) in lines.prefix(rect.rows).enumerated() {
      canvas.put(line, column: rect.column + 1, row: rect.row + offset)
    }
  }
}
