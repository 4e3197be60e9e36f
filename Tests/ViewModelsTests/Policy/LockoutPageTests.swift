import KeyPolicy
import Testing
import ViewModels

/// The lockout check over the whole window.
struct LockoutPageTests {
  private func page(_ story: ConsoleStory) -> ReadingPage? {
    guard case .lockout(let page)? = story.model.overlays.last else { return nil }
    return page
  }

  /// A story in a window too small for a check of this many findings.
  private func story(findings: Int) -> ConsoleStory {
    var story = ConsoleStory.withPolicy(size: TerminalSize(columns: 60, rows: 12))
    story.pass(1)
    if let question = story.questions.last {
      let all = (0..<findings).map {
        Finding(.warning, ByteRange(0, 1), code: "x", sentence: "Sentence number \($0).")
      }
      story.send(.checked(id: question.id, ConsoleStory.check(.accepted, findings: all)))
    }
    return story
  }

  @Test func opensAndScrollsAndCloses() {
    var story = story(findings: 30)
    story.press(KeyPress(.character("l"), .alt))
    #expect(page(story)?.top == 0)
    story.press(KeyPress(.down))
    #expect(page(story)?.top == 1)
    story.press(.char("G"))
    let end = page(story)?.top ?? 0
    #expect(end > 1)
    story.press(KeyPress(.down))
    #expect(page(story)?.top == end)
    story.press(.char("g"))
    #expect(page(story)?.top == 0)
    story.press(KeyPress(.escape))
    #expect(page(story) == nil)
  }

  @Test func aShortCheckDoesNotScroll() {
    var story = story(findings: 0)
    story.press(KeyPress(.character("l"), .alt))
    story.press(.char("G"))
    #expect(page(story)?.top == 0)
  }

  @Test func withoutAPolicyItSaysWhyItDoesNotOpen() {
    var story = ConsoleStory()
    story.press(KeyPress(.character("l"), .alt))
    #expect(page(story) == nil)
    #expect(story.model.toast?.text == "There is no policy to check.")
  }

  @Test func theEditorOpensItToo() {
    var story = ConsoleStory.editing()
    story.press(KeyPress(.character("l"), .alt))
    #expect(page(story) != nil)
  }
}
