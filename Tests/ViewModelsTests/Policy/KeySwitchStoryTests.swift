import AWSClient
import KeyPolicy
import Testing
import ViewModels

/// The policy on the screen and the key it belongs to, while the list moves under them.
struct KeySwitchStoryTests {
  /// Two keys, both described and with a policy that names them; the cursor is on `a`.
  private func twoKeys() -> ConsoleStory {
    var story = ConsoleStory()
    story.open()
    story.list([("k1", "a"), ("k2", "b")])
    for key in ["k1", "k2"] {
      story.describe(key)
      story.givePolicy("{\"Id\": \"\(key)\"}", of: key)
    }
    return story
  }

  @Test func keysTypedInOneGoActOnTheKeyTheCursorHasReached() {
    var story = twoKeys()
    // One batch: no frame is painted between the two.
    story.press(.char("j"), .char("e"))
    #expect(story.model.policy.keyID == "k2")
    #expect(story.model.policy.isEditing)
    story.type("x")
    #expect(story.model.policy.text.contains("k2"))
  }

  @Test func movingOnShowsTheOtherPolicyAndComingBackTheDraft() {
    var story = twoKeys()
    story.press(.char("e"))
    story.type("x")
    story.press(KeyPress(.escape))
    let draft = story.model.policy.text
    story.press(.char("1"))
    story.press(.char("j"))
    #expect(story.model.policy.text == "{\"Id\": \"k2\"}")
    #expect(!story.model.policy.hasDraft)
    story.press(.char("k"))
    #expect(story.model.policy.text == draft)
    #expect(story.model.policy.hasDraft)
  }

  @Test func aVerdictOfTheOtherKeyIsNotShown() throws {
    var story = twoKeys()
    story.pass(1)
    let question = try #require(story.questions.last)
    story.press(.char("j"))
    story.send(.checked(id: question.id, ConsoleStory.check(.accepted)))
    #expect(story.model.policy.verdictPhrase == nil)
  }

  @Test func theEditorStaysWithItsKeyWhenThatLeavesTheList() throws {
    var story = twoKeys()
    story.reload()
    story.press(.char("e"))
    story.type("x")
    let draft = story.model.policy.text
    story.answer(.keys([KeyListEntry(keyID: "k2", arn: ConsoleStory.arn("k2"))]), .keysEnded(nil))
    #expect(story.model.keys.selectedID == "k2")
    #expect(story.model.policy.keyID == "k1")
    #expect(story.model.policy.text == draft)
    story.press(.ctrl("s"))
    #expect(story.review == nil)
    #expect(
      story.model.toast?.text
        == "AWS does not list this key any more, so its policy cannot be applied. The draft is kept.")
    story.press(KeyPress(.escape))
    #expect(story.journalled == [draft])
    #expect(story.model.policy.keyID == "k2")
    #expect(story.model.drafts[ConsoleStory.arn("k1")]?.text == draft)
  }

  @Test func aDraftCanBeAppliedAlthoughTheFilterHidesItsKey() throws {
    var story = twoKeys()
    story.type("/state:enabled")
    story.press(KeyPress(.enter))
    story.press(.char("e"))
    story.type("x")
    story.describe("k1") { $0.state = "Disabled" }
    #expect(story.names == ["b"])
    story.press(.ctrl("s"))
    #expect(try #require(story.review).request.keyID == "k1")
    #expect(try #require(story.review).keyName == "a")
  }

  @Test func aMenuIsAboutTheKeyItWasOpenedFor() {
    var story = twoKeys()
    story.type("/state:enabled")
    story.press(KeyPress(.enter))
    story.press(.char("a"))
    story.describe("k1") { $0.state = "Disabled" }
    #expect(story.model.keys.selectedID == "k2")
    story.type("disable")
    story.press(KeyPress(.enter))
    #expect(story.model.overlays.isEmpty)
    #expect(story.model.toast?.text == "a is no longer in the list, so nothing was done.")
  }

  @Test func discardingIsAboutTheKeyItWasAskedFor() {
    var story = twoKeys()
    // Both keys get a draft.
    for key in ["k1", "k2"] {
      story.press(.char("1"), .char(key == "k1" ? "g" : "G"))
      story.press(.char("e"))
      story.type("x")
      story.press(KeyPress(.escape))
    }
    story.press(.char("1"), .char("g"))
    story.type("/state:enabled")
    story.press(KeyPress(.enter))
    story.type(":discard")
    story.press(KeyPress(.enter))
    // While the question stands, the key leaves the filter and the pane goes on to the other one.
    story.describe("k1") { $0.state = "Disabled" }
    #expect(story.model.policy.keyID == "k2")
    story.press(KeyPress(.tab))
    story.press(KeyPress(.enter))
    #expect(story.effects.contains(.deleteDraft(keyARN: ConsoleStory.arn("k1"))))
    #expect(story.model.drafts[ConsoleStory.arn("k1")] == nil)
    #expect(story.model.drafts[ConsoleStory.arn("k2")] != nil)
    #expect(story.model.policy.hasDraft)
  }

  @Test func theCursorStaysWhereAGoneKeyWas() {
    var story = ConsoleStory()
    story.open()
    story.list([("k1", "a"), ("k2", "b"), ("k3", "c"), ("k4", "d")])
    story.press(.char("j"), .char("j"))
    story.reload()
    let left = ["k1", "k2", "k4"].map { KeyListEntry(keyID: $0, arn: ConsoleStory.arn($0)) }
    story.answer(.keys(left), .keysEnded(nil))
    #expect(story.model.keys.selectedID == "k4")
  }

  @Test func anEmptyListLeavesNothingToActOn() {
    var story = twoKeys()
    story.reload()
    story.answer(.keys([]), .keysEnded(nil), .aliasesEnded(nil))
    #expect(story.model.policy.keyID == nil)
    for press: KeyPress in [
      .char("j"), .char("k"), .char("G"), .char("g"), .ctrl("d"), .char("e"), .char("a"), KeyPress(.enter),
      KeyPress(.escape), .char("3"), .ctrl("s"), .char("n"), KeyPress(.right), .char("2"), .char("]"),
      .char("s"),
    ] {
      story.press(press)
    }
    #expect(story.model.keys.selectedID == nil)
    #expect(story.model.disabledReason(.editPolicy) != nil)
  }

  @Test func manyPoliciesAreNotAllKeptInMemory() {
    var story = ConsoleStory()
    story.open()
    let keys = (0..<600).map { (id: "k\(10_000 + $0)", alias: Optional("a\(10_000 + $0)")) }
    story.list(keys)
    for key in keys {
      story.describe(key.id)
      story.givePolicy("{\"Id\": \"\(key.id)\"}", of: key.id)
    }
    // The first one is gone from memory and read again when the cursor comes to it.
    story.press(.char("j"))
    story.press(.char("k"))
    #expect(story.model.policy.keyID == "k10000")
    let asked = story.effects.contains {
      if case .load(let request, _, _, _) = $0 {
        request == LoadPlan.Request(.policy, of: "k10000")
      } else {
        false
      }
    }
    #expect(asked)
    story.givePolicy("{\"Id\": \"k10000\"}", of: "k10000")
    #expect(story.model.policy.text == "{\"Id\": \"k10000\"}")
  }
}
