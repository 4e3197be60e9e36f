import ViewModels

/// The dialog that schedules a key deletion.
struct DeletionPainter {
  var model: ConsoleModel
  var dialog: DeletionDialog

  func paint(in rect: Rect, on canvas: inout Canvas) -> CellPosition? {
    let facts = dialog.facts(accountName: model.session.accountNote?.name, now: model.now)
    var elements = facts.map(Dialog.Element.init) + [.blank]
    elements.append(field("Waiting period, days", dialog.days, .days))
    elements.append(.init(dialog.result(now: model.now, zone: model.zone)))
    elements.append(
      field("Type \(dialog.row.confirmationText) to confirm", dialog.confirmation, .confirmation))
    elements.append(.blank)
    elements += dialog.remarks.map(Dialog.Element.init)
    var titles = [DialogButton("Back")]
    if dialog.canDisable { titles.append(DialogButton("Disable instead")) }
    titles.append(DialogButton("Schedule deletion", isDanger: true))
    var box = Dialog(
      title: "Schedule key deletion", elements: elements, buttons: dialog.stage == .working ? [] : titles,
      focusedButton: focusedButton(count: titles.count))
    box.isDanger = true
    box.preferredColumns = 76
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
    var input = InputLine(prompt: "", text: field.text, cursor: field.text.prefix(field.cursor).utf8.count)
    input.isFocused = dialog.focus == focus
    return .field(label: SafeText(label), input)
  }
}
