import AWSClient
import KeyPolicy
import Testing
import ViewModels

@testable import TerminalUI

/// The console while a policy is edited, reviewed and applied.
struct PolicyScreenTests {
  enum Verdict: String, CaseIterable {
    case accepted, undecided, refused
  }

  /// The editor with a text of this verdict; IAM is unknown, as on AWS.
  private func editing(_ columns: Int, _ rows: Int, _ verdict: Verdict) -> ScreenStory {
    var story = ScreenStory(columns, rows, knownPolicies: .unread)
    story.load()
    switch verdict {
    case .accepted: story.write(ScreenPolicies.administrator)
    case .undecided: story.write(ScreenPolicies.delegating + "\n")
    case .refused: story.write(ScreenPolicies.bobAlone)
    }
    story.check()
    return story
  }

  @Test(arguments: [(120, 40), (80, 24), (40, 12), (20, 6)], Verdict.allCases)
  func editingWithAVerdict(size: (columns: Int, rows: Int), verdict: Verdict) throws {
    try Golden.expect(
      editing(size.columns, size.rows, verdict).screen(),
      "screen-editing-\(verdict)-\(size.columns)x\(size.rows)")
  }

  @Test(arguments: [(80, 24), (40, 12), (20, 6)]) func theVerdictIsOfBeforeAChange(columns: Int, rows: Int)
    throws
  {
    var story = editing(columns, rows, .accepted)
    story.type(" ")
    try Golden.expect(story.screen(), "screen-editing-stale-\(columns)x\(rows)")
  }

  @Test func aSyntaxErrorHasItsPlace() throws {
    var story = editing(80, 24, .accepted)
    story.press(KeyPress(.character("a"), .alt))
    story.send(
      .pasted("{\n  \"Version\": \"2012-10-17\",\n  \"Statement\": [\n    { \"Effect\" \"Allow\" }\n  ]\n}"))
    story.check()
    try Golden.expect(story.screen(), "screen-editing-syntax-80x24")
  }

  @Test func aSearchMarksItsMatches() throws {
    var story = editing(80, 24, .accepted)
    story.press(.ctrl("f"))
    story.type("kms:")
    try Golden.expect(story.screen(), "screen-search-80x24")
  }

  // MARK: Review

  @Test(arguments: [(120, 40), (80, 24), (40, 12), (20, 6)], Verdict.allCases)
  func theReview(size: (columns: Int, rows: Int), verdict: Verdict) throws {
    var story = editing(size.columns, size.rows, verdict)
    story.review()
    try Golden.expect(story.screen(), "screen-review-\(verdict)-\(size.columns)x\(size.rows)")
  }

  @Test(arguments: [(120, 40), (80, 24), (40, 12), (20, 6)])
  func theReviewWaitsForWhoTheCallerIs(columns: Int, rows: Int) throws {
    var story = editing(columns, rows, .undecided)
    story.press(.ctrl("s"))
    try Golden.expect(story.screen(), "screen-review-asking-\(columns)x\(rows)")
  }

  @Test(arguments: [(80, 24), (40, 12)]) func theReviewSaysWhyApplyWaits(columns: Int, rows: Int) throws {
    var story = editing(columns, rows, .accepted)
    story.press(.ctrl("s"))
    story.answerIdentity()
    story.press(KeyPress(.enter))
    try Golden.expect(story.screen(), "screen-review-waiting-\(columns)x\(rows)")
  }

  @Test(arguments: [(80, 24), (40, 12)]) func theCredentialsChangedUnderTheReview(columns: Int, rows: Int)
    throws
  {
    var story = applying(columns, rows)
    let error = AWSError(
      .credentials, code: "CallerChanged",
      message:
        "AWS's policy is unchanged: your credentials have changed since the review and are another caller's.",
      hint: "What was asked for is judged anew.")
    if let request = story.request { story.send(.applied(id: request.id, .callerChanged(error))) }
    try Golden.expect(story.screen(), "screen-review-changed-\(columns)x\(rows)")
  }

  @Test func theReviewOnItsApplyButton() throws {
    var story = editing(80, 24, .accepted)
    story.review()
    story.press(KeyPress(.tab))
    try Golden.expect(story.screen(), "screen-review-button-80x24")
  }

  @Test(arguments: [(80, 24), (40, 12)]) func theReviewScrolledToItsEnd(columns: Int, rows: Int) throws {
    var story = editing(columns, rows, .undecided)
    story.review()
    for _ in 0..<40 { story.press(KeyPress(.pageDown)) }
    try Golden.expect(story.screen(), "screen-review-end-\(columns)x\(rows)")
  }

  @Test func theReviewSaysWhyNothingHappened() throws {
    var story = editing(80, 24, .undecided)
    story.review()
    story.press(KeyPress(.tab), KeyPress(.enter))
    try Golden.expect(story.screen(), "screen-review-notice-80x24")
  }

  @Test func theApplyIsUnderWay() throws {
    var story = applying(80, 24)
    if let request = story.request { story.send(.applyStep(id: request.id, .sending)) }
    try Golden.expect(story.screen(), "screen-applying-80x24")
  }

  @Test(arguments: [(80, 24), (40, 12)]) func somebodyElseChangedThePolicy(columns: Int, rows: Int) throws {
    var story = applying(columns, rows)
    if let request = story.request {
      story.send(.applied(id: request.id, .conflict(current: ScreenPolicies.everybody)))
    }
    try Golden.expect(story.screen(), "screen-conflict-\(columns)x\(rows)")
  }

  @Test(arguments: [(80, 24), (40, 12)]) func theApplyFailed(columns: Int, rows: Int) throws {
    var story = applying(columns, rows)
    let error = AWSError(
      .transport, code: "TimedOut", message: "kms.eu-west-1.amazonaws.com sent no answer within 60 seconds.",
      operation: "PutKeyPolicy",
      hint: "The policy may have been changed all the same: read it back before trying again.")
    if let request = story.request { story.send(.applied(id: request.id, .unknown(error))) }
    try Golden.expect(story.screen(), "screen-unknown-\(columns)x\(rows)")
  }

  @Test func theApplyIsDone() throws {
    var story = applying(80, 24)
    if let request = story.request { story.send(.applied(id: request.id, .applied(readBack: request.draft))) }
    story.check()
    try Golden.expect(story.screen(), "screen-applied-80x24")
  }

  private func applying(_ columns: Int, _ rows: Int) -> ScreenStory {
    var story = editing(columns, rows, .accepted)
    story.review()
    story.press(KeyPress(.tab), KeyPress(.enter))
    return story
  }
}
