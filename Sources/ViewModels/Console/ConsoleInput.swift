import Foundation
/// Keys and pastes: the layer on top has them first.
extension ConsoleModel {
  mutating func handle(_ press: KeyPress) -> [Effect] {
    editorWaitsFor = nil
    // What a person presses a key for is the key that is on the screen now.
    keys.pinCursor()
    // These three mean the same everywhere, also in dialogs.
    if press == .ctrl("z") { return perform(.suspend) }
    if press == .ctrl("l") { return [.repaint] }
    if press == .ctrl("c") { return cancel() }
    quitChordUntil = nil
    if !overlays.isEmpty { return handleInOverlay(press) }
    if isFiltering { return handleInFilter(press) }
    if policy.search.isTyping { return handleInSearch(press) }
    if let action = ActionTable.action(for: press, in: context) { return perform(action.id) }
    if context == .editor { return handleInEditor(press) }
    return []
  }

  /// Pasted text goes into text fields and the editor; elsewhere it would run as commands, so it is discarded.
  mutating func handlePaste(_ text: String) -> [Effect] {
    if !overlays.isEmpty { return pasteInOverlay(text) }
    if isFiltering {
      filterField.insert(text)
      keys.setFilter(filterField.text)
    } else if policy.search.isTyping {
      policy.search.field.insert(text)
    } else if context == .editor {
      return edit(.paste(text))
    } else {
      say("Pasted text was ignored here. Open the editor or the filter first.")
    }
    return []
  }

  private mutating func handleInFilter(_ press: KeyPress) -> [Effect] {
    switch press.key {
    case .escape:
      filterField.set("")
      isFiltering = false
      keys.setFilter("")
    case .enter: isFiltering = false
    case .up: keys.moveCursor(by: -1)
    case .down: keys.moveCursor(by: 1)
    default:
      if filterField.handle(press) { keys.setFilter(filterField.text) }
    }
    return []
  }

  private mutating func handleInSearch(_ press: KeyPress) -> [Effect] {
    switch press.key {
    case .escape: policy.search.isTyping = false
    case .enter:
      policy.search.isTyping = false
      return edit(.findNext(policy.search.needle))
    default: _ = policy.search.field.handle(press)
    }
    return []
  }

  /// Ctrl-C: what runs is stopped first, then one layer closes, then a second press quits.
  private mutating func cancel() -> [Effect] {
    if let until = quitChordUntil, until > now { return quit() }
    if !overlays.isEmpty { return closeOverlay() }
    if isFiltering || policy.search.isTyping {
      isFiltering = false
      policy.search.isTyping = false
      return []
    }
    if keys.progress.isRunning { return cancelLoad() }
    if policy.isEditing { return perform(.leaveEditor) }
    quitChordUntil = now.addingTimeInterval(2)
    say("Press Ctrl-C again to quit.")
    return []
  }

  private mutating func handleInEditor(_ press: KeyPress) -> [Effect] {
    guard let command = EditorKeys.command(for: press, page: policy.height) else { return [] }
    return edit(command)
  }

  /// One editor command; a change is saved as a draft at the next pause.
  mutating func edit(_ command: EditorCommand) -> [Effect] {
    let before = policy.revision
    policy.perform(command, at: now)
    if policy.revision != before { noteDraft() }
    return []
  }
}
