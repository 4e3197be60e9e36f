package import KeyPolicy

/// The review before a policy is applied: verdict, change, confirmation, and the steps while it runs.
package struct ApplyDialog: Sendable {
  package enum Stage: Sendable, Equatable {
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
  package var check: PolicyCheck?
  package let diff: LineDiff
  /// The changed places with three lines around each.
  package let hunks: [LineDiff.Hunk]
  /// First line of the change shown.
  package var top = 0
  package var height = 1
  /// What must be typed when the verdict is not *accepted*.
  package var confirmationText: String
  package var confirmation = TextField()
  /// 0 is *Back* (the default), 1 is *Apply*.
  package var focusedButton = 0
  /// Said when something the person pressed did nothing.
  package var notice: String?

  package init(_ request: PolicyApplyRequest, checkID: Int, keyName: String, confirmationText: String) {
    self.request = request
    self.keyName = keyName
    self.confirmationText = confirmationText
    stage = .checking(id: checkID)
    diff = LineDiff(old: request.base, new: request.draft)
    hunks = diff.hunks(context: 3)
  }

  /// Scrolls the review; the window cuts what is too far.
  package mutating func scroll(by delta: Int) {
    // Verdict and facts above the change take some lines of their own, wrapped by the window.
    let lines = hunks.reduce(30) { $0 + $1.rows.count + 1 }
    top = max(0, min(top + delta, lines - height))
  }

  package var verdict: LockoutVerdict? { check?.answer.verdict }

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
    case nil: "The lockout check is still running."
    case .refused: "AWS will refuse this policy, so there is nothing to send. Esc goes back to the editor."
    case .cannotBeDecided where !canApply: "Type \(confirmationText) to apply a policy whose verdict is open."
    case .accepted, .cannotBeDecided: nil
    }
  }
}
