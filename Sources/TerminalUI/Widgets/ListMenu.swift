package import ViewModels

/// A list to choose from with two columns and a filter: help and the palette.
package struct ListMenu {
  package enum Item {
    case heading(SafeText)
    /// `reason` says why it cannot be chosen now; nil when it can.
    case choice(left: StyledLine, right: StyledLine, reason: SafeText?)
  }

  package var items: [Item]
  /// Index into the items.
  package var selected: Int?
  package var top = 0
  /// The line above the list; nil for none.
  package var filter: InputLine?
  /// Shown when nothing is left.
  package var emptyText: SafeText = "Nothing matches."

  package init(_ items: [Item], selected: Int?) {
    self.items = items
    self.selected = selected
  }

  /// Returns the insertion point of the filter, else the selected row.
  @discardableResult
  package func paint(in rect: Rect, on canvas: inout Canvas) -> CellPosition? {
    guard !rect.isEmpty else { return nil }
    return canvas.clipped(to: rect) { canvas in
      canvas.fill(rect, style: .text)
      let (head, body) = rect.splitTop(filter == nil || rect.rows < 2 ? 0 : 1)
      let typing = head.rows > 0 ? filter?.paint(in: head, on: &canvas) : nil
      guard !items.isEmpty else {
        canvas.put(
          emptyText.prefix(cells: body.columns), column: body.column, row: body.row, style: Style(.dim))
        return typing
      }
      let row = paintItems(in: body, on: &canvas)
      return typing ?? row
    }
  }

  private func paintItems(in rect: Rect, on canvas: inout Canvas) -> CellPosition? {
    let first = ScrollWindow.top(top, showing: selected ?? top, of: items.count, rows: rect.rows, margin: 1)
    let leftWidth = leftWidth(columns: rect.columns)
    var cursor: CellPosition?
    for offset in 0..<rect.rows where items.indices.contains(first + offset) {
      let row = Rect(column: rect.column, row: rect.row + offset, columns: rect.columns, rows: 1)
      paint(items[first + offset], leftWidth: leftWidth, in: row, on: &canvas)
      guard first + offset == selected else { continue }
      canvas.restyle(row, Style(.selection))
      cursor = CellPosition(column: row.column, row: row.row)
    }
    return cursor
  }

  private func paint(_ item: Item, leftWidth: Int, in row: Rect, on canvas: inout Canvas) {
    switch item {
    case .heading(let text):
      canvas.put(
        text.prefix(cells: row.columns), column: row.column, row: row.row, style: Style(.tableHeader))
    case .choice(let left, let right, let reason):
      canvas.put(left.prefix(cells: leftWidth), column: row.column + 1, row: row.row)
      let start = row.column + leftWidth + 3
      guard start < row.right else { return }
      var text = right
      if let reason { text = StyledLine(right.text + " (" + reason + ")", .dim) }
      canvas.put(text.prefix(cells: row.right - start), column: start, row: row.row)
    }
  }

  /// As wide as the widest entry on the left, but never more than half.
  private func leftWidth(columns: Int) -> Int {
    let widest = items.map { if case .choice(let left, _, _) = $0 { left.width } else { 0 } }.max() ?? 0
    return max(1, min(widest, columns / 2))
  }
}
