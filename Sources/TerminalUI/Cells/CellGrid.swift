package import ViewModels

/// The picture of one frame: columns × rows of cells.
///
/// A wide character always lies in the grid as a lead and a tail: whatever overwrites or cuts off one
/// half turns the other into a blank.
package struct CellGrid: Hashable, Sendable {
  package let size: TerminalSize
  private var cells: [Cell]

  package init(size: TerminalSize, style: Style = .text) {
    self.size = TerminalSize(columns: max(0, size.columns), rows: max(0, size.rows))
    cells = Array(repeating: .blank(style), count: self.size.columns * self.size.rows)
  }

  /// The cell; a blank outside the grid.
  package subscript(column: Int, row: Int) -> Cell {
    guard let index = index(column, row) else { return .blank(.text) }
    return cells[index]
  }

  /// Puts a character at the cell; a wide one that would cross `limit` becomes a blank.
  mutating func set(_ glyph: Glyph, width: Int, style: Style, column: Int, row: Int, limit: Int) {
    guard let index = index(column, row) else { return }
    healHalves(at: index)
    guard width == 2 else {
      cells[index] = Cell(glyph: glyph, part: .single, style: style)
      return
    }
    guard column + 1 < min(limit, size.columns) else {
      cells[index] = .blank(style)
      return
    }
    healHalves(at: index + 1)
    cells[index] = Cell(glyph: glyph, part: .wideLead, style: style)
    cells[index + 1] = Cell(glyph: .space, part: .wideTail, style: style)
  }

  /// Changes the style alone; a wide character changes as a whole.
  mutating func restyle(column: Int, row: Int, _ change: (inout Style) -> Void) {
    guard let index = index(column, row) else { return }
    change(&cells[index].style)
    if cells[index].part == .wideLead { cells[index + 1].style = cells[index].style }
    if cells[index].part == .wideTail { cells[index - 1].style = cells[index].style }
  }

  /// The runs of cells that differ from an earlier frame of the same size, in reading order.
  ///
  /// A run never starts or ends within a wide character.
  package func changes(since earlier: CellGrid) -> [CellRun] {
    guard earlier.size == size else {
      return (0..<size.rows).map { CellRun(row: $0, columns: 0..<size.columns) }
    }
    return (0..<size.rows).flatMap { row in changes(inRow: row, since: earlier) }
  }

  private func changes(inRow row: Int, since earlier: CellGrid) -> [CellRun] {
    var runs: [CellRun] = []
    let base = row * size.columns
    var column = 0
    while column < size.columns {
      guard cells[base + column] != earlier.cells[base + column] else {
        column += 1
        continue
      }
      var start = column
      while column < size.columns, cells[base + column] != earlier.cells[base + column] { column += 1 }
      if cells[base + start].part == .wideTail { start -= 1 }
      if column < size.columns, cells[base + column].part == .wideTail { column += 1 }
      runs.append(CellRun(row: row, columns: start..<column))
    }
    return runs
  }

  private func index(_ column: Int, _ row: Int) -> Int? {
    guard column >= 0, column < size.columns, row >= 0, row < size.rows else { return nil }
    return row * size.columns + column
  }

  private mutating func healHalves(at index: Int) {
    switch cells[index].part {
    case .single: break
    case .wideLead: cells[index + 1] = .blank(cells[index + 1].style)
    case .wideTail: cells[index - 1] = .blank(cells[index - 1].style)
    }
  }
}

/// Neighbouring cells of one row.
package struct CellRun: Hashable, Sendable {
  package var row: Int
  package var columns: Range<Int>

  package init(row: Int, columns: Range<Int>) {
    self.row = row
    self.columns = columns
  }
}
