/// One hint of the bottom line: a key and a word.
package struct Hint: Sendable, Equatable {
  package var keys: String
  package var word: String

  package init(_ keys: String, _ word: String) {
    self.keys = keys
    self.word = word
  }
}

extension ConsoleModel {
  /// What the keys mean here and now, the most useful first.
  package var hints: [Hint] {
    if let overlay = overlays.last { return hints(in: overlay) }
    if isFiltering { return [Hint("Enter", "keep the filter"), Hint("Esc", "clear"), Hint("↑ ↓", "move")] }
    if policy.search.isTyping { return [Hint("Enter", "search"), Hint("Esc", "close")] }
    let order: [ActionID] =
      switch context {
      case .keys:
        [.filter, .editPolicy, .keyActions, .palette, .help, .nextPane, .nextTab, .sort, .refresh, .quit]
      case .metadata: [.nextTab, .editPolicy, .keyActions, .palette, .help, .nextPane, .quit]
      case .policy:
        [.editPolicy, .search, .applyPolicy, .keyActions, .palette, .help, .nextPane, .quit, .lockoutCheck]
      case .editor: [.applyPolicy, .leaveEditor, .undo, .searchInEditor, .nextProblem, .lockoutCheck]
      }
    return order.compactMap { id in
      guard let action = ActionTable.action(id), let word = action.hint, let key = action.keys.first else {
        return nil
      }
      // An action that cannot run now is in the menus with its reason; the hint bar has no room for it.
      guard disabledReason(id) == nil else { return nil }
      return Hint(key.name, word)
    }
  }

  private func hints(in overlay: Overlay) -> [Hint] {
    switch overlay {
    case .menu(let menu) where menu.kind == .profiles || menu.kind == .regions:
      [Hint("Enter", "go there"), Hint("↑ ↓", "choose"), Hint("Esc", "close")]
    case .menu: [Hint("Enter", "run"), Hint("↑ ↓", "choose"), Hint("Esc", "close")]
    case .messages, .lockout: [Hint("↑ ↓", "scroll"), Hint("Esc", "close")]
    case .signIn:
      [Hint("↑ ↓", "scroll")] + (signInCommand.isEmpty ? [] : [Hint("L", "sign in again")])
        + [Hint("Esc", "close")]
    case .mfa: [Hint("Enter", "sign in"), Hint("Esc", "not now")]
    case .apply(let dialog):
      switch dialog.stage {
      case .checking, .working: []
      case .asking: [Hint("Esc", "back"), Hint("↑ ↓", "scroll")]
      case .review where dialog.isBlocked: [Hint("Esc", "back to the editor"), Hint("↑ ↓", "scroll")]
      case .review:
        [Hint("Tab", "choose"), Hint("Enter", "confirm"), Hint("↑ ↓", "scroll"), Hint("Esc", "back")]
      case .conflict: [Hint("Enter", "compare with the newer policy"), Hint("Esc", "back")]
      case .failed: [Hint("Esc", "back")]
      }
    case .deletion:
      [Hint("Tab", "next field"), Hint("Enter", "confirm"), Hint("Esc", "back"), Hint("PgUp PgDn", "scroll")]
    case .choice:
      [Hint("Tab", "choose"), Hint("Enter", "confirm"), Hint("Esc", "back"), Hint("PgUp PgDn", "scroll")]
    }
  }
}
