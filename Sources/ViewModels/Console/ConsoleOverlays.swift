import AWSClient

/// Keys and pastes for what lies over the panes.
extension ConsoleModel {
  mutating func handleInOverlay(_ press: KeyPress) -> [Effect] {
    switch overlays.last {
    case .menu(let menu): handle(press, in: menu)
    case .messages: handleInMessages(press)
    case .lockout(let page): handle(press, inLockout: page)
    case .signIn(let page): handle(press, inSignIn: page)
    case .mfa(let dialog): handle(press, in: dialog)
    case .apply(let dialog): handle(press, in: dialog)
    case .deletion(let dialog): handle(press, in: dialog)
    case .choice(let dialog): handle(press, in: dialog)
    case nil: []
    }
  }

  mutating func pasteInOverlay(_ text: String) -> [Effect] {
    switch overlays.last {
    case .menu(var menu):
      menu.query.insert(text)
      refilter(&menu)
      replaceTop(.menu(menu))
    case .apply(var dialog):
      dialog.notice = "Pasting is refused here: type it."
      replaceTop(.apply(dialog))
    case .deletion(var dialog):
      dialog.notice = "Pasting is refused here: type it."
      replaceTop(.deletion(dialog))
    case .mfa(var dialog):
      for character in text where !character.isWhitespace { dialog.type(.char(character)) }
      replaceTop(.mfa(dialog))
    case .messages, .lockout, .signIn, .choice, nil: break
    }
    return []
  }

  mutating func replaceTop(_ overlay: Overlay) {
    guard !overlays.isEmpty else { return }
    overlays[overlays.count - 1] = overlay
  }

  /// Closes the top overlay; one that is at work stays until AWS has answered.
  mutating func closeOverlay() -> [Effect] {
    switch overlays.last {
    case .apply(let dialog):
      if case .working = dialog.stage {
        say("AWS is being asked; wait for the answer.")
        return []
      }
    case .deletion(let dialog):
      if dialog.stage == .working {
        say("AWS is being asked; wait for the answer.")
        return []
      }
    case .choice(let dialog):
      if dialog.isWorking { return [] }
    case .mfa(let dialog):
      _ = overlays.popLast()
      return [.answerMFA(id: dialog.id, nil)]
    case .menu, .messages, .lockout, .signIn, nil: break
    }
    _ = overlays.popLast()
    return []
  }

  // MARK: Menus

  mutating func openMenu(_ id: ActionID) -> [Effect] {
    switch id {
    case .messages:
      // What the toast says is the last line of the list.
      toast = nil
      messages.top = 0
      overlays.append(.messages)
    case .lockoutCheck: overlays.append(.lockout(ReadingPage()))
    case .help: openMenu(.help, actionEntries { _ in true })
    case .keyActions: openMenu(.keyActions, actionEntries { $0.isAboutKey })
    default:
      let keyEntries = keys.rows.map { row in
        ActionMenu.Entry(.key(row.keyID), title: "Go to \(row.name)", keys: row.keyID)
      }
      openMenu(.palette, actionEntries { $0.id != .palette } + keyEntries)
    }
    layOut()
    return []
  }

  private mutating func openMenu(_ kind: ActionMenu.Kind, _ entries: [ActionMenu.Entry]) {
    let row = keys.selectedRow
    overlays.append(.menu(ActionMenu(kind, entries: entries, keyID: row?.keyID, keyName: row?.name)))
  }

  private func actionEntries(_ isIncluded: (Action) -> Bool) -> [ActionMenu.Entry] {
    ActionTable.all.filter(isIncluded).map { action in
      ActionMenu.Entry(
        .action(action.id), title: action.title, keys: action.keyNames,
        disabledReason: disabledReason(action.id))
    }
  }

  private mutating func handle(_ press: KeyPress, in menu: ActionMenu) -> [Effect] {
    var menu = menu
    switch (press.key, press.modifiers) {
    case (.escape, []): return closeOverlay()
    case (.enter, []): return run(menu)
    case (.up, []), (.character("p"), .control): menu.move(by: -1)
    case (.down, []), (.character("n"), .control): menu.move(by: 1)
    case (.pageUp, []): menu.move(by: -menu.height)
    case (.pageDown, []): menu.move(by: menu.height)
    default:
      if menu.query.handle(press) { refilter(&menu) }
    }
    replaceTop(.menu(menu))
    return []
  }

  private mutating func run(_ menu: ActionMenu) -> [Effect] {
    guard let entry = menu.selected else { return [] }
    if let reason = entry.disabledReason {
      say(reason)
      return []
    }
    _ = overlays.popLast()
    switch entry.target {
    case .action(let id):
      // The list may have gone on to another key since the menu was opened; the action is for the one it named.
      if ActionTable.action(id)?.isAboutKey == true, let keyID = menu.keyID, keys.selectedID != keyID {
        keys.select(keyID: keyID)
        guard keys.selectedID == keyID else {
          say("\(menu.keyName ?? "The key") is no longer in the list, so nothing was done.")
          return []
        }
      }
      return perform(id)
    case .key(let keyID): return goTo(keyID)
    case .place(let place): return connect(to: place)
    }
  }

  private mutating func goTo(_ keyID: String) -> [Effect] {
    if let row = keys.row(keyID), !keys.visible.contains(where: { keys.rows[$0].keyID == row.keyID }) {
      filterField.set("")
      keys.setFilter("")
    }
    keys.select(keyID: keyID)
    focus = .keys
    return []
  }

  private mutating func handleInMessages(_ press: KeyPress) -> [Effect] {
    switch ActionTable.action(for: press, in: .keys)?.id {
    case .up: messages.scroll(by: 1)
    case .down: messages.scroll(by: -1)
    case .pageUp, .halfPageUp: messages.scroll(by: messages.height)
    case .pageDown, .halfPageDown: messages.scroll(by: -messages.height)
    case .top: messages.scroll(by: MessageList.limit)
    case .bottom: messages.top = 0
    case .back, .quit: return closeOverlay()
    default: break
    }
    return []
  }

  private mutating func handle(_ press: KeyPress, inLockout page: ReadingPage) -> [Effect] {
    var page = page
    let action = ActionTable.action(for: press, in: .keys)?.id
    if action == .back || action == .quit || action == .lockoutCheck { return closeOverlay() }
    if let action {
      page.scroll(
        action, rows: lockoutLines.reduce(0) { $0 + ReviewLine.check($1).rows(columns: page.columns) })
    }
    replaceTop(.lockout(page))
    return []
  }

  // MARK: Choices

  private mutating func handle(_ press: KeyPress, in dialog: ChoiceDialog) -> [Effect] {
    var dialog = dialog
    if dialog.isWorking { return [] }
    // Esc and Enter typed fast arrive as Alt-Enter, which confirms nothing.
    switch (press.key, press.modifiers) {
    case (.escape, []): return closeOverlay()
    case (.tab, []), (.right, []), (.down, []): dialog.moveFocus(by: 1)
    case (.backTab, []), (.left, []), (.up, []): dialog.moveFocus(by: -1)
    case (.pageDown, []): dialog.scroll(by: 3)
    case (.pageUp, []): dialog.scroll(by: -3)
    case (.enter, []): return answer(dialog)
    default: break
    }
    replaceTop(.choice(dialog))
    return []
  }

  private mutating func answer(_ dialog: ChoiceDialog) -> [Effect] {
    switch dialog.buttons[dialog.focus].answer {
    case .close: return closeOverlay()
    case .quit: return saveDrafts() + [.quit]
    case .discardDraft(let keyARN):
      _ = overlays.popLast()
      // The list may have gone on to another key since the question was asked.
      if policy.keyARN == keyARN { policy.discardDraft(at: now) }
      return dropDraft(of: keyARN)
    case .signIn(let command):
      _ = overlays.popLast()
      return saveDrafts() + [.runSignIn(command)]
    case .mutate(let mutation, let row):
      var dialog = dialog
      dialog.isWorking = true
      replaceTop(.choice(dialog))
      return start(mutation, of: row)
    }
  }
}
