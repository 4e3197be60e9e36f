import ViewModels

/// The review before a policy is applied.
struct ApplyPainter {
  var model: ConsoleModel
  var dialog: ApplyDialog

  func paint(in rect: Rect, on canvas: inout Canvas) -> CellPosition? {
    let buttons = buttons
    var box = Dialog(
      title: title(rows: rect.rows),
      elements: dialog.lines(accountName: model.session.accountNote?.name).flatMap(elements),
      buttons: buttons,
      focusedButton: isTyping ? nil : min(dialog.focusedButton, max(0, buttons.count - 1)))
    box.isDanger = dialog.isBlocked
    box.preferredColumns = dialog.columns
    box.top = dialog.top
    return box.paint(in: rect, on: &canvas)
  }

  /// With the verdict's sign in a tiny window, where there is no room for more of it.
  private func title(rows: Int) -> SafeText {
    let isTiny = rows < 6 && dialog.stage == .review
    let sign = isTiny ? dialog.verdictSign.map { $0 + " " } ?? "" : ""
    return SafeText(sign + "Apply the policy of \(dialog.keyName)")
  }

  /// True while the keyboard belongs to the field of the confirmation.
  private var isTyping: Bool {
    dialog.stage == .review && dialog.needsTyping && dialog.focusedButton == 0
  }

  private func elements(_ line: ReviewLine) -> [Dialog.Element] {
    switch line {
    case .check(let line): [.line(LockoutPainter.line(line))]
    case .fact(let line): [Dialog.Element(line)]
    case .confirmation:
      Dialog.Element.confirmation(
        "Type \(dialog.confirmationText) to apply all the same", confirmation, columns: dialog.columns)
    case .skipped(let count):
      [.line(StyledLine("  … \(count) unchanged \(count == 1 ? "line" : "lines")", .dim))]
    case .change(let row): [Self.element(row)]
    case .blank: [.blank]
    }
  }

  private var confirmation: InputLine {
    let field = dialog.confirmation
    var input = InputLine(prompt: "", text: field.text, cursor: field.text.prefix(field.cursor).utf8.count)
    // Scrolled down to the change, the field must not pull the view back.
    input.isFocused = isTyping && dialog.top == 0
    return input
  }

  private static func element(_ row: LineDiff.Row) -> Dialog.Element {
    switch row.kind {
    case .kept: .line(StyledLine(SafeText("  \(row.text)"), .dim))
    case .added: .line(StyledLine(SafeText("+ \(row.text)"), .added))
    case .removed: .line(StyledLine(SafeText("- \(row.text)"), .removed))
    }
  }

  private var buttons: [DialogButton] {
    switch dialog.stage {
    case .review: dialog.isBlocked ? [DialogButton("Back")] : [DialogButton("Back"), DialogButton("Apply")]
    case .conflict: [DialogButton("Compare with the newer policy")]
    case .failed: [DialogButton("Back")]
    case .asking, .checking, .working: []
    }
  }
}
