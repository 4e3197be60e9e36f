package import ViewModels

/// A box with titles; panes, and what stands inside them, are drawn in the rectangle it returns.
package struct Frame {
  /// How the upper or lower edge meets a neighbour.
  package enum Edge: Sendable {
    /// A line with corners.
    case corner
    /// A line that joins the frame above (upper edge) or below (lower edge).
    case joined
    /// No line: the neighbour below draws it (lower edge only).
    case none
  }

  /// The key that jumps here, shown before the title.
  package var digit: Int?
  package var title: SafeText
  /// Right end of the upper edge; dropped first when the frame is narrow.
  package var rightTitle: SafeText
  package var isFocused: Bool
  package var top: Edge = .corner
  package var bottom: Edge = .corner
  /// Nil: by focus.
  package var borderRole: StyleRole?
  package var titleRole: StyleRole?

  package init(title: SafeText, digit: Int? = nil, rightTitle: SafeText = .empty, isFocused: Bool = false) {
    self.title = title
    self.digit = digit
    self.rightTitle = rightTitle
    self.isFocused = isFocused
  }

  /// Draws the box and blanks its inside; returns the inside, which is the whole rectangle when there is no room for lines.
  package func paint(in rect: Rect, on canvas: inout Canvas, inside: Style = .text) -> Rect {
    canvas.fill(rect, style: inside)
    guard rect.columns >= 2, rect.rows >= (bottom == .none ? 2 : 3) else { return rect }
    let line = Style(borderRole ?? (isFocused ? .borderFocused : .border))
    let corners: (SafeText, SafeText) = top == .joined ? ("├", "┤") : ("┌", "┐")
    edge(corners, row: rect.row, in: rect, line, on: &canvas)
    let lastSide = bottom == .none ? rect.bottom : rect.bottom - 1
    for row in (rect.row + 1)..<lastSide {
      canvas.put("│", column: rect.column, row: row, style: line)
      canvas.put("│", column: rect.right - 1, row: row, style: line)
    }
    if bottom != .none {
      edge(bottom == .joined ? ("├", "┤") : ("└", "┘"), row: rect.bottom - 1, in: rect, line, on: &canvas)
    }
    paintTitles(in: rect, on: &canvas)
    return Rect(
      column: rect.column + 1, row: rect.row + 1, columns: rect.columns - 2, rows: lastSide - rect.row - 1)
  }

  private func edge(
    _ corners: (SafeText, SafeText), row: Int, in rect: Rect, _ style: Style, on canvas: inout Canvas
  ) {
    let middle = Rect(column: rect.column + 1, row: row, columns: rect.columns - 2, rows: 1)
    canvas.put(corners.0, column: rect.column, row: row, style: style)
    canvas.fill(middle, with: Glyph("─"), style: style)
    canvas.put(corners.1, column: rect.right - 1, row: row, style: style)
  }

  private func paintTitles(in rect: Rect, on canvas: inout Canvas) {
    let role = Style(titleRole ?? (isFocused ? .titleFocused : .title))
    var left: SafeText = digit.map { "\($0) " } ?? .empty
    left += title
    // A corner and a blank on each side of a title.
    let room = rect.columns - 4
    guard room > 0 else { return }
    if !left.isEmpty {
      canvas.put(" " + left.prefix(cells: room) + " ", column: rect.column + 1, row: rect.row, style: role)
    }
    let rest = room - min(left.width, room) - (left.isEmpty ? 0 : 3)
    guard !rightTitle.isEmpty, rightTitle.width <= rest else { return }
    canvas.put(
      " " + rightTitle + " ", column: rect.right - 3 - rightTitle.width, row: rect.row, style: role)
  }
}
