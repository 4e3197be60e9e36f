import AWSClient

/// What each action does, and why it cannot be done now.
extension ConsoleModel {
  /// Why an action is disabled now, a full sentence; nil when it can run.
  package func disabledReason(_ id: ActionID) -> String? {
    guard let action = ActionTable.action(id) else { return nil }
    if action.changesAWS, session.readOnly {
      return "This console is read-only. Start kmscope without --read-only to change keys."
    }
    if action.contexts == [.editor], !policy.isEditing {
      return "This works in the policy editor; e opens it."
    }
    if id == .lockoutCheck, !policy.hasText { return "There is no policy to check." }
    if let reason = signInReason(id) { return reason }
    guard action.isAboutKey else { return nil }
    if let reason = policyReason(id) { return reason }
    guard let row = subject(of: id) else { return "No key is selected." }
    return disabledReason(id, for: row)
  }

  /// The key an action is about: for the policy's actions the one whose policy is shown, else the one under the cursor.
  ///
  /// While somebody edits, the cursor of the list may go to another key: theirs may leave the list or the filter.
  private func subject(of id: ActionID) -> KeyRow? {
    switch id {
    case .editPolicy, .applyPolicy, .discardDraft: policy.keyID.flatMap(keys.row)
    default: keys.selectedRow
    }
  }

  private func policyReason(_ id: ActionID) -> String? {
    guard id == .applyPolicy || id == .discardDraft, policy.keyID != nil else { return nil }
    if !policy.hasDraft { return "There is no draft: nothing differs from AWS's policy." }
    guard id == .applyPolicy, subject(of: id) == nil else { return nil }
    return "AWS does not list this key any more, so its policy cannot be applied. The draft is kept."
  }

  private func disabledReason(_ id: ActionID, for row: KeyRow) -> String? {
    let state = row.metadata.value?.state
    if row.isAWSManaged, id != .discardDraft { return "This is an AWS managed key: only AWS changes it." }
    switch id {
    case .editPolicy:
      switch policy.remote {
      case .loaded: return nil
      case .denied: return "You may not read this key's policy, so there is nothing to edit."
      case .failed(let error): return "The policy could not be read: \(error.message)"
      case .notAsked, .loading: return "The policy is still loading."
      }
    case .enableKey where state != "Disabled":
      return "Only a disabled key can be enabled; this one is \(stateWords(row))."
    case .disableKey where state != "Enabled":
      return "Only an enabled key can be disabled; this one is \(stateWords(row))."
    case .scheduleDeletion where state == "PendingDeletion" || state == "PendingReplicaDeletion":
      return "This key is already scheduled for deletion. Cancel that first to change the date."
    case .scheduleDeletion where state == "Updating":
      return "A key that is updating cannot be scheduled for deletion."
    case .cancelDeletion where state != "PendingDeletion" && state != "PendingReplicaDeletion":
      return "This key is not pending deletion."
    default: return nil
    }
  }

  private func stateWords(_ row: KeyRow) -> String {
    row.metadata.value.map { KeyStateWord($0, now: now).word } ?? "in a state that could not be read"
  }

  /// Runs an action, or says why not.
  mutating func perform(_ id: ActionID) -> [Effect] {
    // Keys typed in one go: what they act on is the key the cursor has reached, not the one on the last frame.
    if !Self.movements.contains(id) { catchUp() }
    if let reason = disabledReason(id) {
      say(reason)
      return []
    }
    switch id {
    case .up, .down, .pageUp, .pageDown, .halfPageUp, .halfPageDown, .top, .bottom, .left, .right:
      return move(id)
    case .help, .palette, .messages, .keyActions, .lockoutCheck: return openMenu(id)
    case .nextPane, .previousPane, .showKeys, .showMetadata, .showPolicy, .zoom, .nextTab, .previousTab,
      .open:
      return moveFocus(id)
    case .filter, .sort, .reverseSort, .showPending: return arrange(id)
    case .editPolicy, .applyPolicy, .discardDraft, .leaveEditor, .search, .searchNext, .searchPrevious,
      .searchInEditor, .undo, .redo, .cut, .copy, .paste, .selectAll, .nextProblem,
      .indentPolicy, .minifyPolicy:
      return performOnPolicy(id)
    case .enableKey, .disableKey, .scheduleDeletion, .cancelDeletion: return openKeyDialog(id)
    case .signIn, .signInAgain, .profiles, .regions: return performOnSignIn(id)
    // What failed for want of credentials is tried afresh, with a new question where one was declined.
    case .refresh: return session.hasSignInFailed(at: now) ? [.forgetSignIn] : beginLoad()
    case .back: return back()
    case .cancel: return handle(.ctrl("c"))
    case .suspend: return saveDrafts() + [.suspend]
    case .repaint: return [.repaint]
    case .quit: return closeOrQuit()
    }
  }

  // MARK: Movement

  private static let movements: Set<ActionID> = [
    .up, .down, .pageUp, .pageDown, .halfPageUp, .halfPageDown, .top, .bottom, .left, .right,
  ]

  private mutating func move(_ id: ActionID) -> [Effect] {
    switch focus {
    case .keys: moveInKeys(id)
    case .metadata: metadata.scroll(by: distance(id, page: metadata.height), lines: metadataRows)
    case .policy: moveInPolicy(id)
    }
    return []
  }

  private mutating func moveInKeys(_ id: ActionID) {
    switch id {
    case .top: keys.moveCursor(to: 0)
    case .bottom: keys.moveCursor(to: keys.visible.count - 1)
    case .left: keys.scrollColumns(by: -1)
    case .right: keys.scrollColumns(by: 1)
    default: keys.moveCursor(by: distance(id, page: keys.height))
    }
  }

  private mutating func moveInPolicy(_ id: ActionID) {
    switch id {
    case .left: policy.left = max(0, policy.left - 8)
    case .right: policy.scrollRight()
    case .top: policy.perform(.move(.documentStart), at: now)
    case .bottom: policy.perform(.move(.documentEnd), at: now)
    case .up: policy.perform(.move(.up), at: now)
    case .down: policy.perform(.move(.down), at: now)
    default:
      policy.perform(.move(.line(policy.editor.cursor.line + 1 + distance(id, page: policy.height))), at: now)
    }
  }

  /// Lines a movement goes, up negative.
  private func distance(_ id: ActionID, page: Int) -> Int {
    switch id {
    case .up: -1
    case .down: 1
    case .pageUp: -page
    case .pageDown: page
    case .halfPageUp: -max(1, page / 2)
    case .halfPageDown: max(1, page / 2)
    case .top: -1_000_000
    case .bottom: 1_000_000
    default: 0
    }
  }

  // MARK: Panes, list order

  private mutating func moveFocus(_ id: ActionID) -> [Effect] {
    let panes = Pane.allCases
    let index = focus.rawValue - 1
    switch id {
    case .nextPane: focus = panes[(index + 1) % panes.count]
    case .previousPane: focus = panes[(index + panes.count - 1) % panes.count]
    case .showKeys: focus = .keys
    case .showMetadata: focus = .metadata
    case .showPolicy: focus = .policy
    case .open: focus = focus == .keys ? .metadata : .policy
    case .zoom: isZoomed.toggle()
    case .nextTab: showTab(1)
    case .previousTab: showTab(-1)
    default: break
    }
    return []
  }

  private mutating func showTab(_ step: Int) {
    let tabs = MetadataTab.allCases
    let index = tabs.firstIndex(of: metadata.tab) ?? 0
    metadata.show(tabs[(index + step + tabs.count) % tabs.count])
  }

  private mutating func arrange(_ id: ActionID) -> [Effect] {
    switch id {
    case .filter:
      focus = .keys
      isFiltering = true
    case .showPending:
      filterField.set("state:deletion")
      keys.setFilter(filterField.text)
      focus = .keys
    case .sort:
      let columns = KeyColumn.allCases
      let index = columns.firstIndex(of: keys.sorting.column) ?? 0
      keys.sort(by: KeySorting(columns[(index + 1) % columns.count]))
    case .reverseSort: keys.sort(by: KeySorting(keys.sorting.column, descending: !keys.sorting.descending))
    default: break
    }
    return []
  }

  // MARK: Leaving

  /// One step back, for Esc; it never quits.
  private mutating func back() -> [Effect] {
    if isZoomed {
      isZoomed = false
    } else if !filterField.text.isEmpty {
      filterField.set("")
      keys.setFilter("")
    } else if focus == .policy, !policy.search.needle.isEmpty {
      policy.search = PolicySearch()
    } else if focus != .keys {
      focus = .keys
    }
    return []
  }

  /// `q`: leaves the top layer; with none left it quits.
  private mutating func closeOrQuit() -> [Effect] {
    if isZoomed {
      isZoomed = false
      return []
    }
    return quit()
  }

  /// Quits; with a draft on the screen it asks first.
  mutating func quit() -> [Effect] {
    guard policy.hasDraft, !overlays.contains(where: { if case .choice = $0 { true } else { false } }) else {
      return saveDrafts() + [.quit]
    }
    overlays.append(
      .choice(
        ChoiceDialog(
          title: "Quit with a draft?",
          lines: [
            MetadataLine("Key", keys.row(policy.keyID ?? "")?.name ?? policy.keyARN),
            MetadataLine(
              "", "The draft of its policy has not been applied. It is kept and shown again next time."),
          ],
          buttons: [.init("Stay", .close), .init("Quit, keep the draft", .quit)])))
    return [.flushInput]
  }
}
