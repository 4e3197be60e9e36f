package import ViewModels

/// A row of tabs, one of them open.
package struct Tabs {
  package var titles: [SafeText]
  package var selected: Int

  package init(_ titles: [SafeText], selected: Int) {
    self.titles = titles
    self.selected = selected
  }

  /// Draws one row; when it is short, tabs before and after the open one are left out and `‹` `›` say so.
  package func paint(in rect: Rect, on canvas: inout Canvas) {
    guard !rect.isEmpty, titles.indices.contains(selected) else { return }
    let row = Rect(column: rect.column, row: rect.row, columns: rect.columns, rows: 1)
    canvas.clipped(to: row) { canvas in
      canvas.fill(row, style: .text)
      let shown = visible(columns: row.columns - 2)
      if shown.lowerBound > 0 { canvas.put("‹", column: row.column, row: row.row, style: Style(.tab)) }
      var column = row.column + 1
      for index in shown {
        let role: StyleRole = index == selected ? .tabSelected : .tab
        let text = titles[index].prefix(cells: row.right - 1 - column)
        column = canvas.put(text, column: column, row: row.row, style: Style(role)) + 2
      }
      if shown.upperBound < titles.count {
        canvas.put("›", column: row.right - 1, row: row.row, style: Style(.tab))
      }
    }
  }

  /// The open tab and as many neighbours as fit, those before it first.
  private func visible(columns: Int) -> Range<Int> {
    var range = selected..<(selected + 1)
    var width = titles[selected].width
    while range.lowerBound > 0, width + 2 + titles[range.lowerBound - 1].width <= columns {
      width += 2 + titles[range.lowerBound - 1].width
      range = (range.lowerBound - 1)..<range.upperBound
    }
    while range.upperBound < titles.count, width + 2 + titles[range.upperBound].width <= columns {
      width += 2 + titles[range.upperBound].width
      range = range.lowerBound..<(range.upperBound + 1)
    }
    return range
  }
}
