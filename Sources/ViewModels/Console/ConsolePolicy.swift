import AWSClient
import KeyPolicy

/// The policy pane's actions: editing, searching, applying.
extension ConsoleModel {
  mutating func performOnPolicy(_ id: ActionID) -> [Effect] {
    switch id {
    case .editPolicy:
      focus = .policy
      policy.beginEditing()
      layOut()
    case .leaveEditor:
      policy.endEditing()
      layOut()
      return saveDraft()
    case .applyPolicy: return openApply()
    case .discardDraft: askToDiscard()
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
    default: break
    }
    return []
  }

  /// The cursor goes to the next finding behind it, from the last one back to the first.
  private mutating func goToNextProblem() {
    let findings = (policy.lastCheck?.findings ?? []).sorted { $0.range.lower < $1.range.lower }
    let here = policy.editor.cursorOffset
    guard let next = findings.first(where: { $0.range.lower > here }) ?? findings.first else {
      return say("There is no problem to go to.")
    }
    policy.perform(.move(.byte(next.range.lower)), at: now)
    say(next.sentence)
  }

  private mutating func askToDiscard() {
    overlays.append(
      .choice(
        ChoiceDialog(
          title: "Discard the draft?",
          lines: [
            MetadataLine("Key", keys.row(policy.keyID ?? "")?.name ?? policy.keyARN),
            MetadataLine("", "What you changed is thrown away; AWS's policy is shown again."),
          ],
          buttons: [.init("Keep", .close), .init("Discard", .discardDraft, isDangerous: true)])))
  }

  // MARK: Lockout check

  mutating func receive(_ check: PolicyCheck, id: Int) -> [Effect] {
    policy.receive(check, id: id)
    guard case .apply(var dialog)? = overlays.last, dialog.stage == .checking(id: id) else { return [] }
    dialog.check = check
    dialog.stage = .review
    overlays[overlays.count - 1] = .apply(dialog)
    return []
  }

  // MARK: Applying

  /// Opens the review.
  ///
  /// The lockout check runs once more on exactly the text that would be sent.
  private mutating func openApply() -> [Effect] {
    guard let keyID = policy.keyID, let row = keys.row(keyID) else { return [] }
    policy.scheduleCheck(at: now, after: 0)
    guard let check = policy.takeCheck(for: session, at: now, force: true) else { return [] }
    let request = PolicyApplyRequest(
      id: takeID(), keyID: keyID, keyARN: row.arn, account: session.account ?? "", region: session.region,
      callerARN: session.identity.value?.arn ?? "", base: policy.base, draft: policy.text)
    overlays.append(
      .apply(
        ApplyDialog(request, checkID: check.id, keyName: row.name, confirmationText: row.confirmationText)))
    layOut()
    // Keys typed ahead must not confirm what has not been read.
    return [.flushInput, .check(check)] + saveDraft()
  }

  mutating func receive(_ step: PolicyApplyStep, id: Int) -> [Effect] {
    changeApply(id) { $0.stage = .working(step) }
    return []
  }

  mutating func receive(_ outcome: PolicyApplyOutcome, id: Int) -> [Effect] {
    guard case .apply(let dialog)? = overlays.last(where: { $0.applyID == id }) else { return [] }
    let request = dialog.request
    switch outcome {
    case .applied(let text):
      return finishApply(request, shows: text, "The policy of \(dialog.keyName) is applied and read back.")
    case .appliedDifferently(let text):
      return finishApply(
        request, shows: text,
        "The policy of \(dialog.keyName) is applied. AWS stored it in its own form, shown now.")
    case .appliedNotYetVisible:
      return finishApply(
        request, shows: request.draft,
        "AWS took the policy of \(dialog.keyName) but still shows the old one; changes can take minutes. R reads again."
      )
    case .appliedUnread(let error):
      return finishApply(
        request, shows: request.draft,
        "AWS took the policy of \(dialog.keyName), but reading it back failed: \(error.message)")
    case .conflict(let current): changeApply(id) { $0.stage = .conflict(current: current) }
    case .copyFailed(let sentence):
      fail(id, ["AWS's policy could not be saved first, so nothing was sent.", sentence])
    case .failed(let step, let error):
      fail(id, ["\(step.rawValue) failed; AWS's policy is unchanged.", error.message, error.hint])
    case .unknown(let error):
      fail(
        id,
        [
          "No answer came to PutKeyPolicy, so it is not known whether AWS took the policy.", error.message,
          "R reads the policy again; the draft is kept.",
        ])
    }
    return []
  }

  private mutating func fail(_ id: Int, _ sentences: [String]) {
    let said = sentences.filter { !$0.isEmpty }
    changeApply(id) { $0.stage = .failed(said) }
    messages.add(said.joined(separator: " "), isError: true, at: now)
  }

  /// AWS has the policy: the draft is done with, the pane shows AWS's text.
  private mutating func finishApply(_ request: PolicyApplyRequest, shows text: String, _ words: String)
    -> [Effect]
  {
    overlays.removeAll { $0.applyID == request.id }
    drafts[request.keyARN] = nil
    draftDue = nil
    policyTexts[request.keyID] = .loaded(text)
    if policy.keyID == request.keyID {
      policy.endEditing()
      policy.rebase(on: text, keepDraft: false, at: now)
    }
    keys.change(request.keyID, at: now) { $0.policy = .notAsked }
    layOut()
    say(words, .success)
    return [.deleteDraft(keyARN: request.keyARN)]
  }

  private mutating func changeApply(_ id: Int, _ body: (inout ApplyDialog) -> Void) {
    guard let index = overlays.lastIndex(where: { $0.applyID == id }),
      case .apply(var dialog) = overlays[index]
    else { return }
    body(&dialog)
    overlays[index] = .apply(dialog)
  }

  // MARK: Drafts

  /// Saves the draft on the screen, or removes the saved one when nothing differs any more.
  mutating func saveDraft() -> [Effect] {
    draftDue = nil
    guard let account = session.account, policy.keyID != nil else { return [] }
    guard let draft = drafts[policy.keyARN] else { return [.deleteDraft(keyARN: policy.keyARN)] }
    return [.saveDraft(draft, keyARN: policy.keyARN, account: account)]
  }

  /// Drafts of an earlier run come back; what is being typed now wins.
  mutating func receive(drafts found: [String: StoredDraft]) -> [Effect] {
    guard !found.isEmpty else { return [] }
    drafts.merge(found) { current, _ in current }
    say(
      found.count == 1
        ? "A draft from an earlier run is kept." : "\(found.count) drafts from earlier runs are kept.")
    guard !policy.isEditing, let row = policy.keyID.flatMap(keys.row), let draft = found[row.arn] else {
      return []
    }
    policy.follow(row.keyID, arn: row.arn, remote: policyTexts[row.keyID] ?? .notAsked, draft: draft, at: now)
    return []
  }
}

extension Overlay {
  /// The id of the apply this overlay shows.
  var applyID: Int? {
    guard case .apply(let dialog) = self else { return nil }
    return dialog.request.id
  }
}
