import AWSClient
import Foundation
import Testing
import ViewModels

struct DeletionTests {
  private func story(alias: String? = "payments/ledger", state: String = "Enabled", readOnly: Bool = false)
    -> ConsoleStory
  {
    var story = ConsoleStory(readOnly: readOnly)
    story.open()
    story.list([("1234abcd-12ab-34cd-56ef-1234567890ab", alias)])
    story.describe("1234abcd-12ab-34cd-56ef-1234567890ab") { $0.state = state }
    return story
  }

  /// Opens the dialog the only way there is: by name.
  private func openDialog(_ story: inout ConsoleStory) {
    story.type(":schedule key")
    story.press(KeyPress(.enter))
  }

  private func opened(_ story: ConsoleStory) -> DeletionDialog? {
    guard case .deletion(let dialog)? = story.model.overlays.last else { return nil }
    return dialog
  }

  @Test func noSingleKeyOpensTheDialog() {
    let schedule = ActionTable.action(.scheduleDeletion)
    #expect(schedule?.keys.isEmpty == true)
  }

  @Test func theDialogStartsAtThirtyDaysAndFlushesQueuedKeys() throws {
    var story = story()
    openDialog(&story)
    #expect(story.effects.contains(.flushInput))
    let dialog = try #require(opened(story))
    #expect(dialog.days.text == "30")
    #expect(dialog.row.confirmationText == "payments/ledger")
    #expect(dialog.deletionDate(from: ConsoleStory.noon) == ConsoleStory.noon + 30 * 86_400)
  }

  @Test func enterAloneNeverDeletes() {
    var story = story()
    openDialog(&story)
    for _ in 0..<6 {
      story.press(KeyPress(.enter))
      #expect(!story.effects.contains { if case .mutate = $0 { true } else { false } })
    }
  }

  @Test func typingTheAliasAndPressingTheButtonSchedules() throws {
    var story = story()
    openDialog(&story)
    story.press(.ctrl("u"))
    story.type("7")
    story.press(KeyPress(.tab))
    story.type("payments/ledger")
    story.press(KeyPress(.backTab), KeyPress(.backTab), KeyPress(.enter))
    let request = try #require(
      story.effects.lazy.compactMap { if case .mutate(let request) = $0 { request } else { nil } }.first)
    #expect(request.mutation == .scheduleDeletion(days: 7))
    #expect(request.keyID == "1234abcd-12ab-34cd-56ef-1234567890ab")
  }

  @Test func aKeyWithoutAliasIsConfirmedByTheEndOfItsId() throws {
    var story = story(alias: nil)
    openDialog(&story)
    #expect(try #require(opened(story)).row.confirmationText == "567890ab")
  }

  @Test(arguments: ["6", "31", "", "7d", "-7", "0x7"])
  func aWaitingPeriodAWSDoesNotAcceptIsRefusedHere(days: String) throws {
    var story = story()
    openDialog(&story)
    story.press(.ctrl("u"))
    story.type(days)
    story.press(KeyPress(.tab))
    story.type("payments/ledger")
    story.press(KeyPress(.backTab), KeyPress(.backTab), KeyPress(.enter))
    #expect(story.effects.isEmpty)
    #expect(try #require(opened(story)).notice == "The waiting period is 7 to 30 days.")
  }

  @Test func pastingTheConfirmationIsRefused() throws {
    var story = story()
    openDialog(&story)
    story.press(KeyPress(.tab))
    story.send(.pasted("payments/ledger"))
    let dialog = try #require(opened(story))
    #expect(dialog.confirmation.text.isEmpty)
    #expect(dialog.notice == "Pasting is refused here: type it.")
  }

  @Test func afterwardsTheDateIsSaidInLocalTimeAndUTC() throws {
    var story = story()
    openDialog(&story)
    story.press(KeyPress(.tab))
    story.type("payments/ledger")
    story.press(KeyPress(.backTab), KeyPress(.backTab), KeyPress(.enter))
    let request = try #require(
      story.effects.lazy.compactMap { if case .mutate(let request) = $0 { request } else { nil } }.first)
    let pending = ConsoleStory.metadata(request.keyID) {
      $0.state = "PendingDeletion"
      $0.deletionDate = ConsoleStory.noon + 30 * 86_400
    }
    story.send(.mutated(request, .success(pending)))
    #expect(story.model.overlays.isEmpty)
    #expect(
      story.model.toast?.text
        == "payments/ledger will be deleted on 2026-07-01 14:00 +02:00 = 2026-07-01 12:00 UTC.")
    #expect(KeyStateWord(pending, now: story.now).word == "pending 30d")
  }

  @Test func aRefusalFromAWSStaysInTheDialogAndNothingTypedIsLost() throws {
    var story = story()
    openDialog(&story)
    story.press(KeyPress(.tab))
    story.type("payments/ledger")
    story.press(KeyPress(.backTab), KeyPress(.backTab), KeyPress(.enter))
    let request = try #require(
      story.effects.lazy.compactMap { if case .mutate(let request) = $0 { request } else { nil } }.first)
    story.send(.mutated(request, .failure(ConsoleStory.denied)))
    let dialog = try #require(opened(story))
    #expect(dialog.stage == .failed(ConsoleStory.denied))
    #expect(dialog.confirmation.text == "payments/ledger")
  }

  @Test(arguments: ["PendingDeletion", "PendingReplicaDeletion", "Updating"])
  func statesThatCannotBeScheduledSayWhy(state: String) {
    var story = story(state: state)
    openDialog(&story)
    #expect(opened(story) == nil)
    #expect(story.model.disabledReason(.scheduleDeletion) != nil)
  }

  @Test func readOnlyKeepsTheDialogShut() {
    var story = story(readOnly: true)
    openDialog(&story)
    #expect(opened(story) == nil)
    #expect(story.model.disabledReason(.scheduleDeletion)?.contains("read-only") == true)
  }

  @Test func cancellingOffersToEnableAgain() throws {
    var story = story(state: "PendingDeletion")
    story.type(":cancel key")
    story.press(KeyPress(.enter))
    guard case .choice(let dialog)? = story.model.overlays.last else {
      Issue.record("no dialog")
      return
    }
    #expect(dialog.buttons.map(\.title) == ["Back", "Cancel the deletion", "Cancel and enable again"])
    #expect(dialog.focus == 0)
    story.press(KeyPress(.tab), KeyPress(.tab), KeyPress(.enter))
    let request = try #require(
      story.effects.lazy.compactMap { if case .mutate(let request) = $0 { request } else { nil } }.first)
    #expect(request.mutation == .cancelDeletion(thenEnable: true))
  }

  @Test func disableInsteadOpensTheDisableDialog() {
    var story = story()
    openDialog(&story)
    // days → confirmation → back → disable
    story.press(KeyPress(.tab), KeyPress(.tab), KeyPress(.tab), KeyPress(.enter))
    guard case .choice(let dialog)? = story.model.overlays.last else {
      Issue.record("no dialog")
      return
    }
    #expect(dialog.title == "Disable this key?")
  }
}
