import AWSClient
import KeyPolicy
import Testing
import ViewModels

@testable import TerminalUI

/// The console while keys are looked at: every size, every state of the list.
struct BrowsingScreenTests {
  static let sizes = [(200, 60), (120, 40), (80, 24), (40, 12), (20, 6)]

  private func loaded(_ columns: Int, _ rows: Int, readOnly: Bool = false, production: Bool = false)
    -> ScreenStory
  {
    var story = ScreenStory(columns, rows, readOnly: readOnly, production: production)
    story.load()
    return story
  }

  @Test(arguments: sizes) func everythingIsLoaded(columns: Int, rows: Int) throws {
    try Golden.expect(loaded(columns, rows).screen(), "screen-loaded-\(columns)x\(rows)")
  }

  @Test(arguments: sizes) func metadataHasTheFocus(columns: Int, rows: Int) throws {
    var story = loaded(columns, rows)
    story.press(.char("2"))
    try Golden.expect(story.screen(), "screen-metadata-\(columns)x\(rows)")
  }

  @Test(arguments: sizes) func policyHasTheFocus(columns: Int, rows: Int) throws {
    var story = loaded(columns, rows)
    story.press(.char("3"))
    try Golden.expect(story.screen(), "screen-policy-\(columns)x\(rows)")
  }

  @Test func theFirstFrameBeforeAnyAnswer() throws {
    try Golden.expect(ScreenStory(80, 24).screen(), "screen-first-80x24")
  }

  @Test func pagesAreArriving() throws {
    var story = ScreenStory(120, 40)
    story.start()
    story.signIn()
    story.answer(.keys(ScreenKeys.all.map { KeyListEntry(keyID: $0.id, arn: ScreenKeys.arn($0.id)) }))
    try Golden.expect(story.screen(), "screen-listing-120x40")
  }

  @Test func detailsAreArriving() throws {
    var story = ScreenStory(80, 24)
    story.start()
    story.signIn()
    let keys = ScreenKeys.all
    story.answer(.keys(keys.map { KeyListEntry(keyID: $0.id, arn: ScreenKeys.arn($0.id)) }), .keysEnded(nil))
    for key in keys.prefix(5) { story.answer(.metadata(key.id, .success(key.metadata))) }
    try Golden.expect(story.screen(), "screen-details-80x24")
  }

  @Test func theLoadingWasStopped() throws {
    var story = ScreenStory(80, 24)
    story.start()
    story.signIn()
    story.answer(
      .keys(ScreenKeys.all.prefix(4).map { KeyListEntry(keyID: $0.id, arn: ScreenKeys.arn($0.id)) }))
    story.press(.ctrl("c"))
    try Golden.expect(story.screen(), "screen-stopped-80x24")
  }

  @Test func anEmptyAccount() throws {
    var story = ScreenStory(80, 24)
    story.start()
    story.signIn()
    story.answer(.keysEnded(nil), .aliasesEnded(nil))
    try Golden.expect(story.screen(), "screen-empty-80x24")
  }

  @Test(arguments: [(80, 24), (40, 12)]) func aListingThatFailed(columns: Int, rows: Int) throws {
    var story = ScreenStory(columns, rows)
    story.start()
    let error = AWSError(
      .transport, code: "CannotResolveHost", message: "The name kms.eu-west-1.amazonaws.com was not found.",
      operation: "ListKeys",
      hint: "Check the network, the name resolution and the Region or endpoint that gave this name.")
    story.answer(.identity(.failure(error)))
    story.answer(.keysEnded(error), .aliasesEnded(error))
    try Golden.expect(story.screen(), "screen-failed-\(columns)x\(rows)")
  }

  @Test(arguments: [(120, 40), (80, 24)]) func aKeyThatMayNotBeDescribed(columns: Int, rows: Int) throws {
    var story = loaded(columns, rows)
    story.select("security/audit-trail")
    try Golden.expect(story.screen(), "screen-denied-\(columns)x\(rows)")
  }

  @Test func aHostileDescriptionIsDrawnHarmlessly() throws {
    var story = loaded(120, 40)
    story.select("vendor/acme-import")
    try Golden.expect(story.screen(), "screen-hostile-120x40")
  }

  @Test func wideCharactersKeepTheColumns() throws {
    var story = loaded(80, 24)
    story.select("日本")
    try Golden.expect(story.screen(), "screen-wide-80x24")
  }

  @Test func aKeyPendingDeletion() throws {
    var story = loaded(120, 40)
    story.select("d1e2f3a4")
    try Golden.expect(story.screen(), "screen-pending-120x40")
  }

  @Test(arguments: [(120, 40), (80, 24), (40, 12)])
  func aFilterWithAProblem(columns: Int, rows: Int) throws {
    var story = loaded(columns, rows)
    story.type("/state:enabled flavour:sweet")
    try Golden.expect(story.screen(), "screen-filter-problem-\(columns)x\(rows)")
  }

  @Test func aFilterThatIsKept() throws {
    var story = loaded(80, 24)
    story.type("/payments")
    story.press(KeyPress(.enter))
    try Golden.expect(story.screen(), "screen-filter-80x24")
  }

  @Test func aFilterThatMatchesNothing() throws {
    var story = loaded(80, 24)
    story.type("/nowhere")
    try Golden.expect(story.screen(), "screen-filter-nothing-80x24")
  }

  @Test(arguments: [(120, 40), (80, 24), (40, 12), (20, 6)])
  func aReadOnlyConsoleOnAProductionAccount(columns: Int, rows: Int) throws {
    try Golden.expect(
      loaded(columns, rows, readOnly: true, production: true).screen(),
      "screen-production-\(columns)x\(rows)")
  }

  @Test func signsAloneInASCII() throws {
    try Golden.expect(loaded(80, 24).screen(ascii: AsciiGlyphs(.signs)), "screen-ascii-80x24")
  }

  @Test func sortedByAnotherColumn() throws {
    var story = loaded(80, 24)
    story.press(.char("s"), .char("S"))
    try Golden.expect(story.screen(), "screen-sorted-80x24")
  }

  @Test(arguments: [(80, 24), (40, 12), (20, 6)]) func anErrorIsSaid(columns: Int, rows: Int) throws {
    var story = loaded(columns, rows)
    story.send(
      .journalFailed(
        "The draft could not be saved. There is no space left for /home/ann/.local/state/kmscope/journal.sqlite. "
          + "Free some space and try again."))
    try Golden.expect(story.screen(), "screen-toast-\(columns)x\(rows)")
  }

  @Test("No size makes it fail", arguments: 0...30, [0, 1, 2, 3, 5, 8, 13, 21])
  func anySize(columns: Int, rows: Int) {
    var story = loaded(columns, rows)
    for pane: KeyPress in [.char("2"), .char("3"), .char("+"), .char("e"), .ctrl("s"), .char("1")] {
      story.press(pane)
      let terminal = story.screen()
      if let cursor = terminal.cursor { #expect(cursor.column < columns && cursor.row < rows) }
    }
  }
}
