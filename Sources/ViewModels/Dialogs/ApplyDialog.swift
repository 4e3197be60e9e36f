internal import struct Foundation.Date
package import KeyPolicy

/// The review before a policy is applied: verdict, change, confirmation, and the steps while it runs.
package struct ApplyDialog: Sendable {
  package enum Stage: Sendable, Equatable {
    /// AWS is being asked again who the caller is and what IAM allows them; the verdict waits for that.
    case asking(CallerAsk.Step)
    /// The lockout check of the final text is running.
    case checking(id: Int)
    /// The person reads and confirms.
    case review
    case working(PolicyApplyStep)
    /// Somebody else changed the policy.
    case conflict(current: String)
    /// It ended badly; the sentences say how. The draft is kept.
    case failed([String])
  }

  package var stage: Stage
  package var request: PolicyApplyRequest
  /// How people call the key.
  package var keyName: String
  package private(set) var check: PolicyCheck?
  /// What AWS says of the text; nil until it has.
  package private(set) var awsChecks: ReviewChecks?
  package let diff: LineDiff
  /// The changed places with three lines around each.
  package let hunks: [LineDiff.Hunk]
  /// What somebody else changed in AWS's policy, in a conflict.
  package private(set) var theirs: LineDiff?
  /// First row shown.
  package var top = 0
  package private(set) var height = 1
  /// Cells of a row.
  package private(set) var columns = 60
  /// What must be typed when the verdict is not *accepted*.
  package var confirmationText: String
  package var confirmation = TextField()
  /// 0 is *Back* (the default), 1 is *Apply*.
  package var focusedButton = 0
  /// Said when something the person pressed did nothing.
  package var notice: String?

  private var judgedAt: Date?
  /// Seconds for which a verdict may be acted on: who may do what changes while somebody reads or is away.
  static let verdictLasts = 300.0

  /// True when AWS must be asked once more before something is sent; also when the clock was set back.
  func isVerdictOld(at now: Date) -> Bool {
    guard let judgedAt else { return true }
    return !(0...Self.verdictLasts).contains(now.timeIntervalSince(judgedAt))
  }

  /// True while nothing has been sent and nothing is under way.
  var isBeforeSending: Bool {
    switch stage {
    case .asking, .checking, .review: true
    case .working, .conflict, .failed: false
    }
  }

  package init(_ request: PolicyApplyRequest, keyName: String, confirmationText: String) {
    self.request = request
    self.keyName = keyName
    self.confirmationText = confirmationText
    stage = .asking(.identity)
    diff = LineDiff(old: request.base, new: request.draft)
    hunks = diff.hunks(context: 3)
  }

  /// On the way to a new verdict: what was confirmed of an older one is confirmed again.
  mutating func begin(_ stage: Stage) {
    dropReason()
    self.stage = stage
    check = nil
    if stage == .asking(.identity) { awsChecks = nil }
    confirmation = TextField()
    focusedButton = 0
  }

  /// The answer of the lockout check: the review begins.
  mutating func take(_ check: PolicyCheck, at now: Date) {
    dropReason()
    self.check = check
    judgedAt = now
    stage = .review
    doubt()
  }

  /// What was waited for is here: that it is not is said no longer.
  private mutating func dropReason() {
    if notice == whyNot { notice = nil }
  }

  mutating func take(_ checks: ReviewChecks) {
    awsChecks = checks
    doubt()
  }

  /// A principal that IAM does not find makes AWS refuse what the lockout check alone would accept.
  private mutating func doubt() {
    guard let doubts = awsChecks?.doubts, !doubts.isEmpty, check?.answer.verdict == .accepted else { return }
    check?.answer.verdict = .cannotBeDecided
    check?.answer.missing += doubts
    focusedButton = 0
  }

  /// Goes to the other button, or to the one named; only a review that can be applied has two.
  mutating func moveFocus(to button: Int? = nil) {
    guard stage == .review, !isBlocked else { return }
    focusedButton = button ?? 1 - focusedButton
  }

  /// Somebody else changed the policy: nothing was sent, and the review shows what they did.
  mutating func meetConflict(_ current: String) {
    stage = .conflict(current: current)
    theirs = LineDiff(old: request.base, new: current)
    top = 0
  }

  /// Takes most of the window, but no more than lines of a policy need.
  mutating func layOut(in size: TerminalSize) {
    columns = max(1, min(size.columns, max(60, min(110, size.columns - 8)) + 4) - 4)
    // The header, the hint bar, two borders and the buttons, which stand below each other where they must.
    height = max(1, size.rows - (size.columns < 30 ? 6 : 5))
    scroll(by: 0)
  }

  /// Scrolls the review; the window cuts what is too far.
  package mutating func scroll(by delta: Int) {
    let rows = lines(accountName: nil).reduce(0) { $0 + $1.rows(columns: columns) }
    top = max(0, min(top + delta, rows - height))
  }

  package var verdict: LockoutVerdict? { check?.answer.verdict }
  package var verdictSign: String? { verdict.map(PolicyPane.sign) }

  /// A refused policy cannot be applied.
  package var isBlocked: Bool { verdict == .refused }

  /// An undecided verdict asks for the key's name in writing.
  package var needsTyping: Bool { verdict == .cannotBeDecided }

  package var canApply: Bool {
    switch verdict {
    case .accepted: true
    case .cannotBeDecided: confirmation.text == confirmationText
    case .refused, nil: false
    }
  }

  /// Why *Apply* does nothing now.
  package var whyNot: String? {
    switch verdict {
    case nil:
      if case .asking = stage {
        "Apply waits for what AWS says of you now: the verdict depends on it."
      } else {
        "The lockout check is still running."
      }
    case .refused: "AWS will refuse this policy, so there is nothing to send. Esc goes back to the editor."
    case .cannotBeDecided where !canApply: "Type \(confirmationText) to apply a policy whose verdict is open."
    case .accepted, .cannotBeDecided: nil
    }
  }
}
