import AWSClient
import KeyPolicy
import Testing
import ViewModels

/// The hint bar: keys that do what it says, here and now.
struct HintsTests {
  private func words(_ story: ConsoleStory) -> [String] { story.model.hints.map(\.word) }

  @Test func everyHintOfAPaneIsTheActionOfItsKey() throws {
    var story = ConsoleStory.withPolicy()
    for pane: KeyPress in [.char("1"), .char("2"), .char("3"), .char("e")] {
      story.press(pane)
      for hint in story.model.hints {
        let action = ActionTable.all.first { action in
          action.hint == hint.word && action.contexts.contains(story.model.context)
        }
        #expect(action?.keys.first?.name == hint.keys, "\(hint)")
      }
      #expect(!story.model.hints.isEmpty)
    }
  }

  @Test func readOnlyHintsAtNothingThatChangesAWS() {
    let story = ConsoleStory.withPolicy(readOnly: true)
    #expect(!words(story).contains("edit policy"))
  }

  @Test func theEditorHintsAtReviewAndApplyWhenThereIsADraft() {
    var story = ConsoleStory.editing()
    #expect(!words(story).contains("review & apply"))
    story.type("x")
    #expect(words(story).first == "review & apply")
  }

  @Test func aRefusedReviewHintsAtTheWayBackAlone() {
    var story = ConsoleStory.editing()
    story.type("x")
    story.openReview(.refused)
    #expect(words(story) == ["back to the editor", "scroll"])
  }

  @Test func everyLayerHasHintsOfItsOwn() {
    var story = ConsoleStory.withPolicy()
    story.press(.char("/"))
    #expect(words(story) == ["keep the filter", "clear", "move"])
    story.press(KeyPress(.escape))
    story.press(.char(":"))
    #expect(words(story) == ["run", "choose", "close"])
    story.type("messages")
    story.press(KeyPress(.enter))
    #expect(words(story) == ["scroll", "close"])
    story.press(KeyPress(.escape), .char("3"), .char("/"))
    #expect(words(story) == ["search", "close"])
  }
}
