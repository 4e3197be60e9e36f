import AWSClient
import KeyPolicy
import Testing
import ViewModels

/// What is known of one caller is never used for another, nor of one key for another.
struct CallerChangeTests {
  private static let weak = CallerIdentity(
    account: ConsoleStory.account, arn: "arn:aws:iam::111122223333:user/Weak", userID: "AIDAWEAK")

  private func withIAM() -> ConsoleStory {
    var story = ConsoleStory.withPolicy()
    var iam = CallerIAM(.read, known: .sandbox, role: .known("arn:aws:iam::111122223333:role/Admin"))
    iam.principalARN = ConsoleStory.callerARN
    story.answer(.iam(iam))
    return story
  }

  @Test func anotherCallerHasNothingOfTheOneBefore() {
    var story = withIAM()
    #expect(story.model.session.knownPolicies == .sandbox)
    story.answer(.identity(.success(Self.weak)))
    #expect(story.model.session.knownPolicies == .unread)
    #expect(story.model.session.callerRole == .unknown)
    #expect(story.model.session.callerIAM == nil)
  }

  @Test func theSameAnswersAgainDisturbNothing() {
    var story = withIAM()
    story.pass(1)
    var iam = CallerIAM(.read, known: .sandbox, role: .known("arn:aws:iam::111122223333:role/Admin"))
    iam.principalARN = ConsoleStory.callerARN
    story.answer(.identity(.success(ConsoleStory.alice)), .iam(iam))
    #expect(story.questions.isEmpty)
    #expect(!story.effects.contains { if case .load = $0 { true } else { false } })
  }

  @Test func whatIAMSaysOfTheRoleBeatsTheCommandLine() {
    var story = ConsoleStory.withPolicy()
    story.answer(.iam(CallerIAM(.read, role: .known("arn:aws:iam::111122223333:role/team/Admin"))))
    #expect(story.model.session.callerRole == .known("arn:aws:iam::111122223333:role/team/Admin"))
  }

  @Test func credentialsOfAnotherAccountEmptyTheList() {
    var story = withIAM()
    let other = CallerIdentity(
      account: "444455556666", arn: "arn:aws:iam::444455556666:user/Bob", userID: "AIDABOB")
    story.answer(.identity(.success(other)))
    #expect(story.model.keys.rows.isEmpty)
    #expect(story.model.session.account == "444455556666")
    #expect(story.effects.contains { if case .listKeys = $0 { true } else { false } })
    #expect(story.model.toast?.text.contains("444455556666") == true)
  }

  @Test func theReviewAsksWhoTheCallerIsOnceMore() {
    var story = ConsoleStory.editing()
    story.type(" ")
    story.press(.ctrl("s"))
    #expect(story.effects.contains { if case .identify = $0 { true } else { false } })
  }

  /// The pane may go on to another key while a review is open; the review is about its own.
  @Test func theReviewIsRecheckedForItsOwnKey() throws {
    var story = ConsoleStory.editing()
    story.type(" ")
    story.press(.ctrl("s"))
    let arn = ConsoleStory.arn(ConsoleStory.ledger)
    story.answer(.identity(.success(ConsoleStory.alice)), .iam(CallerIAM(.read, known: .sandbox)))
    let question = try #require(story.questions.last)
    #expect(question.access?.key.arn == arn)
    // What the simulator says of another key does not touch the review.
    story.send(.checked(id: question.id, ConsoleStory.check(.accepted)))
    story.answer(.simulated(keyARN: ConsoleStory.arn("other"), .failure(ConsoleStory.denied)))
    #expect(story.review?.verdict == .accepted)
  }

  @Test func aRowKeepsItsWordUntilTheNewOneIsThere() {
    var story = ConsoleStory.withPolicy()
    story.answer(.iam(CallerIAM(.read, known: .sandbox)))
    #expect(story.model.keys.row(ConsoleStory.ledger)?.policy.value?.word == .ok)
    #expect(
      story.effects.contains { effect in
        if case .load(let request, _, _, _) = effect {
          request == .init(.policy, of: ConsoleStory.ledger)
        } else {
          false
        }
      })
  }
}
