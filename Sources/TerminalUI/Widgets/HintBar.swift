package import ViewModels

/// The bottom line: keys with what they do, and something on the right such as progress.
package struct HintBar {
  package struct Hint: Hashable, Sendable {
    package var key: SafeText
    package var text: SafeText

    package init(_ key: SafeText, _ text: SafeText) {
      self.key = key
      self.text = text
    }
  }

  /// The most useful first: the last ones are left out when the line is short.
  package var hints: [Hint]
  package var right: StyledLine = .empty

  package init(_ hints: [Hint]) {
    self.hints = hints
  }

  package func paint(in rect: Rect, on canvas: inout Canvas) {
    guard !rect.isEmpty else { return }
    canvas.clipped(to: rect) { canvas in
      canvas.fill(rect, style: .text)
      let shownRight = shownRight(columns: rect.columns - 2)
      let end = rect.right - 1 - (shownRight.isEmpty ? 0 : shownRight.width + 2)
      var column = rect.column + 1
      for hint in hints {
        guard column + hint.key.width + 1 + hint.text.width <= end else { break }
        column = canvas.put(hint.key, column: column, row: rect.row, style: Style(.hintKey)) + 1
        column = canvas.put(hint.text, column: column, row: rect.row, style: Style(.hintText)) + 3
      }
      if !shownRight.isEmpty {
        canvas.put(shownRight, column: rect.right - 1 - shownRight.width, row: rect.row)
      }
    }
  }

  /// What is on the right must leave room for the first hint: a way out matters more than progress.
  private func shownRight(columns: Int) -> StyledLine {
    guard let first = hints.first else { return right.prefix(cells: max(0, columns)) }
    let needed = first.key.width + 1 + first.text.width + 2
    return right.width + needed <= columns ? right : .empty
  }
}
