import KeyPolicy
import Testing
import ViewModels

struct PrintingStoryTests {
  private func editing() -> ConsoleStory {
    var story = ConsoleStory.withPolicy()
    story.press(.char("3"))
    story.press(.char("e"))
    return story
  }

  @Test func aPolicyIsMinifiedAndIndentedAgainAndEachIsOneStepToUndo() {
    var story = editing()
    let before = story.model.policy.text
    story.press(KeyPress(.character("m"), .alt))
    let minified = story.model.policy.text
    #expect(Array(minified.utf8) == PolicyText.minified(Array(before.utf8)))
    #expect(!minified.contains("\n"))
    story.press(KeyPress(.character("i"), .alt))
    #expect(Array(story.model.policy.text.utf8) == PolicyText.indented(Array(before.utf8)))
    story.press(KeyPress(.character("u"), .alt))
    #expect(story.model.policy.text == minified)
    story.press(KeyPress(.character("u"), .alt))
    #expect(story.model.policy.text == before)
  }

  @Test func aTextThatIsNoJSONStaysAsItIsAndSaysSo() {
    var story = editing()
    story.press(.char("x"))
    let before = story.model.policy.text
    story.press(KeyPress(.character("m"), .alt))
    #expect(story.model.policy.text == before)
    #expect(story.model.toast?.text.contains("not JSON") == true)
  }
}
