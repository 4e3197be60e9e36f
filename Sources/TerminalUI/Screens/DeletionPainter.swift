import AWSClient
import ViewModels

/// The dialog that schedules a key deletion.
struct DeletionPainter {
  var model: ConsoleModel
  var dialog: DeletionDialog

  func paint(in rect: Rect, on canvas: inout Canvas) -> CellPosition? {
    var elements = facts + [.blank]
    elements.append(field("Waiting period, days", dialog.days, .days))
    elements.append(.line(result))
    elements.append(
      field("Type \(dialog.row.confirmationText) to confirm", dialog.confirmation, .confirmation))
    elements.append(.blank)
    elements += remarks
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

  private var facts: [Dialog.Element] {
    let row = dialog.row
    let state = row.metadata.value.map { KeyStateWord($0, now: model.now) }
    var lines = [
      MetadataLine("Account", accountWords), MetadataLine("Region", dialog.region),
      MetadataLine("Key", row.keyID),
      MetadataLine("Aliases", row.aliases.isEmpty ? "none" : row.aliases.joined(separator: ", ")),
      MetadataLine("State", state?.word ?? "could not be read", state.map { .state($0.tone) } ?? .plain),
      MetadataLine("You are", dialog.callerARN),
    ]
    if row.metadata.value?.multiRegionType == "PRIMARY", row.metadata.value?.replicas.isEmpty == false {
      lines.append(
        MetadataLine(
          "", "This is a multi-Region primary: it waits until its last replica is deleted.", .warning))
    }
    return lines.map(Dialog.Element.init)
  }

  private var accountWords: String {
    model.session.accountNote?.name.map { "\($0) (\(dialog.account))" } ?? dialog.account
  }

  private func field(_ label: String, _ field: TextField, _ focus: DeletionDialog.Focus) -> Dialog.Element {
    var input = InputLine(prompt: "", text: field.text, cursor: field.text.prefix(field.cursor).utf8.count)
    input.isFocused = dialog.focus == focus
    return .field(label: SafeText(label), input)
  }

  /// The date in local time and UTC, or what is wrong with the number.
  private var result: StyledLine {
    guard let date = dialog.deletionDate(from: model.now) else {
      return StyledLine("AWS accepts 7 to 30 days.", .error)
    }
    return StyledLine(
      SafeText(
        "Deleted on \(DateWords.local(date, in: model.zone)) = \(DateWords.utc(date)), up to 24 h later."),
      .warning)
  }

  private var remarks: [Dialog.Element] {
    var lines = [
      StyledLine("Until then the key cannot be used, and you can cancel. After that, everything", .text)
        + StyledLine(" encrypted under it is lost for good.", .text)
    ]
    if case .failed(let error) = dialog.stage {
      lines.append(StyledLine(SafeText("AWS refused: \(error.message) \(error.hint)"), .error))
    }
    if dialog.stage == .working { lines.append(StyledLine("ScheduleKeyDeletion: asking AWS…", .progress)) }
    if let notice = dialog.notice { lines.append(StyledLine(SafeText(notice), .warning)) }
    return lines.map(Dialog.Element.line)
  }
}
