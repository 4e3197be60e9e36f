import KeyPolicy

/// The policy pane's actions: editing, searching, applying.
extension ConsoleModel {
  mutating func performOnPolicy(_ id: ActionID) -> [Effect] {
    switch id {
    case .editPolicy: return openEditor()
    case .leaveEditor:
      policy.endEditing(at: now)
      layOut()
      return saveDrafts()
    case .applyPolicy: return openApply()
    case .discardDraft: return askToDiscard()
    case .search, .searchInEditor: policy.search.isTyping = true
    case .searchNext: return edit(.findNext(policy.search.needle))
    case .searchPrevious: return edit(.findPrevious(policy.search.needle))
    case .undo: return edit(.undo)
    case .redo: return edit(.redo)
    case .cut: return edit(.cut)
    case .copy: return edit(.copy)
    case .paste: return edit(.pasteClipboard)
    case .selectAll: return edit(.selectAll)
    case .nextProblem: goToNextProblem()
    case .indentPolicy: return print(PolicyText.indented)
    case .minifyPolicy: return print(PolicyText.minified)
    default: break
    }
    return []
  }

  /// Writes the policy another way, as one step to undo.
  private mutating func print(_ layout: ([UInt8]) -> [UInt8]?) -> [Effect] {
    guard let text = layout(Array(policy.editor.text.utf8)) else {
      say("The text is not JSON yet: Ctrl-N goes to the first mistake.")
      return []
    }
    return edit(.replaceAll(String(decoding: text, as: UTF8.self)))
  }

  /// The cursor goes to the next finding behind it, from the last one back to the first.
  private mutating func goToNextProblem() {
    // Places of an older text would lead nowhere.
    guard case .done(let check) = policy.check else { return say("The check of this text is still running.") }
    let findings = check.findings.sorted { $0.range.lower < $1.range.lower }
    let here = policy.editor.cursorOffset
    guard let next = findings.first(where: { $0.range.lower > here }) ?? findings.first else {
      return say("There is no problem to go to.")
    }
    policy.perform(.move(.byte(next.range.lower)), at: now)
    say(next.sentence)
  }

  private mutating func askToDiscard() -> [Effect] {
    overlays.append(
      .choice(
        ChoiceDialog(
          title: "Discard the draft?",
          lines: [
            MetadataLine("Key", keys.row(policy.keyID ?? "")?.name ?? policy.keyARN),
            MetadataLine("", "What you changed is thrown away; AWS's policy is shown again."),
          ],
          buttons: [
            .init("Keep", .close),
            .init("Discard", .discardDraft(keyARN: policy.keyARN), isDangerous: true),
          ])))
    return [.flushInput]
  }
}
