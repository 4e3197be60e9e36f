import AWSClient
import KeyPolicy
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
    return mode.isEmpty ? "Policy" : "Policy  \(mode)"
  }

  /// The byte meter, with the verdict's sign where there is no room for the lockout check.
  private var rightTitle: SafeText {
    let policy = model.policy
    guard policy.remote.value != nil || policy.hasDraft else { return .empty }
    let meter = "\(policy.editor.utf8Count) / \(PolicyPane.byteLimit)"
    guard model.layout.lockout == nil, let verdict = policy.lastCheck?.answer.verdict else {
      return SafeText(meter)
    }
    return SafeText("\(verdict.phrase)")
  }

  private func paintText(in rect: Rect, on canvas: inout Canvas) -> CellPosition? {
    let policy = model.policy
    guard policy.remote.value != nil || policy.hasDraft else {
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
    pane.highlights = policy.tokens.map(Self.highlight)
    pane.overlays = overlays
    pane.selection = editor.selection
    pane.cursor = editor.cursorOffset
    pane.top = editor.topLine
    pane.signs = signs
    pane.left = left(of: pane, in: rect)
    return pane.paint(in: rect, on: &canvas)
  }

  /// While editing the cursor's cell is always in view; reading, a person scrolls sideways.
  private func left(of pane: TextPane, in rect: Rect) -> Int {
    let policy = model.policy
    guard policy.isEditing else { return policy.left }
    let line = pane.line(policy.editor.cursor.line)
    let cell = line.text.cell(ofSource: policy.editor.cursorOffset)
    return TextPane.left(0, showing: cell, columns: pane.textWidth(in: rect))
  }

  private static func highlight(_ token: JSONToken) -> TextHighlight {
    let role: StyleRole =
      switch token.kind {
      case .memberName: .jsonKey
      case .string: .jsonString
      case .number: .jsonNumber
      case .keyword: .jsonKeyword
      case .punctuation: .jsonPunctuation
      case .invalid: .error
      }
    return TextHighlight(token.range.lower..<token.range.upper, role)
  }

  /// Matches of the search, brackets, and problems of the last check while it is of this text.
  private var overlays: [TextHighlight] {
    let policy = model.policy
    var overlays: [TextHighlight] = []
    if case .done(let check) = policy.check {
      overlays += check.findings.filter { $0.severity == .error && $0.range.lower < $0.range.upper }.prefix(
        50
      ).map {
        TextHighlight($0.range.lower..<$0.range.upper, .error, .underline)
      }
    }
    if !policy.search.needle.isEmpty {
      overlays += policy.editor.matches(of: policy.search.needle).prefix(500).map {
        TextHighlight($0, .searchMatch)
      }
    }
    if policy.isEditing, let pair = policy.editor.bracketPair {
      overlays += [pair.open, pair.close].map { TextHighlight($0..<($0 + 1), .bracketMatch) }
    }
    return overlays
  }

  /// A sign beside each line with a finding; the worst one of a line wins.
  private var signs: [Int: TextPane.LineSign] {
    guard case .done(let check) = model.policy.check else { return [:] }
    var signs: [Int: TextPane.LineSign] = [:]
    for severity in [Finding.Severity.note, .warning, .error] {
      for finding in check.findings where finding.severity == severity {
        let line = model.policy.editor.position(ofByte: finding.range.lower).line
        switch severity {
        case .note: signs[line] = .init("·", .note)
        case .warning: signs[line] = .init("!", .warning)
        case .error: signs[line] = .init("✗", .error)
        }
      }
    }
    return signs
  }

  private func paintRemark(in rect: Rect, on canvas: inout Canvas) {
    let line: StyledLine
    switch model.policy.remote {
    case .denied(let error):
      line = StyledLine(SafeText("GetKeyPolicy is denied to you. \(error.message)"), .denied)
    case .failed(let error):
      line = StyledLine(SafeText("GetKeyPolicy failed: \(error.message) \(error.hint)"), .error)
    case .notAsked, .loading, .loaded: line = StyledLine(model.policy.keyID == nil ? "" : "Loading…", .dim)
    }
    for (offset, part) in line.wrapped(to: max(1, rect.columns - 2)).prefix(rect.rows).enumerated() {
      canvas.put(part, column: rect.column + 1, row: rect.row + offset)
    }
  }
}
