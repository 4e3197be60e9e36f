import AWSClient
import Testing
import ViewModels

/// Answers that come later than what they tell of.
struct LateAnswerTests {
  private let ledger = ConsoleStory.ledger

  private func mutate(_ story: inout ConsoleStory, _ words: String) throws -> MutationRequest {
    story.type(":" + words)
    story.press(KeyPress(.enter))
    story.press(KeyPress(.tab))
    story.press(KeyPress(.enter))
    return try #require(
      story.effects.lazy.compactMap { if case .mutate(let request) = $0 { request } else { nil } }.first)
  }

  @Test func aDescriptionOfBeforeAChangeIsNotShownAfterIt() throws {
    var story = ConsoleStory.withPolicy()
    story.reload()
    story.list([(ledger, "payments/ledger")])
    #expect(story.model.keys.row(ledger)?.metadata.isLoading == true)
    story.type(":schedule")
    story.press(KeyPress(.enter))
    story.press(KeyPress(.tab))
    story.type("payments/ledger")
    story.press(KeyPress(.backTab), KeyPress(.backTab), KeyPress(.enter))
    let request = try #require(
      story.effects.lazy.compactMap { if case .mutate(let request) = $0 { request } else { nil } }.first)
    let pending = ConsoleStory.metadata(ledger) { $0.state = "PendingDeletion" }
    story.send(.mutated(request, .success(pending)))
    story.describe(ledger) { $0.state = "Enabled" }
    #expect(story.model.keys.row(ledger)?.metadata.value?.state == "PendingDeletion")
  }

  @Test func aChangeThatCannotBeReadBackIsReadAgain() throws {
    var story = ConsoleStory.withPolicy()
    let request = try mutate(&story, "disable the key")
    story.send(.mutated(request, .success(nil)))
    #expect(story.model.keys.row(ledger)?.metadata.value == nil)
    #expect(
      story.effects.contains { effect in
        if case .load(let load, _, _, _) = effect {
          load == LoadPlan.Request(.metadata, of: ledger)
        } else {
          false
        }
      })
    #expect(story.model.toast?.text == "payments/ledger is disabled.")
  }

  @Test func aLostAnswerIsNotCalledAFailure() throws {
    var story = ConsoleStory.withPolicy()
    let request = try mutate(&story, "disable the key")
    let lost = AWSError(
      .transport, code: "TimedOut", message: "No answer came within 60 s.", operation: "DisableKey")
    story.send(.mutated(request, .failure(lost)))
    #expect(
      story.model.toast?.text
        == "No certain answer came to DisableKey, so it is not known whether AWS did it for payments/ledger. "
        + "No answer came within 60 s. The key is read again.")
    #expect(story.model.keys.row(ledger)?.metadata.isLoading == true)
    #expect(story.effects.contains(.flushInput))
  }

  @Test func aLoadIsCompleteAlthoughADescribedKeyLeft() {
    var story = ConsoleStory()
    story.open()
    story.list([("k1", "a"), ("k2", "b")])
    story.describe("k1")
    story.describe("k2")
    story.reload()
    story.describe("k1")
    story.describe("k2")
    story.answer(
      .keys([KeyListEntry(keyID: "k2", arn: ConsoleStory.arn("k2"))]), .keysEnded(nil), .aliasesEnded(nil))
    #expect(story.model.keys.progress.phase == .complete)
    #expect(story.model.keys.describedCount == 1)
  }

  @Test func answersToAStoppedLoadAreDropped() {
    var story = ConsoleStory()
    story.open()
    story.list([("k1", "a"), ("k2", "b")])
    let generation = story.generation
    story.press(.ctrl("c"))
    story.send(.loaded(generation: generation, .metadata("k1", .failure(ConsoleStory.denied))))
    #expect(story.model.keys.row("k1")?.metadata.error == nil)
  }

  @Test func aFailedRefreshOfTheCallerKeepsWhoIsKnown() {
    var story = ConsoleStory()
    story.open()
    story.reload()
    story.answer(.identity(.failure(ConsoleStory.denied)))
    #expect(story.model.session.account == ConsoleStory.account)
    #expect(story.model.toast?.tone == .error)
  }

  @Test func anAliasWithoutANameNamesNoKey() {
    var story = ConsoleStory()
    story.open()
    story.list([(ledger, "")])
    // Typing nothing must not confirm a deletion.
    #expect(story.model.keys.row(ledger)?.confirmationText == "567890ab")
  }

  @Test func keysPendingDeletionAreShownAndThoseThatWaitForMaterialAreNot() {
    var story = ConsoleStory()
    story.open()
    story.list([("k1", "a"), ("k2", "b"), ("k3", "c"), ("k4", "d")])
    for (key, state) in [
      ("k1", "PendingDeletion"), ("k2", "PendingImport"), ("k3", "PendingReplicaDeletion"), ("k4", "Enabled"),
    ] {
      story.describe(key) { $0.state = state }
    }
    story.type(":pending")
    story.press(KeyPress(.enter))
    #expect(Set(story.names) == ["a", "c"])
  }

  @Test func escAndEnterTypedFastConfirmNothing() {
    var story = ConsoleStory.withPolicy()
    story.type(":disable the key")
    story.press(KeyPress(.enter))
    story.press(KeyPress(.tab))
    story.press(KeyPress(.enter, .alt))
    #expect(!story.effects.contains { if case .mutate = $0 { true } else { false } })
  }
}
