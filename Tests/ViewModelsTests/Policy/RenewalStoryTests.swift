import AWSClient
import KeyPolicy
import Testing
@testable import ViewModels

/// Before a policy is applied AWS is asked again who the caller is and what IAM allows; the verdict waits for that.
struct RenewalStoryTests {
  static let bob = CallerIdentity(
    account: ConsoleStory.account, arn: "arn:aws:iam::111122223333:user/Bob", userID: "AIDABOB")
  private static let arn = ConsoleStory.arn(ConsoleStory.ledger)
  private static let lost = AWSError(
    .transport, code: "TimedOut", message: "sts.test did not answer within 30 seconds.",
    operation: "GetCallerIdentity")

  /// What IAM says of a caller whose policies were read and allow everything, or nothing.
  static func iam(allows: Bool = true) -> CallerIAM {
    var known = KnownPolicies.sandbox
    if !allows { known.identity = .documents([]) }
    var iam = CallerIAM(.read, known: known)
    iam.principalARN = ConsoleStory.callerARN
    return iam
  }

  /// Neither policies nor simulator were refused for good: the simulator can be asked.
  private static func simulated() -> CallerIAM {
    var iam = CallerIAM(.notPermitted)
    iam.principalARN = ConsoleStory.callerARN
    return iam
  }

  /// A console that knows what IAM says, with a changed draft that leaves it to IAM who may do what.
  func changed(_ iam: CallerIAM = iam()) -> ConsoleStory {
    var story = ConsoleStory.withPolicy()
    story.answer(.iam(iam))
    story.press(.char("e"), KeyPress(.character("a"), .alt))
    story.send(.pasted(SandboxPolicies.delegating("mine")))
    return story
  }

  func asking(_ iam: CallerIAM = iam()) -> ConsoleStory {
    var story = changed(iam)
    story.press(.ctrl("s"))
    return story
  }

  /// Presses everything that could apply; tells whether it did.
  func applies(_ story: inout ConsoleStory) -> Bool {
    for press: KeyPress in [KeyPress(.tab), KeyPress(.right), KeyPress(.enter), .char(" "), .ctrl("s")] {
      story.press(press)
      if !story.applied.isEmpty { return true }
    }
    return false
  }

  /// Answers the question of the last batch to the policy engine with what the engine says.
  func judge(_ story: inout ConsoleStory) throws -> CheckRequest {
    let question = try #require(story.questions.last { $0.text == Array(story.model.policy.text.utf8) })
    story.send(.checked(id: question.id, PolicyCheck.run(question)))
    return question
  }

  // MARK: Waiting

  @Test func nothingIsJudgedOrAppliedBeforeTheAnswersAreHere() throws {
    var story = asking()
    #expect(story.review?.stage == .asking(.identity))
    #expect(story.questions.isEmpty)
    #expect(!applies(&story))
    story.answer(.identity(.success(ConsoleStory.alice)))
    #expect(story.review?.stage == .asking(.iam))
    #expect(!applies(&story))
    story.answer(.iam(Self.iam()))
    #expect(!applies(&story))
    let question = try #require(story.review).stage
    guard case .checking(let id) = question else {
      Issue.record("\(question)")
      return
    }
    story.send(.checked(id: id, ConsoleStory.check(.accepted)))
    // What was pressed while there was no verdict is no answer to it.
    #expect(story.review?.focusedButton == 0)
    #expect(story.effects.contains(.flushInput))
    story.press(KeyPress(.tab), KeyPress(.enter))
    #expect(story.applied.map(\.caller) == [ConsoleStory.alice])
  }

  @Test func enterSaysWhyNothingHappensUntilThereIsNoReason() throws {
    var story = asking()
    story.press(KeyPress(.enter))
    #expect(story.review?.notice == "Apply waits for what AWS says of you now: the verdict depends on it.")
    story.answer(.identity(.success(ConsoleStory.alice)), .iam(Self.iam()))
    #expect(story.review?.notice == nil)
    story.press(KeyPress(.enter))
    #expect(story.review?.notice == "The lockout check is still running.")
    guard case .checking(let id)? = story.review?.stage else { return }
    story.send(.checked(id: id, ConsoleStory.check(.accepted)))
    #expect(story.review?.notice == nil)
  }

  @Test func unchangedAnswersGiveTheVerdictAtOnce() throws {
    var story = asking()
    story.answer(.identity(.success(ConsoleStory.alice)), .iam(Self.iam()))
    _ = try judge(&story)
    #expect(story.review?.verdict == .accepted)
    #expect(applies(&story))
  }

  // MARK: Answers that change the verdict

  @Test func aPolicyWithdrawnAMinuteAgoIsNotCountedOn() throws {
    var story = asking()
    story.answer(.identity(.success(ConsoleStory.alice)), .iam(Self.iam(allows: false)))
    _ = try judge(&story)
    #expect(story.review?.verdict == .refused)
    #expect(!applies(&story))
  }

  @Test func anotherCallerIsJudgedWithNothingOfTheOneBefore() throws {
    var story = asking()
    story.answer(.identity(.success(Self.bob)))
    #expect(story.review?.request.caller == Self.bob)
    #expect(!applies(&story))
    story.answer(.iam(CallerIAM(.notPermitted)))
    let question = try judge(&story)
    #expect(question.access?.caller.arn == Self.bob.arn)
    #expect(question.access?.identityPolicies == .unknown)
    #expect(story.review?.verdict == .cannotBeDecided)
  }

  @Test func credentialsOfAnotherAccountCloseTheReview() {
    var story = asking()
    let other = CallerIdentity(
      account: "444455556666", arn: "arn:aws:iam::444455556666:user/Bob", userID: "AIDAOTHER")
    story.answer(.identity(.success(other)))
    #expect(story.review == nil)
    #expect(story.model.session.account == "444455556666")
    #expect(!applies(&story))
  }

  // MARK: No answer

  @Test func withoutTheIdentityNothingOfBeforeCounts() throws {
    var story = asking()
    story.answer(.identity(.failure(Self.lost)))
    let question = try judge(&story)
    #expect(question.access == nil)
    #expect(story.review?.verdict == .cannotBeDecided)
    #expect(story.review?.request.caller == nil)
    // Whose rows these are is still shown.
    #expect(story.model.session.account == ConsoleStory.account)
    #expect(!applies(&story))
    // Whoever wants it all the same says so in writing.
    while story.review?.confirmation.text.isEmpty == false { story.press(KeyPress(.backspace)) }
    story.type("payments/ledger")
    story.press(KeyPress(.enter), KeyPress(.enter))
    #expect(story.applied.count == 1)
  }

  @Test func whatIAMSaidBeforeIsDroppedWhenItSaysNothing() throws {
    var story = asking()
    var silent = CallerIAM(.unavailable)
    silent.remarks = ["GetUser: no answer."]
    story.answer(.identity(.success(ConsoleStory.alice)), .iam(silent))
    let question = try judge(&story)
    #expect(question.access?.identityPolicies == .unknown)
    #expect(story.review?.verdict == .cannotBeDecided)
  }

  // MARK: The simulator

  private static func access(allows: Bool) -> SimulatedAccess {
    var access = SimulatedAccess([], keyARN: arn, layers: PolicyLayers())
    access.known = iam(allows: allows).known
    access.doubt = nil
    return access
  }

  @Test(arguments: [
    (Result<SimulatedAccess, AWSError>.success(access(allows: true)), LockoutVerdict.accepted),
    (.success(access(allows: false)), .refused), (.failure(ConsoleStory.denied), .cannotBeDecided),
  ])
  func theSimulatorIsWaitedForToo(_ answer: Result<SimulatedAccess, AWSError>, _ verdict: LockoutVerdict)
    throws
  {
    var story = changed(Self.simulated())
    story.answer(.simulated(keyARN: Self.arn, .success(Self.access(allows: true))))
    story.press(.ctrl("s"))
    story.answer(.identity(.success(ConsoleStory.alice)), .iam(Self.simulated()))
    #expect(story.review?.stage == .asking(.simulator(keyARN: Self.arn)))
    #expect(!applies(&story))
    // Of another key nothing is waited for.
    story.answer(.simulated(keyARN: ConsoleStory.arn("other"), .success(Self.access(allows: true))))
    #expect(story.review?.stage == .asking(.simulator(keyARN: Self.arn)))
    story.answer(.simulated(keyARN: Self.arn, answer))
    _ = try judge(&story)
    #expect(story.review?.verdict == verdict)
  }

  @Test func aSimulatorThatIsClosedIsNotWaitedFor() throws {
    var story = changed(Self.simulated())
    story.answer(.simulated(keyARN: Self.arn, .failure(ConsoleStory.denied)))
    story.press(.ctrl("s"))
    story.answer(.identity(.success(ConsoleStory.alice)), .iam(Self.simulated()))
    _ = try judge(&story)
    #expect(story.review?.verdict == .cannotBeDecided)
  }

  /// What the simulator allows one caller is not allowed to the next one.
  @Test func theSimulatorsAnswerOnTheCallerBeforeIsDropped() throws {
    var story = changed(Self.simulated())
    let before = story.ask
    story.press(.ctrl("s"))
    story.answer(.identity(.success(Self.bob)))
    story.send(.told(ask: before, .simulated(keyARN: Self.arn, .success(Self.access(allows: true)))))
    #expect(story.model.session.simulated[Self.arn] == nil)
    story.answer(.iam(CallerIAM(.unavailable)))
    _ = try judge(&story)
    #expect(story.review?.verdict == .cannotBeDecided)
  }

  // MARK: Late answers, other ways

  @Test func answersToAnEarlierQuestionAreLate() throws {
    var story = asking()
    let first = story.ask
    story.press(KeyPress(.escape))
    #expect(story.review == nil)
    story.press(.ctrl("s"))
    #expect(story.ask != first)
    story.send(
      .told(ask: first, .identity(.success(ConsoleStory.alice))), .told(ask: first, .iam(Self.iam())))
    #expect(story.review?.stage == .asking(.identity))
    story.answer(.identity(.success(ConsoleStory.alice)), .iam(Self.iam(allows: false)))
    // Not even now: what was asked first was answered for a time before.
    story.send(.told(ask: first, .iam(Self.iam())))
    let question = try #require(story.model.session.callerIAM)
    #expect(question == Self.iam(allows: false))
  }

  @Test func aReviewThatWasClosedLeavesNothingBehind() throws {
    var story = asking()
    story.press(KeyPress(.escape))
    #expect(story.model.policy.isEditing)
    story.answer(.identity(.success(ConsoleStory.alice)), .iam(Self.iam(allows: false)))
    #expect(story.review == nil)
    #expect(!story.effects.contains(.flushInput))
    // The answers are good for the pane all the same.
    story.pass(1)
    #expect(try #require(story.questions.last).access?.identityPolicies == .documents([]))
  }

  @Test func aNewLoginUnderTheReviewAsksAnew() throws {
    var story = asking()
    story.answer(.identity(.success(ConsoleStory.alice)), .iam(Self.iam()))
    _ = try judge(&story)
    let first = story.ask
    story.press(KeyPress(.tab))
    // Asked for before the review was opened.
    story.send(.signInForgotten)
    #expect(story.review?.stage == .asking(.identity))
    #expect(!applies(&story))
    story.send(.told(ask: first, .iam(Self.iam())))
    #expect(story.review?.stage == .asking(.identity))
    story.answer(.identity(.success(ConsoleStory.alice)), .iam(Self.iam()))
    _ = try judge(&story)
    #expect(story.review?.focusedButton == 0)
    #expect(applies(&story))
  }

  @Test func loadingThatWasStoppedKeepsNoReviewWaiting() throws {
    var story = changed()
    story.press(KeyPress(.escape))
    story.press(.char("R"))
    let stopped = story.ask
    story.press(.ctrl("c"))
    #expect(story.effects.contains { if case .cancelLoad = $0 { true } else { false } })
    story.press(.char("3"), .ctrl("s"))
    #expect(story.ask != stopped)
    story.send(.told(ask: stopped, .identity(.success(Self.bob))))
    story.answer(.identity(.success(ConsoleStory.alice)), .iam(Self.iam()))
    _ = try judge(&story)
    #expect(story.review?.verdict == .accepted)
  }

  @Test func anotherPlaceWaitsUntilTheReviewIsClosed() throws {
    var story = changed()
    story.press(KeyPress(.escape), .char("r"))
    story.send(.placesRead(.regions, .success(PlaceChoices(regions: ["us-east-1"]))))
    story.press(KeyPress(.enter))
    let id = try #require(
      story.effects.compactMap { if case .connect(let id, _) = $0 { id } else { nil } }.first)
    story.press(.char("3"), .ctrl("s"))
    let here = story.ask
    let other = Session(region: "us-east-1", source: "environment", readOnly: false)
    #expect(!story.send(.connected(id: id, .success(other))).contains(.useConnection(id: id)))
    #expect(story.review?.stage == .asking(.identity))
    #expect(story.press(KeyPress(.escape)).contains(.useConnection(id: id)))
    story.send(.told(ask: here, .identity(.success(ConsoleStory.alice))))
    #expect(story.model.session.account == nil)
  }

  /// Credentials may cost the code of a device; without it the review would wait for ever.
  @Test func theCodeOfADeviceIsAskedForOverTheReview() throws {
    var story = asking()
    let question = MFAQuestion(
      serialNumber: "arn:aws:iam::111122223333:mfa/alice", roleARN: "", profile: "prod")
    story.send(.mfaAsked(id: 7, question))
    guard case .mfa? = story.model.overlays.last else {
      Issue.record("nobody is asked for the code")
      return
    }
    #expect(story.press(KeyPress(.escape)).contains(.answerMFA(id: 7, nil)))
    #expect(story.review?.stage == .asking(.identity))
    story.answer(.identity(.failure(AWSError(.cancelled, code: "Cancelled", message: "No code was given."))))
    _ = try judge(&story)
    #expect(story.review?.verdict == .cannotBeDecided)
  }
}
