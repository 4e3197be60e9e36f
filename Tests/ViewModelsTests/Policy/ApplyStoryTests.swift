import AWSClient
import KeyPolicy
import Testing
import ViewModels

/// The review and what comes of an apply.
struct ApplyStoryTests {
  private static let slow = AWSError(
    .transport, code: "TimedOut", message: "No answer came within 60 s.", operation: "PutKeyPolicy")

  private func changed() -> ConsoleStory {
    var story = ConsoleStory.editing()
    story.type(" ")
    return story
  }

  // MARK: What may be sent

  @Test func theTextSentIsTheTextChecked() throws {
    var story = changed()
    story.press(.ctrl("s"))
    story.answerCallerAsBefore()
    let question = try #require(story.questions.last)
    story.send(.checked(id: question.id, ConsoleStory.check(.accepted)))
    story.press(KeyPress(.tab))
    story.press(KeyPress(.enter))
    let request = try #require(story.applied.last)
    #expect(Array(request.draft.utf8) == question.text)
    #expect(request.keyARN == question.access?.key.arn)
    #expect(request.caller?.arn == question.access?.caller.arn)
    #expect(request.base == ConsoleStory.policy)
  }

  @Test func theReviewHasItsOwnCheckAndTakesNoOtherOne() throws {
    var story = changed()
    story.pass(1)
    let editors = try #require(story.questions.last)
    story.press(.ctrl("s"))
    story.answerCallerAsBefore()
    let reviews = try #require(story.questions.last)
    #expect(reviews.id != editors.id)
    story.send(.checked(id: editors.id, ConsoleStory.check(.accepted)))
    #expect(try #require(story.review).stage == .checking(id: reviews.id))
    #expect(try #require(story.review).verdict == nil)
  }

  @Test func anAcceptedPolicyIsAppliedByTabAndEnterAndNothingElse() throws {
    var story = changed()
    story.openReview(.accepted)
    for press: KeyPress in [
      .char("y"), .char("a"), .char(" "), .ctrl("s"), .ctrl("j"), KeyPress(.enter, .alt),
    ] {
      story.press(press)
      #expect(story.applied.isEmpty, "\(press.name)")
    }
    #expect(story.review != nil)
    story.press(KeyPress(.tab))
    #expect(story.applied.isEmpty)
    story.press(KeyPress(.enter))
    #expect(story.applied.count == 1)
    #expect(try #require(story.review).stage == .working(.rereading))
  }

  @Test func enterAloneGoesBackToTheEditor() {
    var story = changed()
    story.openReview(.accepted)
    story.press(KeyPress(.enter))
    #expect(story.applied.isEmpty)
    #expect(story.review == nil)
    #expect(story.model.policy.isEditing)
  }

  @Test func aRefusedPolicyIsSentInNoWay() throws {
    var story = changed()
    story.openReview(.refused)
    for press: KeyPress in [
      KeyPress(.tab), KeyPress(.right), KeyPress(.down), KeyPress(.backTab), .char("y"), .ctrl("s"),
    ] {
      story.press(press)
      #expect(try #require(story.review).isBlocked)
    }
    story.type("payments/ledger")
    story.press(KeyPress(.tab), KeyPress(.tab), KeyPress(.tab), KeyPress(.enter))
    #expect(story.applied.isEmpty)
  }

  @Test func anUndecidedPolicyAsksForTheNameInWriting() throws {
    var story = changed()
    story.openReview(.cannotBeDecided)
    story.press(KeyPress(.tab), KeyPress(.enter))
    #expect(story.applied.isEmpty)
    #expect(
      try #require(story.review).notice
        == "Type payments/ledger to apply a policy whose verdict is open.")
    story.press(KeyPress(.tab))
    story.send(.pasted("payments/ledger"))
    #expect(try #require(story.review).confirmation.text.isEmpty)
    story.type("payments/ledge")
    story.press(KeyPress(.enter))
    #expect(story.applied.isEmpty)
    #expect(story.review != nil)
    story.type("r")
    // Enter in the field goes to the button, Enter on the button applies.
    story.press(KeyPress(.enter))
    #expect(story.applied.isEmpty)
    story.press(KeyPress(.enter))
    #expect(story.applied.map(\.keyID) == [ConsoleStory.ledger])
  }

  // MARK: Queued keys

  @Test func keysTypedWhileTheCheckRunsConfirmNothing() throws {
    var story = changed()
    story.press(.ctrl("s"))
    #expect(story.effects.contains(.flushInput))
    story.answerCallerAsBefore()
    let question = try #require(story.questions.last)
    story.press(KeyPress(.tab), KeyPress(.enter))
    // The answer throws away what the terminal still holds.
    story.send(.checked(id: question.id, ConsoleStory.check(.accepted)))
    #expect(story.effects.contains(.flushInput))
    #expect(try #require(story.review).focusedButton == 0)
    #expect(story.applied.isEmpty)
  }

  @Test func withoutACallerNothingIsPromised() throws {
    var story = ConsoleStory()
    story.send(.start)
    story.answer(.identity(.failure(ConsoleStory.denied)))
    story.send(.loaded(generation: 1, .keys([KeyListEntry(keyID: "k1", arn: ConsoleStory.arn("k1"))])))
    story.send(.draftsFound([:]))
    let read = PolicyRead(text: ConsoleStory.policy, health: PolicyHealth(.ok, sentence: ""))
    story.send(.loaded(generation: 1, .policy("k1", .success(read))))
    story.press(.char("e"))
    story.type(" ")
    story.press(.ctrl("s"))
    story.answer(.identity(.failure(ConsoleStory.denied)))
    let question = try #require(story.questions.last)
    #expect(question.access == nil)
    #expect(PolicyCheck.run(question).answer.verdict != .accepted)
  }

  // MARK: One at a time

  @Test func theReviewStaysWhileAWSIsAsked() throws {
    var story = changed()
    let request = try story.apply()
    for press: KeyPress in [
      KeyPress(.escape), .ctrl("c"), .ctrl("c"), KeyPress(.enter), .ctrl("s"), .char("q"),
    ] {
      story.press(press)
      #expect(story.applied.isEmpty)
      #expect(!story.effects.contains(.quit))
    }
    #expect(try #require(story.review).request == request)
    story.send(.applyStep(id: request.id, .sending))
    #expect(try #require(story.review).stage == .working(.sending))
  }

  @Test func anOutcomeNobodyWaitsForIsDropped() throws {
    var story = changed()
    let request = try story.apply()
    story.send(.applied(id: request.id + 1, .applied(readBack: "other")))
    #expect(try #require(story.review).stage == .working(.rereading))
    #expect(story.model.policy.hasDraft)
  }

  // MARK: How it ends

  @Test func appliedShowsWhatAWSHasAndForgetsTheDraft() throws {
    var story = changed()
    let request = try story.apply()
    story.send(.applied(id: request.id, .applied(readBack: "{\"Statement\": []}")))
    #expect(story.review == nil)
    #expect(story.model.policy.text == "{\"Statement\": []}")
    #expect(!story.model.policy.hasDraft)
    #expect(!story.model.policy.isEditing)
    #expect(story.journalled == [nil])
    #expect(story.model.toast?.tone == .success)
    #expect(story.model.toast?.text == "The policy of payments/ledger is applied and read back.")
    // The word in the list was of the old policy.
    #expect(story.model.keys.row(ConsoleStory.ledger)?.policy.value == nil)
  }

  @Test(arguments: [
    (
      PolicyApplyOutcome.appliedDifferently(readBack: "{\"Id\": \"other\"}"), "AWS now shows another document"
    ),
    (.appliedNotYetVisible, "still shows the old one"),
    (.appliedUnread(slow), "reading it back failed: No answer came within 60 s."),
  ])
  func takenButNotSeenIsSaidAsItIs(outcome: PolicyApplyOutcome, words: String) throws {
    var story = changed()
    let request = try story.apply()
    story.send(.applied(id: request.id, outcome))
    #expect(story.review == nil)
    #expect(story.model.toast?.text.contains(words) == true)
    #expect(story.journalled == [nil])
    #expect(!story.model.policy.hasDraft)
  }

  @Test(arguments: [
    (PolicyApplyOutcome.copyFailed("The disk is full."), "nothing was sent"),
    (.failed(.rereading, slow), "AWS's policy is unchanged"),
    (.unknown(slow), "it is not known whether AWS took the policy"),
  ])
  func whatEndedBadlyKeepsTheDraft(outcome: PolicyApplyOutcome, words: String) throws {
    var story = changed()
    let request = try story.apply()
    story.send(.applied(id: request.id, outcome))
    guard case .failed(let sentences) = try #require(story.review).stage else {
      Issue.record("the review does not say how it ended")
      return
    }
    #expect(sentences.joined(separator: " ").contains(words))
    #expect(story.effects.contains(.flushInput))
    #expect(story.model.messages.lines.last?.isError == true)
    #expect(story.model.drafts[request.keyARN]?.text == request.draft)
    #expect(!story.journalled.contains(nil))
    story.press(KeyPress(.escape))
    #expect(story.model.policy.isEditing)
    #expect(story.model.policy.text == request.draft)
  }

  @Test func aPolicyReadBeforeTheApplyIsNotShownAfterIt() throws {
    var story = changed()
    story.press(KeyPress(.escape))
    story.reload()
    story.list([(ConsoleStory.ledger, "payments/ledger")])
    story.describe(ConsoleStory.ledger)
    let asked = story.model.keys.row(ConsoleStory.ledger)?.policy.isLoading
    #expect(asked == true)
    story.press(.char("3"))
    let request = try story.apply()
    story.send(.applied(id: request.id, .applied(readBack: request.draft)))
    // The answer to the question of before the apply.
    story.givePolicy(ConsoleStory.policy)
    #expect(story.model.policy.text == request.draft)
    let again = story.effects.contains {
      if case .load(let load, _, _, _) = $0 {
        load == LoadPlan.Request(.policy, of: ConsoleStory.ledger)
      } else {
        false
      }
    }
    #expect(again)
    story.givePolicy(request.draft)
    #expect(story.model.policy.text == request.draft)
  }

  // MARK: Conflict

  @Test func aConflictKeepsTheDraftAndComparesItWithTheNewerPolicy() throws {
    var story = changed()
    let request = try story.apply()
    let theirs = "{\"Id\": \"theirs\"}"
    story.send(.applied(id: request.id, .conflict(current: theirs)))
    #expect(story.effects.contains(.flushInput))
    #expect(try #require(story.review).stage == .conflict(current: theirs))
    // The review shows what they did.
    #expect(
      try #require(story.review).lines(accountName: nil).contains { line in
        if case .change(let row) = line { row.kind == .added && row.text == theirs } else { false }
      })
    story.press(KeyPress(.enter))
    #expect(story.applied.isEmpty)
    #expect(story.model.policy.text == request.draft)
    #expect(story.model.policy.base == theirs)
    #expect(
      story.effects.contains(
        .saveDraft(
          StoredDraft(text: request.draft, base: theirs), keyARN: request.keyARN,
          account: ConsoleStory.account)))
    // The next review starts from the newer policy.
    let second = try story.apply()
    #expect(second.base == theirs)
    #expect(second.draft == request.draft)
  }

  @Test func escInAConflictLeavesEverythingAsItWas() throws {
    var story = changed()
    let request = try story.apply()
    story.send(.applied(id: request.id, .conflict(current: "{}")))
    story.press(KeyPress(.escape))
    #expect(story.model.policy.base == ConsoleStory.policy)
    #expect(story.model.policy.text == request.draft)
  }

  @Test func aConflictWithTheSameTextLeavesNoDraft() throws {
    var story = changed()
    let request = try story.apply()
    story.send(.applied(id: request.id, .conflict(current: request.draft)))
    story.press(KeyPress(.enter))
    #expect(!story.model.policy.hasDraft)
    #expect(story.journalled == [nil])
    #expect(story.model.toast?.text.contains("nothing left to apply") == true)
  }

  // MARK: Where it is not possible

  @Test func withoutADraftThereIsNothingToApply() {
    var story = ConsoleStory.editing()
    story.press(.ctrl("s"))
    #expect(story.review == nil)
    #expect(story.model.toast?.text == "There is no draft: nothing differs from AWS's policy.")
  }

  @Test func readOnlyOpensNoEditorAndNoReview() {
    let draft = StoredDraft(text: "{}", base: ConsoleStory.policy)
    var story = ConsoleStory.withPolicy(
      drafts: [ConsoleStory.arn(ConsoleStory.ledger): draft], readOnly: true)
    #expect(story.model.policy.hasDraft)
    story.press(.char("e"))
    #expect(!story.model.policy.isEditing)
    story.press(.char("3"), .ctrl("s"))
    #expect(story.review == nil)
    story.type(":review")
    story.press(KeyPress(.enter))
    #expect(story.review == nil)
    #expect(story.model.toast?.text.hasPrefix("This console is read-only.") == true)
  }

  @Test(arguments: [ActionID.cut, .paste, .undo, .redo, .selectAll, .nextProblem])
  func menusDoNotEditWhereNobodyEdits(id: ActionID) throws {
    var story = ConsoleStory.withPolicy(readOnly: true)
    let title = try #require(ActionTable.action(id)?.title)
    story.press(.char("?"))
    story.type(title.lowercased())
    story.press(KeyPress(.enter))
    #expect(story.model.policy.text == ConsoleStory.policy)
    #expect(!story.model.policy.hasDraft)
    #expect(story.model.toast?.text == "This works in the policy editor; e opens it.")
  }

  @Test func anAWSManagedKeyIsNotEdited() {
    var story = ConsoleStory.withPolicy()
    story.describe(ConsoleStory.ledger) { $0.manager = "AWS" }
    story.press(.char("e"))
    #expect(!story.model.policy.isEditing)
    #expect(story.model.toast?.text == "This is an AWS managed key: only AWS changes it.")
  }
}
