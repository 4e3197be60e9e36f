package import ViewModels

/// Labels with values, as details are shown; long values wrap.
package struct KeyValueList {
  package enum Row: Sendable {
    case heading(SafeText)
    case pair(SafeText, StyledLine)
    case line(StyledLine)
    case blank
  }

  package var rows: [Row]
  /// First visible line, counted after wrapping.
  package var top = 0

  package init(_ rows: [Row]) {
    self.rows = rows
  }

  /// Lines the list takes at this width, for scrolling.
  package func lineCount(columns: Int) -> Int { lines(columns: columns).count }

  package func paint(in rect: Rect, on canvas: inout Canvas) {
    canvas.clipped(to: rect) { canvas in
      canvas.fill(rect, style: .text)
      let lines = lines(columns: rect.columns)
      for offset in 0..<rect.rows where lines.indices.contains(top + offset) {
        let line = lines[top + offset]
        canvas.put(line.label, column: rect.column, row: rect.row + offset)
        canvas.put(line.value, column: rect.column + line.indent, row: rect.row + offset)
      }
    }
  }

  private struct Line {
    var label = StyledLine.empty
    var value = StyledLine.empty
    var indent = 0
  }

  private func lines(columns: Int) -> [Line] {
    let widest = rows.map { if case .pair(let label, _) = $0 { label.width } else { 0 } }.max() ?? 0
    let labelWidth = min(widest, columns * 2 / 5)
    let indent = labelWidth + 2
    return rows.flatMap { row -> [Line] in
      switch row {
      case .blank:
        return [Line()]
      case .heading(let text):
        return [Line(label: StyledLine(text.prefix(cells: columns), .tableHeader))]
      case .line(let line):
        return line.wrapped(to: max(1, columns)).map { Line(label: $0) }
      case .pair(let label, let value):
        let values = value.wrapped(to: max(1, columns - indent))
        return values.enumerated().map { index, value in
          let shown = index == 0 ? StyledLine(label.prefix(cells: labelWidth), .label) : .empty
          return Line(label: shown, value: value, indent: indent)
        }
      }
    }
  }
}
