package import ViewModels

/// A short message in the lower right corner.
package struct Toast: Hashable, Sendable {
  package enum Kind: Sendable { case info, success, error }

  package var text: SafeText
  package var kind: Kind

  package init(_ text: SafeText, _ kind: Kind = .info) {
    self.text = text
    self.kind = kind
  }

  private static let maximumRows = 4

  /// Draws at the bottom right of the rectangle; long messages wrap and end in `…`.
  package func paint(in rect: Rect, on canvas: inout Canvas) {
    guard rect.columns >= 4, rect.rows >= 1 else { return }
    // A sign and a word of its own for those who see no colour.
    let message = sign + " " + text
    let width = min(rect.columns, 64) - 2
    var lines = message.wrapped(to: width)
    let rows = min(lines.count, Self.maximumRows, rect.rows)
    if lines.count > rows {
      let rest = SafeText.joined(Array(lines[(rows - 1)...]), separator: " ")
      lines = lines[..<(rows - 1)] + [rest.prefix(cells: width)]
    }
    let columns = (lines.map(\.width).max() ?? 0) + 2
    let box = Rect(column: rect.right - columns, row: rect.bottom - rows, columns: columns, rows: rows)
    canvas.clipped(to: rect) { canvas in
      canvas.fill(box, style: style)
      for (offset, line) in lines.enumerated() {
        canvas.put(line, column: box.column + 1, row: box.row + offset, style: style)
      }
    }
  }

  private var sign: SafeText {
    switch kind {
    case .info: "•"
    case .success: "✓"
    case .error: "✗"
    }
  }

  private var style: Style {
    switch kind {
    case .info: Style(.toastInfo)
    case .success: Style(.toastSuccess)
    case .error: Style(.toastError)
    }
  }
}
