import ViewModels

/// What lies over the panes.
struct OverlayPainter {
  var model: ConsoleModel

  func paint(_ overlay: Overlay, on canvas: inout Canvas) -> CellPosition? {
    switch overlay {
    case .menu(let menu): paint(menu, on: &canvas)
    case .messages: paintMessages(on: &canvas)
    case .lockout(let page): LockoutPainter(model: model).paint(page, in: area(canvas), on: &canvas)
    case .signIn(let page): paintSignIn(page, on: &canvas)
    case .mfa(let dialog): paint(dialog, on: &canvas)
    case .apply(let dialog): ApplyPainter(model: model, dialog: dialog).paint(in: area(canvas), on: &canvas)
    case .deletion(let dialog):
      DeletionPainter(model: model, dialog: dialog).paint(in: area(canvas), on: &canvas)
    case .choice(let dialog): paint(dialog, on: &canvas)
    }
  }

  /// Everything but the header and the hint bar: where one is stays visible in every dialog.
  private func area(_ canvas: Canvas) -> Rect {
    let layout = model.layout
    return canvas.bounds.splitTop(layout.header.rows).1.splitBottom(layout.hintBar.rows).0
  }

  private func paint(_ menu: ActionMenu, on canvas: inout Canvas) -> CellPosition? {
    let area = area(canvas)
    // The palette keeps its size while it is narrowed; the actions of a key are always the same few.
    let rows = menu.kind == .keyActions ? min(menu.height, menu.entries.count) : menu.height
    let box = area.centred(columns: min(area.columns, 84), rows: min(area.rows, rows + 3))
    let title: SafeText =
      switch menu.kind {
      case .help: "Help"
      case .palette: "Command"
      case .profiles: "Switch to another profile"
      case .regions: "Switch to another Region"
      case .keyActions: "Actions for \(model.keys.selectedRow?.name ?? "this key")"
      }
    let inside = box.framed(title, on: &canvas)
    var list = ListMenu(
      menu.shown.map { entry in
        .choice(
          left: StyledLine(SafeText(entry.title), entry.disabledReason == nil ? .text : .dim),
          right: StyledLine(SafeText(entry.keys), .hintKey), reason: entry.disabledReason.map { SafeText($0) }
        )
      }, selected: menu.shown.isEmpty ? nil : menu.selection)
    list.top = menu.top
    let query = menu.query
    list.filter = InputLine(
      prompt: menu.kind == .palette ? ": " : "/ ", text: query.text,
      cursor: query.text.prefix(query.cursor).utf8.count)
    return list.paint(in: inside, on: &canvas)
  }

  /// Who one is and how one got in, over the whole window.
  private func paintSignIn(_ page: ReadingPage, on canvas: inout Canvas) -> CellPosition? {
    let inside = Frame(title: "Who you are", isFocused: true).paint(in: area(canvas), on: &canvas)
      .insetForText
    var list = KeyValueList(model.signInLines.map(MetadataPainter.row))
    let hidden = max(0, list.lineCount(columns: inside.columns) - inside.rows)
    list.top = min(page.top, hidden)
    list.paint(in: inside, on: &canvas)
    if list.top > 0 { canvas.put("▲", column: inside.right, row: inside.row, style: Style(.dim)) }
    if list.top < hidden { canvas.put("▼", column: inside.right, row: inside.bottom - 1, style: Style(.dim)) }
    return CellPosition(column: inside.column, row: inside.row)
  }

  private func paint(_ dialog: MFADialog, on canvas: inout Canvas) -> CellPosition? {
    // In a small window the first lines are what is read.
    var elements: [Dialog.Element] = dialog.notice.map { [.line(StyledLine(SafeText($0), .warning))] } ?? []
    elements +=
      Dialog.Element.facts(dialog.facts) + [
        .blank,
        .field(
          label: "Code, six digits",
          InputLine(
            prompt: "", text: dialog.shown, cursor: dialog.shown.prefix(dialog.code.cursor).utf8.count)),
      ]
    elements += [.blank, .line(StyledLine("Enter signs in, Esc does not.", .dim))]
    var box = Dialog(title: "Code of your MFA device", elements: elements, buttons: [], focusedButton: nil)
    box.preferredColumns = 72
    return box.paint(in: area(canvas), on: &canvas)
  }

  /// The newest line is at the bottom, as in a terminal.
  private func paintMessages(on canvas: inout Canvas) -> CellPosition? {
    let area = area(canvas)
    let inside = area.inset(columns: min(2, area.columns / 20), rows: min(1, area.rows / 12))
      .framed("Messages and AWS calls", on: &canvas)
    let shown = messageRows(in: inside)
    for (offset, row) in shown.enumerated() {
      canvas.put(row.time, column: inside.column, row: inside.row + offset, style: Style(.dim))
      canvas.put(
        row.text, column: inside.column + row.time.width, row: inside.row + offset,
        style: Style(row.isError ? .error : .text), limit: inside.right)
    }
    if model.messages.lines.isEmpty {
      canvas.put("Nothing has happened yet.", column: inside.column, row: inside.row, style: Style(.dim))
    }
    return CellPosition(column: inside.column, row: inside.row + max(0, shown.count - 1))
  }

  /// The rows of the messages that fit, long ones wrapped, the newest that is not scrolled away at the bottom.
  private func messageRows(in rect: Rect) -> [(time: SafeText, text: SafeText, isError: Bool)] {
    var rows: [(time: SafeText, text: SafeText, isError: Bool)] = []
    for line in model.messages.lines.dropLast(model.messages.top).reversed() {
      guard rows.count < rect.rows else { break }
      let time = SafeText(DateWords.clock(line.when, in: model.zone)) + "  "
      let texts = SafeText(line.text).wrapped(to: max(1, rect.columns - time.width))
      let wrapped = texts.enumerated().map { index, text in
        (time: index == 0 ? time : .blanks(time.width), text: text, isError: line.isError)
      }
      rows.insert(contentsOf: wrapped, at: 0)
    }
    return Array(rows.suffix(rect.rows))
  }

  private func paint(_ dialog: ChoiceDialog, on canvas: inout Canvas) -> CellPosition? {
    var elements = Dialog.Element.facts(dialog.lines)
    if dialog.isWorking { elements += [.blank, .line(StyledLine("Asking AWS…", .progress))] }
    var box = Dialog(
      title: SafeText(dialog.title), elements: elements,
      buttons: dialog.isWorking
        ? [] : dialog.buttons.map { DialogButton(SafeText($0.title), isDanger: $0.isDangerous) },
      focusedButton: dialog.focus)
    box.isDanger = dialog.buttons.contains(where: \.isDangerous)
    box.preferredColumns = 72
    box.top = dialog.top
    return box.paint(in: area(canvas), on: &canvas)
  }
}

extension Dialog.Element {
  /// A label with its value, or a sentence.
  init(_ line: MetadataLine, labelColumns: Int = 7) {
    self = .line(Self.styled(line, labelColumns: labelColumns))
  }

  static func styled(_ line: MetadataLine, labelColumns: Int) -> StyledLine {
    var text = StyledLine.empty
    if !line.label.isEmpty { text.append(SafeText(line.label).padded(to: labelColumns) + "  ", .label) }
    text.append(SafeText(line.value), MetadataPainter.role(line.tone))
    return text
  }

  /// What has to be typed, beside its field where it fits and above it where not.
  static func confirmation(_ words: String, _ input: InputLine, columns: Int) -> [Dialog.Element] {
    let label = SafeText(words)
    // A dialog gives labels at most half of its width.
    guard label.width > columns / 2 else { return [.field(label: label, input)] }
    return [.line(StyledLine(label)), .field(label: "Confirm", input)]
  }

  /// Lines whose values stand below each other.
  static func facts(_ lines: [MetadataLine]) -> [Dialog.Element] {
    let columns = lines.map { SafeText($0.label).width }.max() ?? 0
    return lines.map { Dialog.Element($0, labelColumns: columns) }
  }
}

extension Rect {
  /// Draws a dialog's box over what is there; returns its inside.
  func framed(_ title: SafeText, on canvas: inout Canvas) -> Rect {
    var frame = Frame(title: title, isFocused: true)
    frame.borderRole = .dialogBorder
    frame.titleRole = .dialogBorder
    return frame.paint(in: self, on: &canvas).insetForText
  }
}
