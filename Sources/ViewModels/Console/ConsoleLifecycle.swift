import AWSClient

/// Enable, disable, schedule and cancel a deletion.
extension ConsoleModel {
  mutating func openKeyDialog(_ id: ActionID) -> [Effect] {
    guard let row = keys.selectedRow else { return [] }
    switch id {
    case .scheduleDeletion:
      overlays.append(
        .deletion(
          DeletionDialog(
            row: row, account: session.account ?? "unknown", region: session.region,
            callerARN: session.identity.value?.arn ?? "unknown")))
    case .cancelDeletion:
      overlays.append(.choice(cancelDeletionDialog(row)))
    case .enableKey:
      overlays.append(.choice(stateDialog(row, title: "Enable this key?", button: "Enable", .enable)))
    case .disableKey:
      overlays.append(.choice(stateDialog(row, title: "Disable this key?", button: "Disable", .disable)))
    default: return []
    }
    // Keys typed ahead must not confirm a dialog that was not on the screen.
    return [.flushInput]
  }

  private var accountWords: String {
    let account = session.account ?? "unknown"
    return session.accountNote?.name.map { "\($0) (\(account))" } ?? account
  }

  /// The key and what would become of it, then where it is: a small window shows the first lines.
  private func facts(of row: KeyRow, _ more: [MetadataLine]) -> [MetadataLine] {
    [
      MetadataLine("Key", row.keyID),
      MetadataLine("Aliases", row.aliases.isEmpty ? "none" : row.aliases.joined(separator: ", ")),
      MetadataLine("State", row.metadata.value.map { KeyStateWord($0, now: now).word } ?? "unknown"),
    ] + more + [MetadataLine("Account", accountWords), MetadataLine("Region", session.region)]
  }

  private func stateDialog(_ row: KeyRow, title: String, button: String, _ mutation: Mutation) -> ChoiceDialog
  {
    let effect =
      mutation == .disable
      ? "No one can use it for cryptographic operations until it is enabled again."
      : "It can be used for cryptographic operations again."
    return ChoiceDialog(
      title: title, lines: facts(of: row, [MetadataLine("", effect)]),
      buttons: [
        .init("Back", .close), .init(button, .mutate(mutation, row), isDangerous: mutation == .disable),
      ])
  }

  private func cancelDeletionDialog(_ row: KeyRow) -> ChoiceDialog {
    var lines: [MetadataLine] = []
    if let date = row.metadata.value?.deletionDate {
      lines.append(
        MetadataLine("Deletes on", "\(DateWords.local(date, in: zone)) = \(DateWords.utc(date))"))
    }
    lines.append(MetadataLine("", "A cancelled key is disabled until it is enabled again."))
    return ChoiceDialog(
      title: "Cancel the deletion of this key?", lines: facts(of: row, lines),
      buttons: [
        .init("Back", .close), .init("Cancel the deletion", .mutate(.cancelDeletion(thenEnable: false), row)),
        .init("Cancel and enable again", .mutate(.cancelDeletion(thenEnable: true), row)),
      ])
  }

  // MARK: The deletion form

  mutating func handle(_ press: KeyPress, in dialog: DeletionDialog) -> [Effect] {
    var dialog = dialog
    dialog.notice = nil
    guard dialog.stage != .working else { return [] }
    if press == KeyPress(.pageUp) || press == KeyPress(.pageDown) {
      dialog.scrollBack(by: press.key == .pageUp ? 3 : -3)
      replaceTop(.deletion(dialog))
      return []
    }
    dialog.showForm()
    switch (press.key, press.modifiers) {
    case (.escape, []): return closeOverlay()
    case (.tab, []), (.down, []): dialog.moveFocus(by: 1)
    case (.backTab, []), (.up, []): dialog.moveFocus(by: -1)
    case (.left, []) where dialog.focus.rawValue >= DeletionDialog.Focus.back.rawValue:
      dialog.moveFocus(by: -1)
    case (.right, []) where dialog.focus.rawValue >= DeletionDialog.Focus.back.rawValue:
      dialog.moveFocus(by: 1)
    case (.enter, []): return enter(dialog)
    default: type(press, into: &dialog)
    }
    replaceTop(.deletion(dialog))
    return []
  }

  private func type(_ press: KeyPress, into dialog: inout DeletionDialog) {
    dialog.stage = .form
    switch dialog.focus {
    case .days: _ = dialog.days.handle(press)
    case .confirmation: _ = dialog.confirmation.handle(press)
    case .back, .disable, .schedule: break
    }
  }

  private mutating func enter(_ dialog: DeletionDialog) -> [Effect] {
    var dialog = dialog
    switch dialog.focus {
    case .days, .confirmation: dialog.moveFocus(by: 1)
    case .back: return closeOverlay()
    case .disable:
      // The reversible way: what the deletion dialog was opened for can wait.
      _ = overlays.popLast()
      return openKeyDialog(.disableKey)
    case .schedule:
      if let reason = dialog.whyNot {
        dialog.notice = reason
      } else if let days = dialog.waitingPeriod {
        dialog.stage = .working
        replaceTop(.deletion(dialog))
        return start(.scheduleDeletion(days: days), of: dialog.row)
      }
    }
    replaceTop(.deletion(dialog))
    return []
  }

  // MARK: Running

  mutating func start(_ mutation: Mutation, of row: KeyRow) -> [Effect] {
    [
      .mutate(
        MutationRequest(
          id: takeID(), mutation: mutation, keyID: row.keyID, keyARN: row.arn, keyName: row.name,
          callerARN: session.identity.value?.arn ?? ""))
    ]
  }

  /// A change has ended; the row shows what AWS says now.
  mutating func receive(_ result: Result<KeyMetadata?, AWSError>, of request: MutationRequest) -> [Effect] {
    forgetAnswersUnderWay(of: request.keyID)
    switch result {
    case .success(let metadata):
      overlays.removeAll { $0.isMutating }
      if let metadata {
        keys.change(request.keyID, at: now) { $0.metadata = .loaded(metadata) }
      } else {
        readAgain(request.keyID)
      }
      say(words(for: request, metadata), .success)
    case .failure(let error):
      _ = noteSignIn(error)
      // A later step may have failed after an earlier one took effect: the row is read again either way.
      readAgain(request.keyID)
      if case .deletion(var dialog)? = overlays.last, dialog.stage == .working {
        dialog.stage = .failed(error)
        replaceTop(.deletion(dialog))
      } else {
        overlays.removeAll { $0.isMutating }
      }
      say(words(for: request, failedWith: error), .error)
    }
    // What was typed while AWS was asked is no answer to how it ended.
    return [.flushInput]
  }

  /// What is known of the key is of before; an answer under way will make room for the next question.
  private mutating func readAgain(_ keyID: String) {
    keys.change(keyID, at: now) { if !$0.metadata.isLoading { $0.metadata = .notAsked } }
  }

  private func words(for request: MutationRequest, failedWith error: AWSError) -> String {
    guard error.isRefusal else {
      return "No certain answer came to \(error.operation), so it is not known whether AWS did it for "
        + "\(request.keyName). \(error.message) The key is read again."
    }
    return "\(error.operation) of \(request.keyName) failed: \(error.sentences)"
  }

  private func words(for request: MutationRequest, _ metadata: KeyMetadata?) -> String {
    switch request.mutation {
    case .enable: return "\(request.keyName) is enabled."
    case .disable: return "\(request.keyName) is disabled."
    case .cancelDeletion(thenEnable: true):
      return "The deletion of \(request.keyName) is cancelled and the key is enabled."
    case .cancelDeletion(thenEnable: false):
      return "The deletion of \(request.keyName) is cancelled. The key is disabled; enable it to use it."
    case .scheduleDeletion(let days):
      guard let date = metadata?.deletionDate else {
        return "\(request.keyName) is scheduled for deletion with a waiting period of \(days) days."
      }
      return
        "\(request.keyName) will be deleted on \(DateWords.local(date, in: zone)) = \(DateWords.utc(date))."
    }
  }
}

extension Overlay {
  /// True while this overlay waits for AWS, and with it perhaps for credentials.
  var isAtWork: Bool {
    guard case .apply(let dialog) = self else { return isMutating }
    switch dialog.stage {
    case .asking, .working: return true
    case .checking, .review, .conflict, .failed: return false
    }
  }

  /// True while this overlay waits for the answer to a change.
  var isMutating: Bool {
    switch self {
    case .deletion(let dialog): dialog.stage == .working
    case .choice(let dialog): dialog.isWorking
    case .menu, .messages, .lockout, .signIn, .mfa, .apply: false
    }
  }
}
