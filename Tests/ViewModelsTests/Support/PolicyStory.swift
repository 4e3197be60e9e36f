import AWSClient
import KeyPolicy
import Testing
import ViewModels

/// Steps of stories about policies.
extension ConsoleStory {
  static let ledger = "1234abcd-12ab-34cd-56ef-1234567890ab"
  /// AWS's policy of the ledger key when a story begins.
  static let policy = "{\n  \"Version\": \"2012-10-17\",\n  \"Statement\": []\n}"

  /// A console with one described key, `payments/ledger`, whose policy is on the screen.
  static func withPolicy(
    _ text: String = policy, drafts: [String: StoredDraft] = [:], readOnly: Bool = false,
    size: TerminalSize = TerminalSize(columns: 120, rows: 40)
  ) -> ConsoleStory {
    var story = ConsoleStory(size: size, readOnly: readOnly)
    story.open(drafts: drafts)
    story.list([(ledger, "payments/ledger")])
    story.describe(ledger)
    story.givePolicy(text)
    return story
  }

  /// The same with the editor open and the cursor at the end of the text.
  static func editing(_ text: String = policy) -> ConsoleStory {
    var story = withPolicy(text)
    story.press(.char("e"))
    story.press(KeyPress(.end, .control))
    return story
  }

  /// Answers GetKeyPolicy.
  mutating func givePolicy(_ text: String, of keyID: String = ledger, health: PolicyHealth.Word = .ok) {
    let read = PolicyRead(text: text, health: PolicyHealth(health, sentence: "For the story."))
    answer(.policy(keyID, .success(read)))
  }

  /// The questions to the policy engine among the effects of the last batch.
  var questions: [CheckRequest] {
    effects.compactMap { if case .check(let request) = $0 { request } else { nil } }
  }

  var applied: [PolicyApplyRequest] {
    effects.compactMap { if case .apply(let request) = $0 { request } else { nil } }
  }

  /// What the last batch asked the journal to do with drafts: the text, or nil to forget it.
  var journalled: [String?] {
    effects.compactMap { effect -> String?? in
      switch effect {
      case .saveDraft(let draft, _, _): .some(draft.text)
      case .deleteDraft: .some(nil)
      default: nil
      }
    }
  }

  /// The review, if it is open.
  var review: ApplyDialog? {
    guard case .apply(let dialog)? = model.overlays.last else { return nil }
    return dialog
  }

  static func check(_ verdict: LockoutVerdict, findings: [Finding] = []) -> PolicyCheck {
    PolicyCheck(
      findings: findings,
      answer: LockoutAnswer(
        verdict, reason: "Because the story says so.",
        missing: verdict == .cannotBeDecided ? ["your IAM policies"] : []))
  }

  /// Opens the review and answers its check with a verdict.
  mutating func openReview(_ verdict: LockoutVerdict) {
    press(.ctrl("s"))
    answerCallerAsBefore()
    guard let question = questions.last else { return }
    send(.checked(id: question.id, Self.check(verdict)))
  }

  /// Goes from the review to the apply that AWS is asked for.
  mutating func apply() throws -> PolicyApplyRequest {
    openReview(.accepted)
    press(KeyPress(.tab))
    press(KeyPress(.enter))
    return try #require(applied.last)
  }
}
