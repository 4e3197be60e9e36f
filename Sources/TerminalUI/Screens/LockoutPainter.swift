import ViewModels

/// The lockout check under the policy.
struct LockoutPainter {
  var model: ConsoleModel

  func paint(in rect: Rect, on canvas: inout Canvas) {
    var frame = Frame(title: "Lockout check", rightTitle: caller, isFocused: model.focus == .policy)
    frame.top = .joined
    let inside = frame.paint(in: rect, on: &canvas).insetForText
    let lines = model.lockoutLines.flatMap { Self.line($0).wrapped(to: max(1, inside.columns)) }
    for (offset, line) in lines.prefix(inside.rows).enumerated() {
      canvas.put(line, column: inside.column, row: inside.row + offset)
    }
    if lines.count > inside.rows, inside.rows > 0 {
      canvas.put("▼", column: inside.right, row: inside.bottom - 1, style: Style(.dim))
    }
  }

  /// Paints the check over the whole area; the cursor stands where reading goes on.
  func paint(_ page: ReadingPage, in rect: Rect, on canvas: inout Canvas) -> CellPosition? {
    let frame = Frame(title: "Lockout check", rightTitle: caller, isFocused: true)
    let inside = frame.paint(in: rect, on: &canvas).insetForText
    let lines = model.lockoutLines.flatMap { Self.line($0).wrapped(to: max(1, inside.columns)) }
    let shown = lines.dropFirst(page.top).prefix(inside.rows)
    for (offset, line) in shown.enumerated() {
      canvas.put(line, column: inside.column, row: inside.row + offset)
    }
    if page.top > 0 { canvas.put("▲", column: inside.right, row: inside.row, style: Style(.dim)) }
    if lines.count > page.top + inside.rows {
      canvas.put("▼", column: inside.right, row: inside.bottom - 1, style: Style(.dim))
    }
    return CellPosition(column: inside.column, row: inside.row)
  }

  private var caller: SafeText { model.session.callerName.map { "for \($0)" } ?? .empty }

  static func line(_ line: LockoutLine) -> StyledLine { StyledLine(SafeText(line.text), style(line.tone)) }

  static func style(_ tone: LockoutLine.Tone) -> StyleRole {
    switch tone {
    case .accepted: .verdictAccepted
    case .refused: .verdictRefused
    case .undecided: .verdictUndecided
    case .stale: .stale
    case .plain: .text
    case .dim: .dim
    case .error: .error
    case .warning: .warning
    case .note: .note
    }
  }
}

extension Rect {
  /// A blank on each side of text, where there is room for that.
  var insetForText: Rect { inset(columns: columns > 4 ? 1 : 0, rows: 0) }
}
