import AWSClient
import KeyPolicy
import Testing
import ViewModels

@testable import TerminalUI

/// What lies over the panes: deletion, cancelling, help, palette, messages.
struct DialogScreenTests {
  private func loaded(_ columns: Int, _ rows: Int) -> ScreenStory {
    var story = ScreenStory(columns, rows, production: true)
    story.load()
    return story
  }

  @Test(arguments: [(120, 40), (80, 24), (40, 12), (20, 6)]) func theDeletion(columns: Int, rows: Int) throws
  {
    var story = loaded(columns, rows)
    story.run("schedule key")
    try Golden.expect(story.screen(), "screen-deletion-\(columns)x\(rows)")
  }

  @Test(arguments: [(80, 24), (40, 12)]) func theDeletionBeforeItsButton(columns: Int, rows: Int) throws {
    var story = loaded(columns, rows)
    story.run("schedule key")
    story.press(.ctrl("u"))
    story.type("7")
    story.press(KeyPress(.tab))
    story.type("payments/ledger")
    story.press(KeyPress(.tab), KeyPress(.tab), KeyPress(.tab))
    try Golden.expect(story.screen(), "screen-deletion-button-\(columns)x\(rows)")
  }

  @Test func theFactsOfADeletionCanBeReadInASmallWindow() throws {
    var story = loaded(40, 12)
    story.run("schedule key")
    for _ in 0..<4 { story.press(KeyPress(.pageUp)) }
    try Golden.expect(story.screen(), "screen-deletion-facts-40x12")
    // Any other key comes back to the form.
    story.press(.ctrl("u"))
    try Golden.expect(story.screen(), "screen-deletion-form-40x12")
  }

  @Test func allOfACancellationCanBeReadInASmallWindow() throws {
    var story = loaded(40, 12)
    story.select("d1e2f3a4")
    story.run("cancel key")
    for _ in 0..<3 { story.press(KeyPress(.pageDown)) }
    try Golden.expect(story.screen(), "screen-cancel-end-40x12")
  }

  @Test func theDeletionSaysWhatIsWrong() throws {
    var story = loaded(80, 24)
    story.run("schedule key")
    story.type("0")
    story.press(KeyPress(.backTab), KeyPress(.enter))
    try Golden.expect(story.screen(), "screen-deletion-notice-80x24")
  }

  @Test func theDeletionOfAPrimary() throws {
    var story = loaded(80, 24)
    story.select("identity/sessions-global")
    story.run("schedule key")
    try Golden.expect(story.screen(), "screen-deletion-primary-80x24")
  }

  @Test(arguments: [(80, 24), (40, 12)]) func cancellingADeletion(columns: Int, rows: Int) throws {
    var story = loaded(columns, rows)
    story.select("d1e2f3a4")
    story.run("cancel key")
    try Golden.expect(story.screen(), "screen-cancel-\(columns)x\(rows)")
  }

  @Test func disablingAKey() throws {
    var story = loaded(80, 24)
    story.run("disable the key")
    story.press(KeyPress(.tab))
    try Golden.expect(story.screen(), "screen-disable-80x24")
  }

  @Test func quittingWithADraft() throws {
    var story = loaded(80, 24)
    story.write("{}")
    story.press(KeyPress(.escape), .char("q"))
    try Golden.expect(story.screen(), "screen-quit-80x24")
  }

  @Test(arguments: [(120, 40), (80, 24), (40, 12), (20, 6)]) func help(columns: Int, rows: Int) throws {
    var story = loaded(columns, rows)
    story.press(.char("?"))
    try Golden.expect(story.screen(), "screen-help-\(columns)x\(rows)")
  }

  @Test(arguments: [(80, 24), (40, 12)]) func palette(columns: Int, rows: Int) throws {
    var story = loaded(columns, rows)
    story.press(.char(":"))
    story.type("key")
    try Golden.expect(story.screen(), "screen-palette-\(columns)x\(rows)")
  }

  @Test(arguments: [(80, 24), (40, 12)]) func actionsOfAKey(columns: Int, rows: Int) throws {
    var story = loaded(columns, rows)
    story.press(.char("a"))
    try Golden.expect(story.screen(), "screen-actions-\(columns)x\(rows)")
  }

  @Test(arguments: [(80, 24), (40, 12)]) func messages(columns: Int, rows: Int) throws {
    var story = loaded(columns, rows)
    story.send(
      .called(
        CallSummary(operation: "ListKeys", outcome: "200", requestID: "0f1e2d3c-aaaa", milliseconds: 84)),
      .called(
        CallSummary(
          operation: "DescribeKey", outcome: "AccessDeniedException", requestID: "0f1e2d3c-bbbb",
          milliseconds: 31)),
      .called(
        CallSummary(operation: "GetKeyPolicy", outcome: "no answer", requestID: nil, milliseconds: 60_000)),
      .journalFailed(
        "The draft could not be saved. There is no space left for /home/ann/.local/state/kmscope/journal.sqlite."
      ))
    story.run("messages")
    try Golden.expect(story.screen(), "screen-messages-\(columns)x\(rows)")
  }
}
