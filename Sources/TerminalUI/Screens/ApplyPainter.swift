import ViewModels

/// The review before a policy is applied.
struct ApplyPainter {
  var model: ConsoleModel
  var dialog: ApplyDialog

  func paint(in rect: Rect, on canvas: inout Canvas) -> CellPosition? {
    var box = Dialog(
      title: SafeText("Apply the policy of \(dialog.keyName)"), elements: elements, buttons: buttons,
      focusedButton: dialog.needsTyping && dialog.focusedButton == 0 && dialog.top == 0
        ? nil : dialog.focusedButton)
    box.isDanger = dialog.isBlocked
    box.preferredColumns = max(60, min(110, rect.columns - 8))
    box.top = dialog.top
    return box.paint(in: rect, on: &canvas)
  }

  private var elements: [Dialog.Element] {
    var elements = [
      MetadataLine(
        "Account",
        model.session.accountNote?.name.map { "\($0) (\(dialog.request.account))" } ?? dialog.request.account),
      MetadataLine("Region", dialog.request.region), MetadataLine("Key", dialog.request.keyARN),
    ].map(Dialog.Element.init)
    elements.append(.blank)
    elements += stage
    if let notice = dialog.notice { elements.append(.line(StyledLine(SafeText(notice), .warning))) }
    elements.append(.blank)
    elements.append(.line(StyledLine(change, .tableHeader)))
    elements += diff
    return elements
  }

  private var stage: [Dialog.Element] {
    switch dialog.stage {
    case .checking: return [.line(StyledLine("Checking the text that would be sent…", .progress))]
    case .review: return review
    case .working(let step): return [.line(StyledLine(SafeText("\(step.rawValue)…"), .progress))]
    case .conflict:
      return [
        .line(StyledLine("Somebody changed this policy on AWS after you began. Nothing was sent.", .error)),
        .line(
          StyledLine("Enter keeps your draft and compares it with the newer policy; Esc goes back.", .text)),
      ]
    case .failed(let sentences): return sentences.map { .line(StyledLine(SafeText($0), .error)) }
    }
  }

  private var review: [Dialog.Element] {
    guard let check = dialog.check else { return [] }
    var elements = PolicyPane.lines(of: check, text: TextEditor(dialog.request.draft)).map {
      Dialog.Element.line(LockoutPainter.line($0))
    }
    if dialog.isBlocked {
      elements.append(.line(StyledLine("It cannot be applied. Esc goes back to the editor.", .error)))
    }
    if dialog.needsTyping {
      elements.append(
        .line(StyledLine("kmscope cannot promise that you could change this policy again.", .warning)))
      let field = dialog.confirmation
      var input = InputLine(prompt: "", text: field.text, cursor: field.text.prefix(field.cursor).utf8.count)
      // Scrolled down to the change, the field must not pull the view back.
      input.isFocused = dialog.focusedButton == 0 && dialog.top == 0
      elements.append(.field(label: SafeText("Type \(dialog.confirmationText) to apply all the same"), input))
    }
    return elements
  }

  private var change: SafeText {
    "Change: \(dialog.diff.addedCount) added, \(dialog.diff.removedCount) removed lines"
  }

  private var diff: [Dialog.Element] {
    dialog.hunks.flatMap { hunk in
      (hunk.skippedBefore > 0 ? [.line(StyledLine("  … \(hunk.skippedBefore) unchanged lines", .dim))] : [])
        + hunk.rows.map(Self.element)
    }
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
    case .checking, .working: []
    }
  }
}
