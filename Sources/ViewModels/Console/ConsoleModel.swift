import AWSClient
package import struct Foundation.Date
package import struct Foundation.TimeZone

/// All state of the console.
///
/// It changes only in `update`, which asks the outside for effects and does nothing else.
package struct ConsoleModel: Sendable {
  package internal(set) var size: TerminalSize
  package internal(set) var session: Session
  package internal(set) var keys = KeyListModel()
  package internal(set) var metadata = MetadataPane()
  package internal(set) var policy = PolicyPane()
  package internal(set) var focus: Pane = .keys
  package internal(set) var isZoomed = false
  package internal(set) var overlays: [Overlay] = []
  /// The filter line; it is shown while it is typed or holds text.
  package internal(set) var filterField = TextField()
  package internal(set) var isFiltering = false
  package internal(set) var toast: Toast?
  package internal(set) var messages = MessageList()
  /// Which operation is held back at the moment.
  package internal(set) var pacing: PacingNote?
  package internal(set) var now: Date
  package let zone: TimeZone

  /// Policies read so far, by key id, so that moving the cursor shows them at once.
  var policyTexts = PolicyTexts()
  /// Drafts of this run and those the journal kept, by key ARN.
  package internal(set) var drafts = DraftShelf()
  var generation = 0
  /// Requests for details under way.
  var inFlight = 0
  var nextID = 1
  /// A second Ctrl-C before this moment quits.
  var quitChordUntil: Date?
  /// Drafts are saved at this moment unless more is typed.
  var draftDue: Date?
  var draftSearch = DraftSearch.notAsked
  var draftSearchPlace: DraftPlace?
  /// The key whose editor opens as soon as the drafts of earlier runs are known.
  var editorWaitsFor: String?
  /// Answers under way that were asked for before a change: they say nothing of what is after it.
  var outdated: Set<LoadPlan.Request> = []
  /// Codes that sign-ins wait for, while somebody types in the editor.
  var waitingMFA: [MFADialog] = []
  /// The person is still to be told that they must sign in again.
  var mustTellSignIn = false
  /// The connection that was asked for last, until it stands.
  var connecting: (id: Int, place: Place, session: Session?)?
  /// Keys whose policy is being judged without what IAM has told since.
  var judgedWithoutIAM: Set<String> = []
  /// What IAM said last, before any simulator was asked.
  var askedIAM: CallerIAM?
  /// The last question to AWS who the caller is.
  var callerAsk = CallerAsk()
  /// Keys IAM's simulator is being asked about.
  var simulating: Set<String> = []
  /// False once the simulator has refused or failed.
  var isSimulatorOpen = true
  var listingEnded = false
  var aliasesEnded = false

  /// Requests for details under way at once.
  static let inFlightLimit = 16

  package init(size: TerminalSize, session: Session, now: Date, zone: TimeZone) {
    self.size = size
    self.session = session
    self.now = now
    self.zone = zone
    layOut()
  }

  /// The load whose answers are taken.
  package var loadGeneration: Int { generation }

  package var layout: ConsoleLayout {
    ConsoleLayout(size: size, focus: focus, zoomed: isZoomed, editing: policy.isEditing)
  }

  /// Where keys mean what they mean now.
  package var context: ActionContext {
    switch focus {
    case .keys: .keys
    case .metadata: .metadata
    case .policy: policy.isEditing ? .editor : .policy
    }
  }

  /// Lines of the metadata tab that is shown.
  package var metadataLines: [MetadataLine] {
    guard let row = keys.selectedRow else { return [] }
    return MetadataLines(row: row, grants: metadata.grants, now: now, zone: zone).lines(of: metadata.tab)
  }

  /// Rows of the key list's pane that the filter takes: the line that is typed, and below it what is wrong with it.
  package var filterRows: Int {
    let rows = layout.keyRows
    guard isFiltering, rows > 2 else { return 0 }
    guard let problem = keys.filter.problems.first, rows > 5 else { return 1 }
    return 1 + min(2, WrappedRows.count(problem, columns: max(1, (layout.keys?.inside.columns ?? 0) - 2)))
  }

  /// Rows the metadata tab takes on the screen, its long values wrapped.
  var metadataRows: Int {
    let columns = max(1, (layout.metadata?.inside.columns ?? 0) - 2)
    return MetadataLine.rows(of: metadataLines, columns: columns)
  }

  /// The next moment at which the model wants a `tick`, nil when nothing is due.
  package var nextDeadline: Date? {
    var deadlines = [toast?.until, quitChordUntil, draftDue, pacing?.until].compactMap { $0 }
    if case .due(let date) = policy.check { deadlines.append(date) }
    if let updated = keys.progress.updated {
      // The age of the data is on the screen: by the second in the first minute, by the minute later.
      deadlines.append(now.addingTimeInterval(now.timeIntervalSince(updated) < 60 ? 1 : 30))
    }
    return deadlines.min()
  }

  /// Hands sizes to the parts that scroll.
  mutating func layOut() {
    let layout = layout
    // The filter takes rows of the pane; the table keeps one for its header unless it is tiny.
    let rows = layout.keyRows - filterRows
    keys.setHeight(rows >= 3 ? rows - 1 : rows)
    metadata.height = layout.metadataLines
    // The search line takes the last line of the text.
    policy.height = max(1, layout.policyLines - (policy.search.isTyping ? 1 : 0))
    if policy.isEditing { policy.keepCursorVisible() }
    for index in overlays.indices { overlays[index].layOut(in: size) }
    messages.height = max(1, size.rows - 6)
  }

  mutating func takeID() -> Int {
    defer { nextID += 1 }
    return nextID
  }

  mutating func say(_ text: String, _ tone: Toast.Tone = .info) {
    // Errors stay longer: they are read, not glanced at.
    toast = Toast(text: text, tone: tone, until: now.addingTimeInterval(tone == .error ? 8 : 4))
    messages.add(text, isError: tone == .error, at: now)
  }
}

extension Overlay {
  /// Rows an overlay's list can show in a window.
  mutating func layOut(in size: TerminalSize) {
    switch self {
    case .menu(var menu):
      menu.setHeight(min(20, size.rows - 5))
      self = .menu(menu)
    case .apply(var dialog):
      dialog.layOut(in: size)
      self = .apply(dialog)
    case .lockout(var page):
      page.layOut(in: size)
      self = .lockout(page)
    case .signIn(var page):
      page.layOut(in: size)
      self = .signIn(page)
    case .messages, .deletion, .choice, .mfa: break
    }
  }
}
