/// How far something is: words, counts and a bar; no animation.
package struct ProgressLine: Hashable, Sendable {
  package var label: SafeText
  package var done: Int
  /// Nil while the whole is unknown: then only the count is shown.
  package var total: Int?

  package init(_ label: SafeText, done: Int, total: Int?) {
    self.label = label
    self.done = done
    self.total = total
  }

  private static let barWidth = 10

  /// For the right side of the hint bar.
  package var line: StyledLine {
    var line = StyledLine(label, .progress)
    guard let total else {
      line.append(" \(done)", .progress)
      return line
    }
    line.append(" \(done)/\(total) ", .progress)
    // Full only when it is: rounding up would lie.
    let filled = total > 0 ? min(Self.barWidth, max(0, done * Self.barWidth / total)) : Self.barWidth
    let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: Self.barWidth - filled)
    line.append(SafeText(bar), .progress)
    return line
  }
}
