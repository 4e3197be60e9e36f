import ViewModels

/// The policy text: read view and editor.
struct PolicyPainter {
  var model: ConsoleModel

  /// Returns the cell of the cursor in the text or in the search line.
  func paint(in rect: Rect, on canvas: inout Canvas) -> CellPosition? {
    let policy = model.policy
    var frame = Frame(title: title, digit: 3, rightTitle: rightTitle, isFocused: model.focus == .policy)
    if model.layout.lockout != nil { frame.bottom = .none }
    let inside = frame.paint(in: rect, on: &canvas)
    let (text, foot) = inside.splitBottom(policy.search.isTyping && inside.rows > 1 ? 1 : 0)
    let cursor = paintText(in: text, on: &canvas)
    guard foot.rows > 0 else { return cursor }
    let field = policy.search.field
    return InputLine(
      prompt: "search ", text: field.text, cursor: field.text.prefix(field.cursor).utf8.count
    ).paint(in: foot, on: &canvas)
  }

  private var title: SafeText {
    let policy = model.policy
    let mode = policy.isEditing ? "editing" : policy.hasDraft ? "draft" : ""
    // Without the lockout check below, its sign is here.
    let sign = model.layout.lockout == nil ? policy.verdictSign.map { $0 + " " } ?? "" : ""
    return SafeText(sign + "Policy" + (mode.isEmpty ? "" : "  " + mode))
  }

  /// The byte meter, or the verdict where there is no room for the lockout check.
  private var rightTitle: SafeText {
    let policy = model.policy
    guard model.layout.lockout == nil, let phrase = policy.verdictPhrase else {
      return SafeText(policy.meter)
    }
    return SafeText(phrase)
  }

  private func paintText(in rect: Rect, on canvas: inout Canvas) -> CellPosition? {
    let policy = model.policy
    guard policy.hasText else {
      paintRemark(in: rect, on: &canvas)
      return nil
    }
    let editor = policy.editor
    var pane = TextPane(lineCount: editor.lineCount) { index in
      let range = editor.lineRange(index)
      return TextLine(
        text: SafeText(utf8: editor.line(index).utf8, sourceStart: range.lowerBound, tabWidth: 4),
        source: range)
    }
    pane.highlights = policy.syntax.map(Self.highlight)
    pane.overlays = policy.marks.map(Self.highlight)
    pane.selection = editor.selection
    pane.cursor = editor.cursorOffset
    pane.top = editor.topLine
    pane.signs = policy.lineSigns.mapValues(Self.sign)
    pane.left = left(of: pane, in: rect)
    let cursor = pane.paint(in: rect, on: &canvas)
    markLongLines(of: pane, in: rect, except: cursor, on: &canvas)
    return cursor
  }

  /// A sign where a line goes on beyond the edge: what is not seen may be what matters.
  private func markLongLines(
    of pane: TextPane, in rect: Rect, except cursor: CellPosition?, on canvas: inout Canvas
  ) {
    let room = pane.textWidth(in: rect)
    let last = CellPosition(column: rect.right - 1, row: rect.row)
    for offset in 0..<rect.rows where pane.top + offset < pane.lineCount {
      guard pane.line(pane.top + offset).text.width - pane.left > room else { continue }
      let row = last.row + offset
      guard cursor != CellPosition(column: last.column, row: row) else { continue }
      canvas.put("›", column: last.column, row: row, style: Style(.lineNumber))
    }
  }

  /// While editing the cursor's cell is always in view; reading, a person scrolls sideways.
  private func left(of pane: TextPane, in rect: Rect) -> Int {
    let policy = model.policy
    guard policy.isEditing else { return policy.left }
    let line = pane.line(policy.editor.cursor.line)
    let cell = line.text.cell(ofSource: policy.editor.cursorOffset)
    return TextPane.left(0, showing: cell, columns: pane.textWidth(in: rect))
  }

  private static func highlight(_ mark: PolicyMark) -> TextHighlight {
    switch mark.kind {
    case .memberName: TextHighlight(mark.range, .jsonKey)
    case .string: TextHighlight(mark.range, .jsonString)
    case .number: TextHighlight(mark.range, .jsonNumber)
    case .keyword: TextHighlight(mark.range, .jsonKeyword)
    case .punctuation: TextHighlight(mark.range, .jsonPunctuation)
    case .invalid: TextHighlight(mark.range, .error)
    case .problem: TextHighlight(mark.range, .error, .underline)
    case .match: TextHighlight(mark.range, .searchMatch)
    case .bracket: TextHighlight(mark.range, .bracketMatch)
    }
  }

  private static func sign(_ tone: LockoutLine.Tone) -> TextPane.LineSign {
    switch tone {
    case .error: .init("✗", .error)
    case .warning: .init("!", .warning)
    default: .init("·", .note)
    }
  }

  private func paintRemark(in rect: Rect, on canvas: inout Canvas) {
    let remark = model.policy.textRemark
    let line = StyledLine(SafeText(remark.value), MetadataPainter.role(remark.tone))
    for (offset, part) in line.wrapped(to: max(1, rect.columns - 2)).prefix(rect.rows).enumerated() {
      canvas.put(part, column: rect.column + 1, row: rect.row + offset)
    }
  }
}
