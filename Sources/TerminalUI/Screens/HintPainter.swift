import ViewModels

/// The bottom line: what keys mean here, and how far the loading is.
struct HintPainter {
  var model: ConsoleModel

  func paint(in rect: Rect, on canvas: inout Canvas) {
    let hints = model.hints.map { HintBar.Hint(SafeText($0.keys), SafeText($0.word)) }
    // A hint that is too long for the whole line must not keep the shorter ones away.
    var bar = HintBar(hints.filter { $0.key.width + 1 + $0.text.width <= rect.columns - 2 })
    bar.right = paced(progress)
    bar.paint(in: rect, on: &canvas)
  }

  /// What is loading says so when it is held back on purpose.
  private func paced(_ line: StyledLine) -> StyledLine {
    guard let pacing = model.pacing else { return line }
    var line = line
    if line.width > 0 { line.append(" · ", .dim) }
    line.append(SafeText(pacing.words), pacing.pace.isThrottled ? .warning : .dim)
    return line
  }

  private var progress: StyledLine {
    let keys = model.keys
    switch keys.progress.phase {
    case .listing: return ProgressLine("ListKeys", done: keys.rows.count, total: nil).line
    case .details: return ProgressLine("DescribeKey", done: keys.describedCount, total: keys.rows.count).line
    case .failed: return StyledLine("ListKeys failed", .error)
    case .cancelled: return StyledLine("loading stopped", .warning)
    case .idle, .complete: return .empty
    }
  }
}
