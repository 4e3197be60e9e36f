import ViewModels

/// The metadata pane with its tabs.
struct MetadataPainter {
  var model: ConsoleModel

  /// Returns the first cell of the text: the pane has no cursor of its own.
  func paint(in rect: Rect, on canvas: inout Canvas) -> CellPosition? {
    let title = model.keys.selectedRow.map { "Metadata  \($0.name)" } ?? "Metadata"
    let inside = Frame(title: SafeText(title), digit: 2, isFocused: model.focus == .metadata)
      .paint(in: rect, on: &canvas)
    let (head, body) = inside.splitTop(inside.rows > 2 ? 1 : 0)
    let tabs = MetadataTab.allCases
    Tabs(tabs.map { SafeText($0.rawValue) }, selected: tabs.firstIndex(of: model.metadata.tab) ?? 0)
      .paint(in: head, on: &canvas)
    let text = body.inset(columns: body.columns > 4 ? 1 : 0, rows: 0)
    guard model.keys.selectedRow != nil else {
      canvas.put("No key is selected.", column: text.column, row: text.row, style: Style(.dim))
      return nil
    }
    var list = KeyValueList(model.metadataLines.map(Self.row))
    let hidden = max(0, list.lineCount(columns: text.columns) - text.rows)
    list.top = min(model.metadata.top, hidden)
    list.paint(in: text, on: &canvas)
    let sign = Style(model.focus == .metadata ? .borderFocused : .border)
    if list.top > 0 { canvas.put("▲", column: rect.right - 1, row: text.row, style: sign) }
    if list.top < hidden { canvas.put("▼", column: rect.right - 1, row: text.bottom - 1, style: sign) }
    return CellPosition(column: text.column, row: text.row)
  }

  /// A line of the model as a row of the list.
  static func row(_ line: MetadataLine) -> KeyValueList.Row {
    let value = StyledLine(SafeText(line.value), role(line.tone))
    if line.tone == .heading { return .heading(SafeText("\(line.label)  \(line.value)")) }
    return line.label.isEmpty ? .line(value) : .pair(SafeText(line.label), value)
  }

  static func role(_ tone: MetadataLine.Tone) -> StyleRole {
    switch tone {
    case .plain: .text
    case .heading: .tableHeader
    case .dim: .dim
    case .warning: .warning
    case .error: .error
    case .state(let tone): StateRole.of(tone)
    }
  }
}
