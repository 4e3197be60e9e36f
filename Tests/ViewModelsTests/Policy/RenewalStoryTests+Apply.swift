import AWSClient
import KeyPolicy
import Testing

@testable import ViewModels

/// What becomes of a verdict that is not fresh any more when Apply is pressed.
extension RenewalStoryTests {
  /// The answers count from when they were asked for: the last one waited for the code of a device, or the machine slept.
  @Test func answersOfAnHourAgoAreNoFreshVerdict() throws {
    var story = asking()
    story.answer(.identity(.success(ConsoleStory.alice)))
    story.pass(3600)
    story.answer(.iam(Self.iam()))
    _ = try judge(&story)
    story.press(KeyPress(.tab), KeyPress(.enter))
    #expect(story.applied.isEmpty)
    #expect(story.review?.stage == .asking(.identity))
  }

  /// Whether principals exist, and what Access Analyzer finds, is as old as the rest.
  @Test func whatAWSSaysOfTheTextIsAskedForAnewToo() throws {
    func asked(_ story: ConsoleStory) -> [Int] {
      story.effects.compactMap { if case .askAboutReview(let ask, _, _) = $0 { ask } else { nil } }
    }
    var story = asking()
    story.answer(.identity(.success(ConsoleStory.alice)))
    let first = try #require(asked(story).first)
    story.answer(.iam(Self.iam()))
    _ = try judge(&story)
    story.pass(301)
    story.press(KeyPress(.tab), KeyPress(.enter))
    story.answer(.identity(.success(ConsoleStory.alice)))
    let second = try #require(asked(story).first)
    story.answer(.iam(Self.iam()))
    _ = try judge(&story)
    var late = ReviewChecks()
    late.doubts = ["whether an old answer counts"]
    story.send(.reviewChecked(ask: first, late))
    #expect(story.review?.awsChecks == nil)
    #expect(story.review?.verdict == .accepted)
    story.send(.reviewChecked(ask: second, late))
    #expect(story.review?.verdict == .cannotBeDecided)
  }

  /// Somebody opens the review, goes to lunch, and meanwhile IAM takes the permission away.
  @Test func aVerdictOfFiveMinutesAgoIsAskedForOnceMore() throws {
    var story = asking()
    story.answer(.identity(.success(ConsoleStory.alice)), .iam(Self.iam()))
    _ = try judge(&story)
    story.pass(301)
    story.press(KeyPress(.tab), KeyPress(.enter))
    #expect(story.applied.isEmpty)
    #expect(story.review?.stage == .asking(.identity))
    #expect(
      story.review?.notice
        == "The verdict was no longer fresh, so nothing was sent yet and AWS is asked once more.")
    story.answer(.identity(.success(ConsoleStory.alice)), .iam(Self.iam(allows: false)))
    _ = try judge(&story)
    #expect(story.review?.verdict == .refused)
    #expect(!applies(&story))
  }

  @Test(arguments: [(299.0, true), (301, false), (-1, false)])
  func aVerdictMayBeActedOnForFiveMinutes(_ seconds: Double, _ isApplied: Bool) throws {
    var story = asking()
    story.answer(.identity(.success(ConsoleStory.alice)), .iam(Self.iam()))
    _ = try judge(&story)
    story.pass(seconds)
    #expect(applies(&story) == isApplied)
  }

  @Test func credentialsThatChangedSinceAreJudgedAnewAndNothingIsSent() throws {
    var story = ConsoleStory.editing()
    story.type(" ")
    let request = try story.apply()
    let changed = AWSError(.credentials, code: "CallerChanged", message: "They are another caller's.")
    story.send(.applied(id: request.id, .callerChanged(changed)))
    #expect(story.review?.stage == .asking(.identity))
    #expect(story.review?.notice == "They are another caller's.")
    #expect(story.effects.contains(.flushInput))
    #expect(story.model.drafts[request.keyARN]?.text == request.draft)
    #expect(story.model.messages.lines.last?.isError == true)
    story.answer(.identity(.success(Self.bob)), .iam(CallerIAM(.notPermitted)))
    let question = try judge(&story)
    #expect(question.access?.caller.arn == Self.bob.arn)
    // Why there is another verdict is on the screen until a key is pressed.
    #expect(story.review?.notice == "They are another caller's.")
    #expect(story.applied.isEmpty)
  }
}
