package import ViewModels

/// Text with line numbers, highlights, a selection and a cursor; all positions are byte offsets of the whole text.
package struct TextPane {
  /// A sign beside the line number, for example of a problem on the line.
  package struct LineSign: Sendable {
    package var sign: SafeText
    package var role: StyleRole

    package init(_ sign: SafeText, _ role: StyleRole) {
      self.sign = sign
      self.role = role
    }
  }

  package var lineCount: Int
  /// The line at an index from 0; asked for the visible ones only.
  package var line: (Int) -> TextLine
  /// Sorted and without overlaps, as a highlighter makes them.
  package var highlights: [TextHighlight] = []
  /// Few; drawn over the highlights, later ones over earlier ones.
  package var overlays: [TextHighlight] = []
  package var selection: Range<Int>?
  /// Byte offset of the insertion point; nil when there is none.
  package var cursor: Int?
  /// First visible line.
  package var top = 0
  /// Cells scrolled away on the left.
  package var left = 0
  package var showsLineNumbers = true
  /// By line index.
  package var signs: [Int: LineSign] = [:]

  package init(lineCount: Int, line: @escaping (Int) -> TextLine) {
    self.lineCount = lineCount
    self.line = line
  }

  package init(_ lines: [TextLine]) {
    self.init(lineCount: lines.count) { lines[$0] }
  }

  /// Cells for line numbers and signs: the sign, the number, a blank.
  package func gutterWidth(in rect: Rect) -> Int {
    let needed = (showsLineNumbers ? String(max(1, lineCount)).count + 1 : 0) + (signs.isEmpty ? 0 : 1)
    return rect.columns >= needed + 10 ? needed : 0
  }

  /// Cells of text in a row of the rectangle.
  package func textWidth(in rect: Rect) -> Int { rect.columns - gutterWidth(in: rect) }

  /// The value for `left` that brings a cell of a line into view with the least movement.
  package static func left(_ current: Int, showing cell: Int, columns: Int) -> Int {
    guard columns > 1 else { return max(0, cell) }
    if cell < current { return cell }
    return max(current, cell - columns + 1)
  }

  /// Returns the cell of the cursor when it is in view.
  @discardableResult
  package func paint(in rect: Rect, on canvas: inout Canvas) -> CellPosition? {
    guard !rect.isEmpty else { return nil }
    return canvas.clipped(to: rect) { canvas in
      canvas.fill(rect, style: .text)
      let gutter = gutterWidth(in: rect)
      let body = rect.splitLeft(gutter).1
      var place: CellPosition?
      for offset in 0..<rect.rows {
        let index = top + offset
        guard index >= 0, index < lineCount else { break }
        let line = line(index)
        if gutter > 0 {
          paintGutter(index, width: gutter, column: rect.column, row: rect.row + offset, on: &canvas)
        }
        let row = Rect(column: body.column, row: rect.row + offset, columns: body.columns, rows: 1)
        paint(line, in: row, on: &canvas)
        place = place ?? cursorPlace(on: line, in: row)
      }
      return place
    }
  }

  private func paintGutter(_ index: Int, width: Int, column: Int, row: Int, on canvas: inout Canvas) {
    let numberWidth = width - 1 - (signs.isEmpty ? 0 : 1)
    if showsLineNumbers {
      let number = SafeText("\(index + 1)").fitted(to: numberWidth, .right)
      canvas.put(number, column: column + width - 1 - numberWidth, row: row, style: Style(.lineNumber))
    }
    if let sign = signs[index] {
      canvas.put(sign.sign.prefix(cells: 1), column: column, row: row, style: Style(sign.role))
    }
  }

  private func paint(_ line: TextLine, in row: Rect, on canvas: inout Canvas) {
    canvas.clipped(to: row) { canvas in
      var next = firstHighlight(endingAfter: line.source.lowerBound)
      let over = overlays.filter {
        $0.range.lowerBound <= line.source.upperBound && $0.range.upperBound >= line.source.lowerBound
      }
      var column = row.column - left
      for unit in line.text.units {
        let width = Int(unit.width)
        guard column < row.right else { break }
        if column + width > row.column {
          let style = style(of: unit, next: &next, over: over)
          canvas.put(SafeText(units: [unit]), column: column, row: row.row, style: style)
        }
        column += width
      }
      // A selected line end is one selected blank, so that empty lines show it too.
      if let selection, selection.contains(line.source.upperBound), column >= row.column {
        canvas.put(" ", column: column, row: row.row, style: Style(.editorSelection))
      }
    }
  }

  private func style(of unit: SafeText.Unit, next: inout Int, over: [TextHighlight]) -> Style {
    guard let source = unit.source else { return .text }
    let offset = source.lowerBound
    if let selection, selection.contains(offset) { return Style(.editorSelection) }
    if let found = over.last(where: { $0.range.contains(offset) }) { return found.style }
    while next < highlights.count, highlights[next].range.upperBound <= offset { next += 1 }
    guard next < highlights.count, highlights[next].range.contains(offset) else { return .text }
    return highlights[next].style
  }

  /// Binary search: the highlights of a long text are many, those of a line few.
  private func firstHighlight(endingAfter offset: Int) -> Int {
    var low = 0
    var high = highlights.count
    while low < high {
      let middle = (low + high) / 2
      if highlights[middle].range.upperBound <= offset { low = middle + 1 } else { high = middle }
    }
    return low
  }

  private func cursorPlace(on line: TextLine, in row: Rect) -> CellPosition? {
    guard let cursor, cursor >= line.source.lowerBound, cursor <= line.source.upperBound else { return nil }
    let column = row.column + line.text.cell(ofSource: cursor) - left
    guard column >= row.column, column < row.right else { return nil }
    return CellPosition(column: column, row: row.row)
  }
}
