import PseudoTerminalSupport

extension Screen {
  /// The text inside the frame whose upper edge holds `title`, wrapped lines joined by a blank; empty when there is no such frame.
  func pane(_ title: String) -> String {
    for top in 0..<rows {
      let edge = cells(ofRow: top)
      guard let start = column(of: title, in: edge),
        let left = edge[..<start].lastIndex(where: { ["┌", "├", "+"].contains($0) }),
        let right = edge[start...].firstIndex(where: { ["┐", "┤", "+"].contains($0) })
      else { continue }
      var lines: [String] = []
      var row = top + 1
      while row < rows, ["│", "|"].contains(self[row, left].text) {
        let inside = self.cells(ofRow: row)[(left + 1)..<right].joined()
        lines.append(inside.split(separator: " ").joined(separator: " "))
        row += 1
      }
      return lines.filter { !$0.isEmpty }.joined(separator: " ")
    }
    return ""
  }

  /// The line on which `text` stands, or nothing.
  func line(with text: String) -> String { lines.first { $0.contains(text) } ?? "" }

  /// The message in the lower right corner, above the hint bar, its wrapped lines joined by a blank; empty when there is none.
  var toast: String {
    let bottom = rows - 2
    for top in stride(from: bottom, through: max(0, bottom - 3), by: -1) {
      guard let sign = cells(ofRow: top).lastIndex(where: { ["✓", "✗", "•"].contains($0) }) else { continue }
      let lines = (top...bottom).map { cells(ofRow: $0)[sign...].joined() }
      return lines.joined(separator: " ").split(separator: " ").joined(separator: " ")
    }
    return ""
  }

  private func cells(ofRow row: Int) -> [String] { (0..<columns).map { self[row, $0].text } }

  private func column(of text: String, in cells: [String]) -> Int? {
    cells.indices.first { cells[$0...].prefix(text.count + 1).joined().hasPrefix(text) }
  }
}
