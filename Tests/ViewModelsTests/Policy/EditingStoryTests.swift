import AWSClient
import Foundation
import KeyPolicy
import Testing
import ViewModels

/// Typing and the lockout check under it: a verdict is always one of the text it stands under.
struct EditingStoryTests {
  @Test func theCheckRunsAtThePauseInTypingAndNotBefore() {
    var story = ConsoleStory.editing()
    story.pass(1)
    story.type(" ")
    #expect(story.questions.isEmpty)
    story.pass(PolicyPane.typingPause - 0.01)
    #expect(story.questions.isEmpty)
    story.pass(0.01)
    #expect(story.questions.map { String(decoding: $0.text, as: UTF8.self) } == [ConsoleStory.policy + " "])
  }

  @Test func everyKeyBeginsThePauseAnew() {
    var story = ConsoleStory.editing()
    story.type(" ")
    story.pass(PolicyPane.typingPause * 0.8)
    story.type(" ")
    story.pass(PolicyPane.typingPause * 0.8)
    #expect(story.questions.isEmpty)
    story.pass(PolicyPane.typingPause * 0.2)
    #expect(story.questions.count == 1)
  }

  @Test func theConsoleWantsToBeWokenForThePause() throws {
    var story = ConsoleStory.editing()
    story.type(" ")
    let deadline = try #require(story.model.nextDeadline)
    #expect(deadline <= story.now + PolicyPane.typingPause)
  }

  @Test func anAnswerToAnOlderTextIsDropped() throws {
    var story = ConsoleStory.editing()
    story.type("a")
    story.pass(1)
    let old = try #require(story.questions.last)
    story.type("b")
    story.send(.checked(id: old.id, ConsoleStory.check(.accepted)))
    #expect(story.model.policy.verdictPhrase == nil)
    #expect(!story.model.policy.lockoutLines.contains { $0.tone == .accepted })
    story.pass(1)
    let new = try #require(story.questions.last)
    #expect(new.id != old.id)
    // The late answer comes once more while the new one is under way.
    story.send(.checked(id: old.id, ConsoleStory.check(.accepted)))
    #expect(story.model.policy.check == .running(id: new.id))
    story.send(.checked(id: new.id, ConsoleStory.check(.refused)))
    #expect(story.model.policy.verdictPhrase == "AWS will refuse this policy")
  }

  @Test func theVerdictOfBeforeAChangeIsCalledThat() throws {
    var story = ConsoleStory.editing()
    story.type("a")
    story.pass(1)
    story.send(.checked(id: try #require(story.questions.last).id, ConsoleStory.check(.accepted)))
    #expect(story.model.policy.lockoutLines.first?.tone == .accepted)
    story.type("b")
    let line = try #require(story.model.policy.lockoutLines.first)
    #expect(line == LockoutLine("Checking…  (before this change: AWS will accept this policy)", .stale))
    #expect(story.model.policy.verdictPhrase == nil)
    #expect(story.model.policy.lineSigns.isEmpty)
  }

  @Test func theCheckIsForTheCallerAndTheKeyOnTheScreen() throws {
    var story = ConsoleStory.withPolicy()
    story.pass(1)
    let question = try #require(story.questions.last)
    #expect(question.access?.caller.arn == ConsoleStory.callerARN)
    #expect(question.access?.key.arn == ConsoleStory.arn(ConsoleStory.ledger))
    #expect(question.access?.identityPolicies == .unknown)
  }

  @Test func anotherCallerAsksAnew() throws {
    var story = ConsoleStory.withPolicy()
    story.pass(1)
    let first = try #require(story.questions.last)
    story.press(.char("R"))
    story.answer(
      .identity(
        .success(
          CallerIdentity(
            account: ConsoleStory.account, arn: "arn:aws:iam::111122223333:user/Bob", userID: "B"))))
    // The answer for the first caller is late.
    story.send(.checked(id: first.id, ConsoleStory.check(.accepted)))
    #expect(story.model.policy.verdictPhrase == nil)
    story.pass(1)
    #expect(try #require(story.questions.last).access?.caller.arn == "arn:aws:iam::111122223333:user/Bob")
  }

  @Test func aTextChangedBackIsNoDraftAndIsForgotten() {
    var story = ConsoleStory.editing()
    story.type("x")
    story.pass(1)
    #expect(story.model.policy.hasDraft)
    story.press(KeyPress(.backspace))
    #expect(!story.model.policy.hasDraft)
    story.pass(1)
    #expect(story.journalled == [nil])
  }

  /// The two spellings of é are the same to String and two different policies to AWS.
  @Test func anAccentEncodedInAnotherWayIsAChange() {
    var story = ConsoleStory.editing("{\"Id\": \"\u{E9}\"}")
    story.press(.ctrl("k"))
    story.send(.pasted("{\"Id\": \"e\u{301}\"}"))
    #expect(story.model.policy.hasDraft)
  }

  @Test func pastedTextGoesIntoTheEditorAsItIs() {
    var story = ConsoleStory.editing()
    story.send(.pasted("\nq:schedule key deletion\n"))
    #expect(story.model.policy.text == ConsoleStory.policy + "\nq:schedule key deletion\n")
    #expect(story.model.overlays.isEmpty)
    #expect(!story.effects.contains(.quit))
  }

  @Test func lettersInTheEditorAreTextAndNoCommands() {
    var story = ConsoleStory.editing()
    story.type("qRe:?/1+jk")
    #expect(story.model.policy.text == ConsoleStory.policy + "qRe:?/1+jk")
    #expect(story.model.overlays.isEmpty)
    #expect(story.model.focus == .policy)
  }

  @Test func searchingGoesFromMatchToMatchAndChangesNothing() {
    var story = ConsoleStory.withPolicy("{\n  \"Sid\": \"a\",\n  \"Sid\": \"b\"\n}")
    story.press(.char("3"))
    story.type("/sid")
    story.press(KeyPress(.enter))
    #expect(story.model.policy.editor.cursor.line == 1)
    story.press(.char("n"))
    #expect(story.model.policy.editor.cursor.line == 2)
    story.press(.char("N"))
    #expect(story.model.policy.editor.cursor.line == 1)
    #expect(!story.model.policy.hasDraft)
    // Esc takes the marks away before it leaves the pane.
    story.press(KeyPress(.escape))
    #expect(story.model.policy.search.needle.isEmpty)
    #expect(story.model.focus == .policy)
  }

  @Test func nextProblemGoesRoundThroughTheFindingsOfThisText() throws {
    var story = ConsoleStory.editing("{\n  \"Version\": \"x\",\n  \"Sid\": \"y\"\n}")
    story.type(" ")
    story.pass(1)
    let question = try #require(story.questions.last)
    story.press(.ctrl("n"))
    #expect(story.model.toast?.text == "The check of this text is still running.")
    let findings = [(15, "second"), (4, "first")].map { place, name in
      Finding(.error, ByteRange(place, place + 1), code: name, sentence: "The \(name) problem.")
    }
    story.send(.checked(id: question.id, ConsoleStory.check(.refused, findings: findings)))
    var places: [Int] = []
    for _ in 0..<3 {
      story.press(.ctrl("n"))
      places.append(story.model.policy.editor.cursorOffset)
    }
    // The cursor stands behind both when the story begins.
    let expected: [Int] = [4, 15, 4]
    #expect(places == expected)
    #expect(story.model.toast?.text == "The first problem.")
  }
}
