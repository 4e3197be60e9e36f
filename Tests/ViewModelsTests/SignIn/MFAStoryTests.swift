import AWSClient
import Testing
import ViewModels

/// The code of an MFA device, asked for in the console.
struct MFAStoryTests {
  private static let question = MFAQuestion(
    serialNumber: "arn:aws:iam::111122223333:mfa/jdoe", roleARN: "arn:aws:iam::111122223333:role/Admin",
    profile: "prod")

  private func dialog(_ story: ConsoleStory) -> MFADialog? {
    guard case .mfa(let dialog)? = story.model.overlays.last else { return nil }
    return dialog
  }

  private func asked() -> ConsoleStory {
    var story = ConsoleStory()
    story.send(.start)
    story.send(.mfaAsked(id: 7, Self.question))
    return story
  }

  @Test func sixDigitsAreSentAndNeverShown() {
    var story = asked()
    #expect(story.effects.contains(.flushInput))
    story.type("123456")
    #expect(dialog(story)?.shown == "••••••")
    #expect(story.press(KeyPress(.enter)).contains(.answerMFA(id: 7, Secret("123456"))))
    #expect(story.model.overlays.isEmpty)
  }

  @Test func somethingElseIsNoCode() {
    var story = asked()
    story.type("12x")
    #expect(dialog(story)?.notice == "A code has digits only.")
    story.press(KeyPress(.enter))
    #expect(dialog(story)?.notice == "The code has six digits.")
    #expect(dialog(story)?.shown == "••")
  }

  @Test func aPastedCodeIsTaken() {
    var story = asked()
    story.send(.pasted(" 123 456\n"))
    #expect(story.press(KeyPress(.enter)).contains(.answerMFA(id: 7, Secret("123456"))))
  }

  @Test(arguments: [KeyPress(.escape), .ctrl("c")])
  func whoeverGivesNoneIsTakenAtTheirWord(_ key: KeyPress) {
    var story = asked()
    #expect(story.press(key).contains(.answerMFA(id: 7, nil)))
    #expect(story.model.overlays.isEmpty)
  }

  @Test func aQuestionThatNobodyWaitsForIsTakenBack() {
    var story = asked()
    story.send(.mfaWithdrawn(id: 7))
    #expect(story.model.overlays.isEmpty)
  }

  @Test func whoeverTypesIsAskedWhenTheyLeaveTheEditor() {
    var story = ConsoleStory.editing()
    story.send(.mfaAsked(id: 7, Self.question))
    story.type("1")
    #expect(dialog(story) == nil)
    #expect(story.model.policy.text.hasSuffix("1"))
    story.press(KeyPress(.escape))
    #expect(dialog(story)?.question == Self.question)
  }

  /// A change that waits for credentials would otherwise wait for ever: its dialog cannot be left.
  @Test func theQuestionComesOverADialogThatWaitsForAWS() throws {
    var story = ConsoleStory.editing()
    story.type(" ")
    _ = try story.apply()
    story.send(.mfaAsked(id: 7, Self.question))
    #expect(dialog(story)?.question == Self.question)
    story.type("123456")
    #expect(story.press(KeyPress(.enter)).contains(.answerMFA(id: 7, Secret("123456"))))
    #expect(story.review?.stage == .working(.rereading))
  }

  @Test func whoeverLeavesEndsTheWaiting() async throws {
    let (ids, continuation) = AsyncStream.makeStream(of: Int.self)
    let desk = MFADesk { if case .mfaAsked(let id, _) = $0 { continuation.yield(id) } }
    let asker = Task { () async throws -> Secret in try await desk.ask(Self.question) }
    var iterator = ids.makeAsyncIterator()
    _ = await iterator.next(isolation: #isolation)
    desk.close()
    await #expect(throws: AWSError.self) { try await asker.value }
    await #expect(throws: AWSError.self) { try await desk.ask(Self.question) }
  }

  @Test func theAskerGetsWhatWasTyped() async throws {
    let posted = Lock<[Message]>([])
    let (ids, continuation) = AsyncStream.makeStream(of: Int.self)
    let desk = MFADesk { message in
      posted.withLock { $0.append(message) }
      if case .mfaAsked(let id, _) = message { continuation.yield(id) }
    }
    let asker = Task { () async throws -> Secret in try await desk.ask(Self.question) }
    var iterator = ids.makeAsyncIterator()
    let id = try #require(await iterator.next(isolation: #isolation))
    desk.answer(id, Secret("654321"))
    #expect(try await asker.value == Secret("654321"))
    // A second answer finds nobody.
    desk.answer(id, Secret("000000"))
  }

  @Test func anAskerThatIsCancelledTakesTheQuestionBack() async throws {
    let (messages, continuation) = AsyncStream.makeStream(of: Message.self)
    let desk = MFADesk { continuation.yield($0) }
    let asker = Task { () async throws -> Secret in try await desk.ask(Self.question) }
    var iterator = messages.makeAsyncIterator()
    _ = await iterator.next(isolation: #isolation)
    asker.cancel()
    let error = await #expect(throws: AWSError.self) { try await asker.value }
    #expect(error?.kind == .cancelled)
    guard case .mfaWithdrawn? = await iterator.next(isolation: #isolation) else {
      Issue.record("the question stays on the screen")
      return
    }
  }
}
