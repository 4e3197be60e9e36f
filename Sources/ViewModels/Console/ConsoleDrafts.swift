import Foundation

/// Drafts: saved at every pause, whatever becomes of the key, the credentials or the console.
extension ConsoleModel {
  /// How far the question for drafts of earlier runs is.
  enum DraftSearch: Sendable {
    case notAsked
    case asked
    /// The journal has answered, or it cannot.
    case answered
  }

  /// Notes what the editor holds as the draft of its key; it is saved at the next pause.
  mutating func noteDraft() {
    drafts.put(
      policy.hasDraft ? StoredDraft(text: policy.text, base: policy.base) : nil, for: policy.keyARN)
    draftDue = now.addingTimeInterval(PolicyPane.typingPause)
  }

  /// Saves what has changed, also for keys that are not on the screen any more.
  mutating func saveDrafts() -> [Effect] {
    draftDue = nil
    return drafts.takeUnsaved().map { change in
      guard let draft = change.draft else { return .deleteDraft(keyARN: change.keyARN) }
      // The account is the key's own: who the caller is may be unknown or may not be told.
      return .saveDraft(
        draft, keyARN: change.keyARN, account: KeyARN.account(change.keyARN) ?? session.account ?? "")
    }
  }

  /// Forgets the draft of a key, at once.
  mutating func dropDraft(of keyARN: String) -> [Effect] {
    drafts.put(nil, for: keyARN)
    return saveDrafts()
  }

  // MARK: Earlier runs

  /// Asks once for the drafts of earlier runs, as soon as it is known whose they would be.
  ///
  /// A caller who may not ask who they are still has an account: that of the keys.
  mutating func findDrafts(near keyARN: String? = nil) -> [Effect] {
    guard case .notAsked = draftSearch else { return [] }
    guard let account = session.account ?? keyARN.flatMap(KeyARN.account) else { return [] }
    draftSearch = .asked
    draftSearchPlace = DraftPlace(account: account, region: session.region)
    return [.findDrafts(account: account)]
  }

  /// Drafts of an earlier run come back; what this run has decided wins.
  mutating func receive(drafts found: [String: StoredDraft]) -> [Effect] {
    draftSearch = .answered
    let count = drafts.merge(found)
    if count > 0 {
      say(count == 1 ? "A draft from an earlier run is kept." : "\(count) drafts from earlier runs are kept.")
    }
    if !policy.isEditing { showDraft() }
    return editIfWaiting()
  }

  /// The journal cannot say whether there are drafts: the person has been told, and may go on.
  mutating func journalFailed(_ sentence: String) -> [Effect] {
    say(sentence, .error)
    drafts.markUnsaved()
    guard case .asked = draftSearch else { return [] }
    draftSearch = .answered
    return editIfWaiting()
  }

  private mutating func showDraft() {
    guard let keyID = policy.keyID, !policy.hasDraft, let draft = drafts[policy.keyARN] else { return }
    policy.follow(keyID, arn: policy.keyARN, remote: policy.remote, draft: draft, at: now)
  }

  /// Opens the editor that was asked for while the drafts were still being read.
  private mutating func editIfWaiting() -> [Effect] {
    guard let keyID = editorWaitsFor else { return [] }
    editorWaitsFor = nil
    guard keyID == policy.keyID else { return [] }
    return perform(.editPolicy)
  }

  /// Opens the editor, once it is sure that no earlier draft would be overwritten by what is typed.
  mutating func openEditor() -> [Effect] {
    let effects = findDrafts(near: policy.keyARN)
    if case .asked = draftSearch {
      editorWaitsFor = policy.keyID
      return effects
    }
    focus = .policy
    policy.beginEditing()
    layOut()
    return effects
  }
}
