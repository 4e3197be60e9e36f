import AWSClient
import Testing
import ViewModels

/// Long values wrap: the last line can be reached in a narrow pane too.
struct MetadataScrollTests {
  @Test func theEndOfAWrappedDescriptionCanBeReached() {
    var story = ConsoleStory.withPolicy(size: TerminalSize(columns: 40, rows: 12))
    // A description has at most 8192 characters: https://docs.aws.amazon.com/kms/latest/APIReference/API_UpdateKeyDescription.html
    story.describe(ConsoleStory.ledger) { $0.description = String(repeating: "word ", count: 200) }
    story.press(.char("2"))
    story.press(.char("G"))
    // 1000 characters in at most 38 cells take 27 rows and more.
    #expect(story.model.metadata.top > 27)
    story.press(.char("g"))
    #expect(story.model.metadata.top == 0)
  }

  @Test func aShortTextDoesNotScroll() {
    var story = ConsoleStory.withPolicy(size: TerminalSize(columns: 200, rows: 60))
    story.press(.char("2"))
    story.press(.char("]"))
    story.press(.char("G"), .char("j"), .char("j"))
    #expect(story.model.metadata.top == 0)
  }
}
