import ViewModels

/// The dialog that schedules a key deletion.
struct DeletionPainter {
  var model: ConsoleModel
  var dialog: DeletionDialog

  /// Cells wanted for the text.
  private static let columns = 76

  func paint(in rect: Rect, on canvas: inout Canvas) -> CellPosition? {
    let facts = dialog.facts(accountName: model.session.accountNote?.name, now: model.now)
    let labels = facts.map { SafeText($0.label).width }.max() ?? 0
    let above = facts.map { Dialog.Element.styled($0, labelColumns: labels) }
    let columns = max(1, min(rect.columns, Self.columns + 4) - 4)
    var elements = above.map(Dialog.Element.line) + [.blank]
    elements.append(field("Waiting period, days", dialog.days, .days))
    elements.append(.init(dialog.result(now: model.now, zone: model.zone)))
    elements += Dialog.Element.confirmation(
      "Type \(dialog.row.confirmationText) to confirm", input(dialog.confirmation, .confirmation),
      columns: columns)
    elements.append(.blank)
    elements += (dialog.remarks + dialog.status).map { Dialog.Element($0) }
    var titles = [DialogButton("Back")]
    if dialog.canDisable { titles.append(DialogButton("Disable instead")) }
    titles.append(DialogButton("Schedule deletion", isDanger: true))
    var box = Dialog(
      title: "Schedule key deletion", elements: elements, buttons: dialog.stage == .working ? [] : titles,
      focusedButton: focusedButton(count: titles.count))
    box.isDanger = true
    box.preferredColumns = Self.columns
    // In a small window a button is pressed with the period and the date in view, or with why nothing happened.
    let start = above.reduce(1) { $0 + $1.wrapped(to: columns).count }
    box.top = max(0, (dialog.status.isEmpty ? start : elements.count * 4) - dialog.scrolledBack)
    return box.paint(in: rect, on: &canvas)
  }

  private func focusedButton(count: Int) -> Int? {
    switch dialog.focus {
    case .days, .confirmation: nil
    case .back: 0
    case .disable: 1
    case .schedule: count - 1
    }
  }

  private func field(_ label: String, _ field: TextField, _ focus: DeletionDialog.Focus) -> Dialog.Element {
    .field(label: SafeText(label), input(field, focus))
  }

  private func input(_ field: TextField, _ focus: DeletionDialog.Focus) -> InputLine {
    var input = InputLine(prompt: "", text: field.text, cursor: field.text.prefix(field.cursor).utf8.count)
    // While a person reads what is above, the field must not pull the view back.
    input.isFocused = dialog.focus == focus && dialog.scrolledBack == 0
    return input
  }
}
