import ViewModels

/// What lies over the panes.
struct OverlayPainter {
  var model: ConsoleModel

  func paint(_ overlay: Overlay, on canvas: inout Canvas) -> CellPosition? {
    switch overlay {
    case .menu(let menu): paint(menu, on: &canvas)
    case .messages: paintMessages(on: &canvas)
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
    let box = area.centred(columns: min(area.columns, 84), rows: min(area.rows, menu.height + 3))
    let title: SafeText =
      switch menu.kind {
      case .help: "Help"
      case .palette: "Command"
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

  /// The newest line is at the bottom, as in a terminal.
  private func paintMessages(on canvas: inout Canvas) -> CellPosition? {
    let area = area(canvas)
    let inside = area.inset(columns: min(2, area.columns / 20), rows: min(1, area.rows / 12))
      .framed("Messages and AWS calls", on: &canvas)
    let lines = model.messages.lines
    let end = max(0, lines.count - model.messages.top)
    let shown = lines[max(0, end - inside.rows)..<end]
    for (offset, line) in shown.enumerated() {
      let time = SafeText(DateWords.clock(line.when, in: model.zone))
      let column = canvas.put(time, column: inside.column, row: inside.row + offset, style: Style(.dim)) + 2
      let text = SafeText(line.text).prefix(cells: max(0, inside.right - column))
      canvas.put(text, column: column, row: inside.row + offset, style: Style(line.isError ? .error : .text))
    }
    if lines.isEmpty {
      canvas.put("Nothing has happened yet.", column: inside.column, row: inside.row, style: Style(.dim))
    }
    return CellPosition(column: inside.column, row: inside.row + max(0, shown.count - 1))
  }

  private func paint(_ dialog: ChoiceDialog, on canvas: inout Canvas) -> CellPosition? {
    var elements = dialog.lines.map(Dialog.Element.init)
    elements.append(.blank)
    if dialog.isWorking { elements.append(.line(StyledLine("Asking AWS…", .progress))) }
    var box = Dialog(
      title: SafeText(dialog.title), elements: elements,
      buttons: dialog.isWorking
        ? [] : dialog.buttons.map { DialogButton(SafeText($0.title), isDanger: $0.isDangerous) },
      focusedButton: dialog.focus)
    box.isDanger = dialog.buttons.contains(where: \.isDangerous)
    box.preferredColumns = 72
    return box.paint(in: area(canvas), on: &canvas)
  }
}

extension Dialog.Element {
  /// A label with its value, or a sentence.
  init(_ line: MetadataLine) {
    var text = StyledLine.empty
    if !line.label.isEmpty { text.append(SafeText(line.label).padded(to: 18) + " ", .label) }
    text.append(SafeText(line.value), MetadataPainter.role(line.tone))
    self = .line(text)
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
