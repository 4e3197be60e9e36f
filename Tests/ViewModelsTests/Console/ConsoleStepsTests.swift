import AWSClient
import Testing
import ViewModels

/// Leaving, stepping back, pasting: what every key press must and must not do.
struct ConsoleStepsTests {
  @Test func escGoesOneStepBackAndNeverQuits() {
    var story = ConsoleStory()
    story.open()
    story.list([("k1", "a")])
    story.press(.char("+"))
    story.press(.char("?"))
    for _ in 0..<8 {
      story.press(KeyPress(.escape))
      #expect(!story.effects.contains(.quit))
    }
    #expect(story.model.overlays.isEmpty)
    #expect(!story.model.isZoomed)
    #expect(story.model.focus == .keys)
  }

  @Test func qClosesTheTopLayerThenQuits() {
    var story = ConsoleStory()
    story.open()
    story.press(.char("+"))
    story.press(.char("q"))
    #expect(!story.effects.contains(.quit))
    story.press(.char("q"))
    #expect(story.effects.contains(.quit))
  }

  @Test func controlCTwiceQuitsWithinTwoSeconds() {
    var story = ConsoleStory()
    story.open()
    story.list([])
    story.press(.ctrl("c"))
    #expect(!story.effects.contains(.quit))
    story.press(.ctrl("c"))
    #expect(story.effects.contains(.quit))
  }

  @Test func aSlowSecondControlCDoesNotQuit() {
    var story = ConsoleStory()
    story.open()
    story.list([])
    story.press(.ctrl("c"))
    story.pass(3)
    story.press(.ctrl("c"))
    #expect(!story.effects.contains(.quit))
  }

  @Test func aPasteOutsideTextFieldsRunsNothing() {
    var story = ConsoleStory()
    story.open()
    story.list([("k1", "a")])
    story.send(.pasted("q:schedule\n"))
    #expect(story.effects.isEmpty || !story.effects.contains(.quit))
    #expect(story.model.overlays.isEmpty)
    #expect(story.model.toast?.text.hasPrefix("Pasted text was ignored here.") == true)
  }

  @Test func controlZSuspendsAlsoInADialog() {
    var story = ConsoleStory()
    story.open()
    story.press(.char("?"))
    story.press(.ctrl("z"))
    #expect(story.effects.contains(.suspend))
  }

  @Test func expiredCredentialsAreSaidOnceWithWhatToDo() {
    var story = ConsoleStory()
    story.open()
    story.list([("k1", "a"), ("k2", "b")])
    let error = AWSError(
      .credentials, code: "ExpiredTokenException", message: "Your credentials have expired.",
      operation: "DescribeKey",
      hint: "Sign in again and press R.")
    story.answer(.metadata("k1", .failure(error)), .metadata("k2", .failure(error)))
    #expect(story.model.toast?.text == "Your credentials have expired. Sign in again and press R.")
    #expect(story.model.messages.lines.count { $0.isError } == 1)
    #expect(story.names == ["a", "b"])
  }

  @Test func anUnknownCallerIsSaidAndTheListStillLoads() {
    var story = ConsoleStory()
    story.send(.start)
    let error = AWSError(
      .service, code: "AccessDenied", message: "Denied by a VPC endpoint policy.",
      operation: "GetCallerIdentity")
    story.answer(.identity(.failure(error)))
    story.send(.loaded(generation: 1, .keys([KeyListEntry(keyID: "k1", arn: "")])))
    #expect(story.model.keys.rows.count == 1)
    #expect(story.model.toast?.text.contains("GetCallerIdentity failed") == true)
  }
}
