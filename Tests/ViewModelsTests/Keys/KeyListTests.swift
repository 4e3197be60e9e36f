import AWSClient
import Foundation
import Testing
import ViewModels

struct KeyListTests {
  @Test func rowsAppearPageByPageBeforeTheListingEnds() {
    var story = ConsoleStory()
    story.open()
    story.answer(.keys([KeyListEntry(keyID: "k1", arn: ConsoleStory.arn("k1"))]))
    #expect(story.names == ["k1"])
    story.answer(.keys([KeyListEntry(keyID: "k2", arn: ConsoleStory.arn("k2"))]))
    #expect(story.names == ["k1", "k2"])
    #expect(story.model.keys.progress.phase == .listing)
  }

  @Test func anAliasNamesItsKeyAndKeysWithoutOneComeLast() {
    var story = ConsoleStory()
    story.open()
    story.list([("k1", nil), ("k2", "payments/ledger"), ("k3", "auth")])
    #expect(story.names == ["auth", "payments/ledger", "k1"])
  }

  @Test func aDeniedKeyStaysInTheListAndSaysSo() {
    var story = ConsoleStory()
    story.open()
    story.list([("k1", "a"), ("k2", "b")])
    story.answer(.metadata("k1", .failure(ConsoleStory.denied)))
    #expect(story.names == ["a", "b"])
    #expect(story.model.keys.row("k1")?.metadata == .denied(ConsoleStory.denied))
  }

  @Test func theCursorFollowsTheKeyWhenRowsArriveAboveIt() {
    var story = ConsoleStory()
    story.open()
    story.list([("k1", "m"), ("k2", "z")])
    story.press(.char("j"))
    #expect(story.model.keys.selectedID == "k2")
    story.reload()
    story.list([("k0", "a"), ("k1", "m"), ("k2", "z")])
    #expect(story.model.keys.selectedID == "k2")
    #expect(story.model.keys.cursor == 2)
  }

  @Test func untilAKeyIsPressedTheCursorStaysOnTheFirstRow() {
    var story = ConsoleStory()
    story.open()
    let entries = ["k1", "k2"].map { KeyListEntry(keyID: $0, arn: ConsoleStory.arn($0)) }
    let aliases = [("z", "k1"), ("a", "k2")].map {
      AliasListEntry(name: "alias/\($0)", arn: "", targetKeyID: $1)
    }
    story.answer(.keys(entries))
    #expect(story.model.keys.selectedID == "k1")
    // Named, the second key comes first; nobody has chosen the one that was first by its id.
    story.answer(.aliases(aliases))
    #expect(story.model.keys.cursor == 0)
    #expect(story.model.keys.selectedID == "k2")
  }

  @Test func aKeyPressedEarlyIsMeantForTheKeyThatWasOnTheScreen() {
    var story = ConsoleStory()
    story.open()
    story.answer(.keys(["k1", "k2"].map { KeyListEntry(keyID: $0, arn: ConsoleStory.arn($0)) }))
    story.press(.char("a"))
    story.answer(
      .aliases([AliasListEntry(name: "alias/a", arn: "", targetKeyID: "k2")]), .keysEnded(nil),
      .aliasesEnded(nil))
    #expect(story.model.keys.selectedID == "k1")
    #expect(story.model.keys.cursor == 1)
  }

  @Test func aKeyThatAWSNoLongerListsLeavesAtTheEndOfTheListing() {
    var story = ConsoleStory()
    story.open()
    story.list([("k1", "a"), ("k2", "b")])
    story.reload()
    story.answer(.keys([KeyListEntry(keyID: "k2", arn: ConsoleStory.arn("k2"))]))
    #expect(story.model.keys.rows.count == 2)
    story.answer(.keysEnded(nil))
    #expect(story.model.keys.rows.map(\.keyID) == ["k2"])
    #expect(story.model.keys.selectedID == "k2")
  }

  @Test func aFailedRefreshKeepsTheRows() {
    var story = ConsoleStory()
    story.open()
    story.list([("k1", "a")])
    story.reload()
    let error = AWSError(
      .transport, code: "ConnectionRefused", message: "Nothing listens.", operation: "ListKeys")
    story.answer(.keysEnded(error))
    #expect(story.names == ["a"])
    #expect(story.model.keys.progress.phase == .failed(error))
    #expect(story.model.toast?.tone == .error)
  }

  @Test func answersToAnOlderLoadAreDropped() {
    var story = ConsoleStory()
    story.open()
    let old = story.generation
    story.reload()
    story.send(.loaded(generation: old, .keys([KeyListEntry(keyID: "late", arn: "")])))
    #expect(story.model.keys.rows.isEmpty)
  }

  @Test func detailsOfVisibleRowsAreAskedForFirstAndAtMostSixteenAtOnce() {
    var story = ConsoleStory(size: TerminalSize(columns: 120, rows: 20))
    story.open()
    let keys = (0..<200).map { (id: "k\(1000 + $0)", alias: Optional("a\(1000 + $0)")) }
    story.list(keys)
    let asked = story.effects.compactMap { effect -> LoadPlan.Request? in
      if case .load(let request, _, _, _) = effect { request } else { nil }
    }
    #expect(asked.count == 16)
    #expect(asked.first == LoadPlan.Request(.metadata, of: "k1000"))
    #expect(asked.allSatisfy { $0.keyID < "k1020" })
    // One answer makes room for one more request.
    let next = story.answer(.metadata("k1000", .success(ConsoleStory.metadata("k1000"))))
    #expect(next.count { if case .load = $0 { true } else { false } } == 1)
  }

  @Test func loadingIsCompleteWhenEveryKeyIsDescribed() {
    var story = ConsoleStory()
    story.open()
    story.list([("k1", "a"), ("k2", "b")])
    story.describe("k1")
    #expect(story.model.keys.progress.phase == .details)
    story.answer(.metadata("k2", .failure(ConsoleStory.denied)))
    #expect(story.model.keys.progress.phase == .complete)
    #expect(story.model.keys.describedCount == 2)
  }

  @Test func controlCStopsTheLoadingAndKeepsWhatIsThere() {
    var story = ConsoleStory()
    story.open()
    story.list([("k1", "a"), ("k2", "b")])
    story.describe("k1")
    let effects = story.press(.ctrl("c"))
    #expect(effects.contains(.cancelLoad(generation: story.generation)))
    #expect(story.model.keys.progress.phase == .cancelled)
    #expect(story.names == ["a", "b"])
  }

  @Test func sortingGoesThroughTheColumnsAndReverses() {
    var story = ConsoleStory()
    story.open()
    story.list([("k1", "a"), ("k2", "b"), ("k3", "c")])
    story.describe("k1") { $0.state = "PendingDeletion" }
    story.describe("k2") { $0.state = "Disabled" }
    story.describe("k3") { $0.state = "Enabled" }
    story.press(.char("s"))
    #expect(story.model.keys.sorting.column == .state)
    #expect(story.names == ["b", "c", "a"])
    story.press(.char("S"))
    #expect(story.names == ["a", "c", "b"])
  }

  @Test func theFilterNarrowsWhileTypingAndEscClearsIt() {
    var story = ConsoleStory()
    story.open()
    story.list([("k1", "payments/ledger"), ("k2", "payments/cards"), ("k3", "auth")])
    story.type("/ledger")
    #expect(story.names == ["payments/ledger"])
    story.press(KeyPress(.enter))
    #expect(!story.model.isFiltering)
    #expect(story.names == ["payments/ledger"])
    story.press(KeyPress(.escape))
    #expect(story.names.count == 3)
  }

  @Test func aPredefinedAliasWithoutAKeyIsNoRow() {
    var story = ConsoleStory()
    story.open()
    story.answer(.aliases([AliasListEntry(name: "alias/aws/ebs", arn: "", targetKeyID: nil)]))
    #expect(story.model.keys.rows.isEmpty)
  }
}
