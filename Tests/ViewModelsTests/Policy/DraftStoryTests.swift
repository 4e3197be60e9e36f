import AWSClient
import KeyPolicy
import Testing
import ViewModels

/// A draft is never lost.
struct DraftStoryTests {
  private let arn = ConsoleStory.arn(ConsoleStory.ledger)

  private func typed(_ text: String = "x") -> ConsoleStory {
    var story = ConsoleStory.editing()
    story.type(text)
    return story
  }

  // MARK: When it is saved

  @Test func aPauseSavesTheDraftOnce() {
    var story = typed()
    #expect(story.journalled.isEmpty)
    story.pass(PolicyPane.typingPause)
    #expect(
      story.effects.contains(
        .saveDraft(
          StoredDraft(text: ConsoleStory.policy + "x", base: ConsoleStory.policy), keyARN: arn,
          account: ConsoleStory.account)))
    story.pass(10)
    #expect(story.journalled.isEmpty)
  }

  @Test(arguments: [
    KeyPress(.escape), .ctrl("c"), .ctrl("s"), .ctrl("z"),
  ])
  func whateverLeavesTheEditorSavesTheDraft(press: KeyPress) {
    var story = typed()
    story.press(press)
    #expect(story.journalled == [ConsoleStory.policy + "x"])
  }

  @Test func aTerminalThatHangsUpSavesTheDraft() {
    var story = typed()
    story.send(.hangup)
    #expect(story.journalled == [ConsoleStory.policy + "x"])
  }

  @Test func quittingAsksAndSavesTheDraft() {
    var story = typed()
    // Ctrl-C leaves the editor, then asks once more, then the question of the draft comes.
    story.press(.ctrl("c"))
    story.press(.ctrl("c"))
    story.press(.ctrl("c"))
    #expect(!story.effects.contains(.quit))
    guard case .choice(let dialog)? = story.model.overlays.last else {
      Issue.record("no question")
      return
    }
    #expect(dialog.title == "Quit with a draft?")
    story.press(KeyPress(.tab))
    story.press(KeyPress(.enter))
    #expect(story.effects.contains(.quit))
    #expect(story.model.drafts[arn]?.text == ConsoleStory.policy + "x")
    #expect(!story.effects.contains(.deleteDraft(keyARN: arn)))
  }

  @Test func aDraftIsSavedAlthoughTheCallerIsUnknown() throws {
    var story = ConsoleStory()
    story.send(.start)
    story.answer(.identity(.failure(ConsoleStory.denied)))
    story.send(.loaded(generation: 1, .keys([KeyListEntry(keyID: ConsoleStory.ledger, arn: arn)])))
    // Whose drafts there would be is told by the keys.
    #expect(story.effects.contains(.findDrafts(account: ConsoleStory.account)))
    story.send(.draftsFound([:]))
    let read = PolicyRead(text: ConsoleStory.policy, health: PolicyHealth(.ok, sentence: ""))
    story.send(.loaded(generation: 1, .policy(ConsoleStory.ledger, .success(read))))
    story.press(.char("e"))
    story.type("x")
    story.send(.hangup)
    #expect(
      story.effects.contains {
        if case .saveDraft(_, keyARN: arn, account: ConsoleStory.account) = $0 { true } else { false }
      })
  }

  @Test func theJournalIsAskedAgainAfterItFailed() {
    var story = typed()
    story.pass(1)
    #expect(story.journalled.count == 1)
    story.send(.journalFailed("The draft could not be saved. The disk is full."))
    #expect(story.model.toast?.tone == .error)
    story.send(.hangup)
    #expect(story.journalled == [ConsoleStory.policy + "x"])
  }

  // MARK: What must not touch it

  @Test func aRefreshLeavesTheDraftAlone() {
    var story = typed()
    story.press(KeyPress(.escape))
    story.reload()
    story.list([(ConsoleStory.ledger, "payments/ledger")])
    story.describe(ConsoleStory.ledger)
    story.givePolicy("{\"Id\": \"theirs\"}")
    #expect(story.model.policy.text == ConsoleStory.policy + "x")
    // What the draft was begun on is still what it is compared with.
    #expect(story.model.policy.base == ConsoleStory.policy)
  }

  @Test func expiredCredentialsLeaveTheDraftAndItsCheck() throws {
    var story = typed()
    story.press(KeyPress(.escape))
    let expired = AWSError(
      .credentials, code: "ExpiredTokenException", message: "Your credentials have expired.",
      operation: "GetKeyPolicy", hint: "Sign in again.")
    story.reload()
    story.answer(.identity(.failure(expired)))
    story.answer(.policy(ConsoleStory.ledger, .failure(expired)))
    #expect(story.model.policy.text == ConsoleStory.policy + "x")
    #expect(story.model.session.account == ConsoleStory.account)
    story.pass(1)
    #expect(story.questions.count == 1)
    story.send(.checked(id: try #require(story.questions.last).id, ConsoleStory.check(.refused)))
    let lines = story.model.policy.lockoutLines
    #expect(lines.first?.tone == .refused)
    #expect(lines.contains { $0.text.contains("could not be read again: Your credentials have expired.") })
  }

  @Test func aPolicyThatArrivesWhileTheEditorIsOpenChangesNothingInIt() {
    var story = ConsoleStory.withPolicy()
    story.reload()
    story.press(.char("e"))
    story.list([(ConsoleStory.ledger, "payments/ledger")])
    story.givePolicy("{\"Id\": \"theirs\"}")
    #expect(story.model.policy.text == ConsoleStory.policy)
    // Nothing was typed: the pane shows AWS's text again.
    story.press(KeyPress(.escape))
    #expect(story.model.policy.text == "{\"Id\": \"theirs\"}")
    #expect(!story.model.policy.hasDraft)
  }

  @Test func lookingAtAKeyTouchesNoDraftInTheJournal() {
    var story = ConsoleStory.withPolicy()
    story.press(.char("e"))
    story.press(KeyPress(.escape))
    #expect(story.journalled.isEmpty)
    story.press(.char("q"))
    #expect(story.effects.contains(.quit))
    #expect(story.journalled.isEmpty)
    story.send(.hangup)
    #expect(story.journalled.isEmpty)
  }

  // MARK: Earlier runs

  @Test func aDraftOfAnEarlierRunComesBack() {
    let draft = StoredDraft(text: "{\"Id\": \"mine\"}", base: "{}")
    let story = ConsoleStory.withPolicy(drafts: [arn: draft])
    #expect(story.model.policy.text == draft.text)
    #expect(story.model.policy.base == "{}")
    #expect(story.model.messages.lines.contains { $0.text == "A draft from an earlier run is kept." })
  }

  @Test func aDraftThatComesLateIsShownAtOnce() {
    var story = ConsoleStory()
    story.send(.start)
    story.answer(.identity(.success(ConsoleStory.alice)))
    story.send(.loaded(generation: 1, .keys([KeyListEntry(keyID: ConsoleStory.ledger, arn: arn)])))
    let read = PolicyRead(text: ConsoleStory.policy, health: PolicyHealth(.ok, sentence: ""))
    story.send(.loaded(generation: 1, .policy(ConsoleStory.ledger, .success(read))))
    // The editor waits for the journal: what is typed must not overwrite a draft nobody has seen.
    story.press(.char("e"))
    #expect(!story.model.policy.isEditing)
    story.send(.draftsFound([arn: StoredDraft(text: "{\"Id\": \"mine\"}", base: ConsoleStory.policy)]))
    #expect(story.model.policy.isEditing)
    #expect(story.model.policy.text == "{\"Id\": \"mine\"}")
  }

  @Test func aBrokenJournalDoesNotKeepTheEditorShut() {
    var story = ConsoleStory()
    story.send(.start)
    story.answer(.identity(.success(ConsoleStory.alice)))
    story.send(.loaded(generation: 1, .keys([KeyListEntry(keyID: ConsoleStory.ledger, arn: arn)])))
    let read = PolicyRead(text: ConsoleStory.policy, health: PolicyHealth(.ok, sentence: ""))
    story.send(.loaded(generation: 1, .policy(ConsoleStory.ledger, .success(read))))
    story.press(.char("e"))
    story.send(.journalFailed("The journal cannot be opened."))
    #expect(story.model.policy.isEditing)
  }

  @Test func draftsAreAskedForOnceARun() {
    var story = typed()
    story.press(KeyPress(.escape))
    story.reload()
    story.answer(.identity(.success(ConsoleStory.alice)))
    #expect(!story.effects.contains { if case .findDrafts = $0 { true } else { false } })
  }

  @Test func aDiscardedDraftDoesNotComeBack() throws {
    var story = typed()
    story.press(KeyPress(.escape))
    story.type(":discard")
    story.press(KeyPress(.enter))
    story.press(KeyPress(.tab))
    story.press(KeyPress(.enter))
    #expect(story.model.policy.text == ConsoleStory.policy)
    #expect(story.journalled == [nil])
    // What the journal had told before is out of date.
    story.send(.draftsFound([arn: StoredDraft(text: "old", base: "")]))
    #expect(story.model.drafts[arn] == nil)
    #expect(story.model.policy.text == ConsoleStory.policy)
  }

  @Test func whatIsTypedNowWinsOverAnOlderDraft() {
    var story = typed()
    story.send(.draftsFound([arn: StoredDraft(text: "old", base: "")]))
    #expect(story.model.policy.text == ConsoleStory.policy + "x")
    story.pass(1)
    #expect(story.journalled == [ConsoleStory.policy + "x"])
  }

  @Test func keepingIsTheDefaultWhenADraftMayBeDiscarded() {
    var story = typed()
    story.press(KeyPress(.escape))
    story.type(":discard")
    story.press(KeyPress(.enter))
    #expect(story.effects.contains(.flushInput))
    story.press(KeyPress(.enter))
    #expect(story.model.policy.hasDraft)
    #expect(story.journalled.isEmpty)
  }
}
