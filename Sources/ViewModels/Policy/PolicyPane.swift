import AWSClient
package import KeyPolicy
package import struct Foundation.Date

/// The policy pane: AWS's policy of the selected key or the draft over it, the editor, and the lockout check below.
package struct PolicyPane: Sendable {
  /// The lockout check's state for the text on the screen.
  package enum CheckState: Sendable, Equatable {
    /// There is no text to check.
    case none
    /// The text has changed; the check runs at the next pause in typing.
    case due(Date)
    case running(id: Int)
    case done(PolicyCheck)
  }

  package private(set) var keyID: String?
  package private(set) var keyARN = ""
  /// AWS's text as last read; what a draft starts from and is compared with before applying.
  package private(set) var remote: Loadable<String> = .notAsked
  /// The text on the screen: AWS's, or the draft.
  package private(set) var editor = TextEditor()
  /// Counts the changes of the text by editing.
  package private(set) var revision = 0
  package private(set) var isEditing = false
  package private(set) var check: CheckState = .none
  /// The last finished check, shown dimmed while a newer one is due.
  package private(set) var lastCheck: PolicyCheck?
  /// Colours of the text, kept in step with it.
  package private(set) var tokens: [JSONToken] = []
  /// The text the draft started from; a different text on AWS is somebody else's change.
  package private(set) var base = ""
  package var search = PolicySearch()
  /// First cell shown of each line.
  package var left = 0
  /// Lines the pane can show; the layout sets it.
  package var height = 1
  private var nextCheckID = 1

  /// A pause in typing: the check runs when no key came for this long, in seconds.
  package static let typingPause = 0.25
  /// The quota on a policy's size in bytes.
  ///
  /// Source: https://docs.aws.amazon.com/kms/latest/developerguide/resource-limits.html
  package static let byteLimit = 32_768

  package init() {}

  /// An empty pane for another account; answers to this one's checks will not be taken for its own.
  func emptied() -> PolicyPane {
    var pane = PolicyPane()
    pane.nextCheckID = nextCheckID
    return pane
  }

  /// True when the text on the screen differs from the one AWS gave.
  ///
  /// Compared by bytes: String's own comparison takes differently encoded accents for the same.
  package var hasDraft: Bool { keyID != nil && !editor.text.utf8.elementsEqual(base.utf8) }

  package var text: String { editor.text }

  // MARK: Following the key list

  /// Shows another key: its text if it is here already, and its draft if there is one.
  package mutating func follow(
    _ keyID: String?, arn: String, remote: Loadable<String>, draft: StoredDraft?, at now: Date
  ) {
    self.keyID = keyID
    keyARN = arn
    self.remote = remote
    isEditing = false
    search = PolicySearch()
    left = 0
    lastCheck = nil
    base = draft?.base ?? remote.value ?? ""
    load(draft?.text ?? remote.value)
    scheduleCheck(at: now, after: 0)
  }

  /// AWS's text has arrived (or not).
  ///
  /// A draft on the screen stays untouched.
  package mutating func receive(_ remote: Loadable<String>, at now: Date) {
    let isKept = hasDraft || isEditing
    self.remote = remote
    if !isKept { showRemote() }
    scheduleCheck(at: now, after: 0)
  }

  /// Shows AWS's text; one that is on the screen already keeps its cursor and scroll.
  private mutating func showRemote() {
    base = remote.value ?? ""
    guard let text = remote.value, text.utf8.elementsEqual(editor.text.utf8) else {
      return load(remote.value)
    }
  }

  private mutating func load(_ text: String?) {
    editor = TextEditor(text ?? "")
    retokenize()
    if text == nil { check = .none }
  }

  // MARK: Editing

  /// Opens the editor.
  ///
  /// Possible only when AWS's text is here: a draft needs something to be compared with.
  package mutating func beginEditing() {
    guard remote.value != nil else { return }
    isEditing = true
  }

  /// Closes the editor; without a draft the pane shows what AWS has by now.
  package mutating func endEditing(at now: Date) {
    isEditing = false
    search.isTyping = false
    guard !hasDraft, let text = remote.value, !text.utf8.elementsEqual(base.utf8) else { return }
    showRemote()
    scheduleCheck(at: now, after: 0)
  }

  /// Runs an editor command; a changed text is checked at the next pause.
  package mutating func perform(_ command: EditorCommand, at now: Date) {
    if editor.apply(command) {
      revision += 1
      retokenize()
      scheduleCheck(at: now, after: Self.typingPause)
    }
    keepCursorVisible()
  }

  /// Throws the draft away and shows AWS's text again.
  package mutating func discardDraft(at now: Date) {
    isEditing = false
    base = remote.value ?? ""
    load(remote.value)
    scheduleCheck(at: now, after: 0)
  }

  /// AWS's text is now `text`: after an apply it is the new base, after a conflict the draft is compared with it.
  package mutating func rebase(on text: String, keepDraft: Bool, at now: Date) {
    remote = .loaded(text)
    base = text
    if !keepDraft { load(text) }
    scheduleCheck(at: now, after: 0)
  }

  private mutating func retokenize() {
    tokens = JSONScanner.tokens(Array(editor.text.utf8))
  }

  /// Scrolls sideways, as far as the longest line goes.
  package mutating func scrollRight() {
    let longest = (0..<editor.lineCount).map { editor.line($0).count }.max() ?? 0
    left = min(left + 8, max(0, longest - 1))
  }

  /// Scrolls so that the cursor's line is on the screen.
  package mutating func keepCursorVisible() {
    editor.ensureVisible(height: height, margin: 2)
  }

  // MARK: Lockout check

  package mutating func scheduleCheck(at now: Date, after pause: Double) {
    // A draft is checked also when AWS's text cannot be read any more.
    guard hasText else { return check = .none }
    check = .due(now.addingTimeInterval(pause))
  }

  /// The question to ask now, if the pause is over; marks the check as running.
  package mutating func takeCheck(for session: Session, _ key: KeyFacts, at now: Date) -> CheckRequest? {
    guard case .due(let date) = check, date <= now else { return nil }
    let request = CheckRequest(
      id: nextCheckID, text: Array(editor.text.utf8), access: session.accessRequest(key, at: now))
    check = .running(id: nextCheckID)
    nextCheckID += 1
    return request
  }

  /// A question about exactly the text that an apply would send; its answer is not the pane's.
  mutating func question(about request: PolicyApplyRequest, _ access: AccessRequest?) -> CheckRequest {
    defer { nextCheckID += 1 }
    return CheckRequest(id: nextCheckID, text: Array(request.draft.utf8), access: access)
  }

  /// An answer; it is dropped when the text has changed since.
  package mutating func receive(_ answer: PolicyCheck, id: Int) {
    guard check == .running(id: id) else { return }
    check = .done(answer)
    lastCheck = answer
  }
}
