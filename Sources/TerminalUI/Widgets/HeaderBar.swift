package import ViewModels

/// The top line: where one is and as whom, always.
package struct HeaderBar {
  package struct Segment: Hashable, Sendable {
    package var text: SafeText
    /// Nil: as the whole line.
    ///
    /// Only roles with a ground of their own, such as `.headerReadOnly`, fit here.
    package var role: StyleRole?
    /// Segments with a smaller number are left out first when the line is short.
    package var priority: Int

    package init(_ text: SafeText, priority: Int, role: StyleRole? = nil) {
      self.text = text
      self.priority = priority
      self.role = role
    }
  }

  package var left: [Segment]
  package var right: [Segment]
  /// `.header`, or `.headerProduction` for an account that is marked so.
  package var role: StyleRole = .header

  package init(left: [Segment], right: [Segment]) {
    self.left = left
    self.right = right
  }

  private static let gap = 2

  package func paint(in rect: Rect, on canvas: inout Canvas) {
    guard !rect.isEmpty else { return }
    canvas.clipped(to: rect) { canvas in
      canvas.fill(rect, style: Style(role))
      let (left, right) = fitting(columns: rect.columns - 2)
      var column = rect.column + 1
      for segment in left { column = paint(segment, at: column, rect, on: &canvas) + Self.gap }
      column = rect.right - 1
      for segment in right.reversed() {
        column -= segment.text.width
        _ = paint(segment, at: column, rect, on: &canvas)
        column -= Self.gap
      }
    }
  }

  private func paint(_ segment: Segment, at column: Int, _ rect: Rect, on canvas: inout Canvas) -> Int {
    canvas.put(
      segment.text, column: column, row: rect.row, style: Style(segment.role ?? role), limit: rect.right)
  }

  /// What is left when the least important segments have gone; the last one is cut instead.
  private func fitting(columns: Int) -> (left: [Segment], right: [Segment]) {
    var left = left.filter { !$0.text.isEmpty }
    var right = right.filter { !$0.text.isEmpty }
    while left.count + right.count > 1, Self.width(left + right) > columns {
      let least = (left + right).map(\.priority).min() ?? 0
      if let index = right.lastIndex(where: { $0.priority == least }) {
        right.remove(at: index)
      } else if let index = left.lastIndex(where: { $0.priority == least }) {
        left.remove(at: index)
      }
    }
    return (left.map { $0.cut(to: columns) }, right.map { $0.cut(to: columns) })
  }

  private static func width(_ segments: [Segment]) -> Int {
    segments.reduce(-gap) { $0 + gap + $1.text.width }
  }
}

extension HeaderBar.Segment {
  fileprivate func cut(to columns: Int) -> HeaderBar.Segment {
    var segment = self
    segment.text = text.prefix(cells: max(0, columns))
    return segment
  }
}
