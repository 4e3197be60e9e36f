package import ViewModels

/// A question or a message over everything else.
///
/// The buttons are always visible; what stands above them scrolls when the window is small.
package struct Dialog {
  package enum Element {
    case line(StyledLine)
    case blank
    /// A label and, beside it, a line of input.
    case field(label: SafeText, InputLine)
  }

  package var title: SafeText
  package var isDanger = false
  package var elements: [Element]
  package var buttons: [DialogButton]
  /// Index of the button with the focus; nil when a field has it.
  package var focusedButton: Int?
  /// First visible line of the body; moved further when that is needed to show the focused field.
  package var top = 0
  /// Cells wanted for the text.
  package var preferredColumns = 60

  package init(title: SafeText, elements: [Element], buttons: [DialogButton], focusedButton: Int? = 0) {
    self.title = title
    self.elements = elements
    self.buttons = buttons
    self.focusedButton = focusedButton
  }

  /// Draws in the middle of the rectangle; returns where the focus is.
  @discardableResult
  package func paint(in rect: Rect, on canvas: inout Canvas) -> CellPosition? {
    guard !rect.isEmpty else { return nil }
    // Two for the border and two for blanks beside the text.
    let columns = min(rect.columns, preferredColumns + 4)
    let body = lines(columns: columns - 4)
    let buttonRows = rows(columns: columns - 4)
    let box = rect.centred(
      columns: columns, rows: body.count + buttonRows.count + (buttonRows.isEmpty ? 2 : 3))
    return canvas.clipped(to: box) { canvas in
      var frame = Frame(title: title)
      frame.borderRole = isDanger ? .dialogDanger : .dialogBorder
      frame.titleRole = frame.borderRole
      let inside = frame.paint(in: box, on: &canvas, inside: Style(.dialog))
      let (upper, lower) = inside.splitBottom(min(buttonRows.count, max(1, inside.rows / 2)))
      let inField = paint(body, in: upper, box: box, on: &canvas)
      let onButton = paint(buttonRows, in: lower, box: box, on: &canvas)
      return inField ?? onButton
    }
  }
}

extension Dialog {
  /// One row of the body.
  private enum BodyLine {
    case text(StyledLine)
    case field(SafeText, InputLine, labelWidth: Int)

    var isFocused: Bool {
      if case .field(_, let input, _) = self { input.isFocused } else { false }
    }
  }

  private func lines(columns: Int) -> [BodyLine] {
    let widest = elements.map { if case .field(let label, _) = $0 { label.width } else { 0 } }.max() ?? 0
    let labelWidth = min(widest, columns / 2)
    return elements.flatMap { element -> [BodyLine] in
      switch element {
      case .blank: [.text(.empty)]
      case .line(let line): line.wrapped(to: max(1, columns)).map(BodyLine.text)
      case .field(let label, let input): [.field(label, input, labelWidth: labelWidth)]
      }
    }
  }

  private func paint(
    _ lines: [BodyLine], in rect: Rect, box: Rect, on canvas: inout Canvas
  ) -> CellPosition? {
    var first = max(0, min(top, lines.count - rect.rows))
    if let focused = lines.firstIndex(where: \.isFocused) {
      first = ScrollWindow.top(first, showing: focused, of: lines.count, rows: rect.rows)
    }
    let area = rect.inset(columns: rect.columns > 2 ? 1 : 0, rows: 0)
    var cursor: CellPosition?
    for offset in 0..<rect.rows where lines.indices.contains(first + offset) {
      let row = Rect(column: area.column, row: area.row + offset, columns: area.columns, rows: 1)
      cursor = paint(lines[first + offset], in: row, on: &canvas) ?? cursor
    }
    paintArrows(first: first, of: lines.count, in: rect, box: box, on: &canvas)
    return cursor
  }

  private func paint(_ line: BodyLine, in row: Rect, on canvas: inout Canvas) -> CellPosition? {
    switch line {
    case .text(let text):
      canvas.put(text.onDialog, column: row.column, row: row.row, limit: row.right)
      return nil
    case .field(let label, let input, let labelWidth):
      canvas.put(label.fitted(to: labelWidth), column: row.column, row: row.row, style: Style(.dialog))
      let rest = row.splitLeft(labelWidth + (labelWidth > 0 ? 1 : 0)).1
      return input.paint(in: rest, on: &canvas)
    }
  }

  /// Buttons by rows: as many beside each other as fit.
  private func rows(columns: Int) -> [[Int]] {
    var rows: [[Int]] = []
    var used = 0
    for (index, button) in buttons.enumerated() {
      let width = button.face(columns: columns).width
      if rows.isEmpty || used + 2 + width > columns {
        rows.append([])
        used = -2
      }
      rows[rows.count - 1].append(index)
      used += 2 + width
    }
    return rows
  }

  private func paint(_ rows: [[Int]], in rect: Rect, box: Rect, on canvas: inout Canvas) -> CellPosition? {
    let focusedRow = rows.firstIndex { row in row.contains { $0 == focusedButton } } ?? 0
    let first = ScrollWindow.top(0, showing: focusedRow, of: rows.count, rows: rect.rows)
    let area = rect.inset(columns: rect.columns > 2 ? 1 : 0, rows: 0)
    var cursor: CellPosition?
    for offset in 0..<rect.rows where rows.indices.contains(first + offset) {
      let row = Rect(column: area.column, row: area.row + offset, columns: area.columns, rows: 1)
      cursor = paint(rows[first + offset], in: row, on: &canvas) ?? cursor
    }
    paintArrows(first: first, of: rows.count, in: rect, box: box, on: &canvas)
    return cursor
  }

  /// Buttons of one row, to the right; one that is wider than the row is cut inside its brackets.
  private func paint(_ row: [Int], in rect: Rect, on canvas: inout Canvas) -> CellPosition? {
    let faces = row.map { buttons[$0].face(columns: rect.columns) }
    var column = max(rect.column, rect.right - faces.reduce(-2) { $0 + 2 + $1.width })
    var cursor: CellPosition?
    for (index, face) in zip(row, faces) {
      if index == focusedButton {
        cursor = CellPosition(column: min(column + 2, max(rect.column, rect.right - 1)), row: rect.row)
      }
      column = canvas.put(
        face, column: column, row: rect.row, style: style(ofButton: index), limit: rect.right)
      column += 2
    }
    return cursor
  }

  /// Says on the border that there is more above or below.
  private func paintArrows(first: Int, of count: Int, in rect: Rect, box: Rect, on canvas: inout Canvas) {
    guard rect.rows > 0 else { return }
    let sign = Style(isDanger ? .dialogDanger : .dialogBorder)
    if first > 0 { canvas.put("▲", column: box.right - 1, row: rect.row, style: sign) }
    if first + rect.rows < count {
      canvas.put("▼", column: box.right - 1, row: rect.bottom - 1, style: sign)
    }
  }

  private func style(ofButton index: Int) -> Style {
    guard index == focusedButton else { return Style(.button) }
    return Style(buttons[index].isDanger ? .buttonDanger : .buttonFocused)
  }
}

extension StyledLine {
  /// Plain text on the ground of the dialog instead of the screen's.
  fileprivate var onDialog: StyledLine {
    StyledLine(
      spans.map { Span($0.text, $0.style.role == .text ? Style(.dialog, $0.style.attributes) : $0.style) })
  }
}
