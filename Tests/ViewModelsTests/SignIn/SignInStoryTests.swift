import AWSClient
import Foundation
import Testing
import ViewModels

/// Logins that expire, and how the person gets back in without losing anything.
struct SignInStoryTests {
  static let command = ["aws", "sso", "login", "--profile", "dev"]

  static var expired: AWSError {
    var error = AWSError(
      .credentials, code: "LoginExpired",
      message: "The IAM Identity Center login of profile dev has expired.",
      hint: "Run aws sso login --profile dev.")
    error.signInCommand = command
    return error
  }

  private func dialog(_ story: ConsoleStory) -> ChoiceDialog? {
    guard case .choice(let dialog)? = story.model.overlays.last else { return nil }
    return dialog
  }

  @Test func anExpiredLoginIsOneDialogThatNamesTheCommand() throws {
    var story = ConsoleStory()
    story.open()
    story.list([("k1", "one"), ("k2", "two")])
    let effects = story.answer(
      .metadata("k1", .failure(Self.expired)), .metadata("k2", .failure(Self.expired)))
    let dialog = try #require(self.dialog(story))
    #expect(dialog.title == "Sign in again")
    #expect(dialog.lines.contains { $0.value == "aws sso login --profile dev" })
    #expect(dialog.buttons.map(\.title) == ["Not now", "Run aws sso login --profile dev"])
    #expect(dialog.focus == 0)
    #expect(effects.contains(.flushInput))
    #expect(story.model.overlays.count == 1)
    story.press(KeyPress(.escape))
    // Told once; the header goes on saying it.
    story.answer(.rotation("k1", .failure(Self.expired)))
    #expect(story.model.overlays.isEmpty)
    #expect(story.model.session.signInProblem == Self.expired)
  }

  @Test func theCommandRunsAndEverythingIsReadAgain() {
    var story = ConsoleStory()
    story.open()
    story.answer(.keysEnded(Self.expired))
    #expect(story.press(KeyPress(.tab), KeyPress(.enter)).contains(.runSignIn(Self.command)))
    #expect(
      story.send(.signInCommandEnded(SignInCommandOutcome(command: Self.command, exitStatus: 0)))
        .contains(.forgetSignIn))
    let effects = story.send(.signInForgotten)
    #expect(effects.contains { if case .listKeys = $0 { true } else { false } })
    #expect(story.model.session.signInProblem == nil)
    #expect(story.model.toast?.text == "Signed in again.")
  }

  @Test(arguments: [(Int32?.some(255), "status 255"), (nil, "could not be started")])
  func aCommandThatFailsIsSaidAndNothingIsForgotten(_ status: Int32?, _ says: String) {
    var story = ConsoleStory()
    story.open()
    story.answer(.keysEnded(Self.expired))
    story.press(KeyPress(.tab), KeyPress(.enter))
    let effects = story.send(
      .signInCommandEnded(SignInCommandOutcome(command: Self.command, exitStatus: status)))
    #expect(!effects.contains(.forgetSignIn))
    #expect(story.model.toast?.text.contains(says) == true)
    #expect(story.model.session.signInProblem != nil)
  }

  @Test func whoeverTypesIsNotInterruptedAndKeepsEveryCharacter() {
    var story = ConsoleStory.editing()
    let before = story.model.policy.text
    story.type("a")
    story.answer(.metadata(ConsoleStory.ledger, .failure(Self.expired)))
    story.type("b")
    #expect(story.model.overlays.isEmpty)
    #expect(story.model.toast?.text.contains("What you type is kept") == true)
    #expect(story.model.policy.text == before + "ab")
    story.press(KeyPress(.escape))
    #expect(dialog(story)?.title == "Sign in again")
    // The draft is on disk before another program gets the terminal.
    let effects = story.press(KeyPress(.tab), KeyPress(.enter))
    let saved = effects.firstIndex { if case .saveDraft = $0 { true } else { false } }
    let handed = effects.firstIndex(of: .runSignIn(Self.command))
    #expect(handed != nil && (saved == nil || saved ?? 0 < handed ?? 0))
    story.send(.signInCommandEnded(SignInCommandOutcome(command: Self.command, exitStatus: 0)))
    story.send(.signInForgotten)
    #expect(story.model.policy.text == before + "ab")
    #expect(story.model.policy.hasDraft)
  }

  /// The apply fails for want of a login: its dialog says why, and below it the way back in waits.
  @Test func aLoginThatExpiresWhileApplyingIsRenewedToo() throws {
    var story = ConsoleStory.editing()
    story.type(" ")
    let request = try story.apply()
    story.send(.applied(id: request.id, .failed(.rereading, Self.expired)))
    #expect(story.model.session.signInProblem == Self.expired)
    story.press(KeyPress(.escape), KeyPress(.escape))
    #expect(dialog(story)?.title == "Sign in again")
  }

  @Test func anotherErrorOfCredentialsOpensNoDialog() {
    var story = ConsoleStory()
    story.open()
    story.list([("k1", "one")])
    story.answer(
      .metadata("k1", .failure(AWSError(.credentials, code: "InvalidClientTokenId", message: "No such key.")))
    )
    #expect(story.model.overlays.isEmpty)
    #expect(story.model.toast?.text == "No such key.")
  }

  @Test func withoutALoginThereIsNoCommandToRun() {
    var story = ConsoleStory()
    story.open()
    story.press(.char("L"))
    #expect(story.model.toast?.text.contains("do not come from a login") == true)
    #expect(story.effects.allSatisfy { if case .runSignIn = $0 { false } else { true } })
  }

  @Test func aLoginCanBeRenewedBeforeItExpires() {
    var story = ConsoleStory()
    story.open()
    var report = SignInReport(source: "IAM Identity Center (profile dev)")
    report.command = Self.command
    story.answer(.signedIn(report))
    #expect(story.model.session.source == "IAM Identity Center (profile dev)")
    #expect(story.press(.char("L")).contains(.runSignIn(Self.command)))
  }

  // MARK: The page

  @Test func thePageSaysWhoHowAndWhatWasTried() {
    var story = ConsoleStory()
    story.open()
    var report = SignInReport(
      source: "role Admin (profile prod)",
      trace: SignInTrace(steps: [
        .init("environment", .skipped, "--profile prod beats AWS_ACCESS_KEY_ID"),
        .init("assumed role", .used, "role_arn of profile prod in ~/.aws/config"),
      ]))
    report.accessKeyID = "****************MPLE"
    // 2026-06-01T12:54:00Z.
    report.expiration = ConsoleStory.noon.addingTimeInterval(54 * 60)
    story.answer(.signedIn(report))
    story.press(.char("w"))
    let lines = story.model.signInLines
    func value(_ label: String) -> String? { lines.first { $0.label == label }?.value }
    #expect(value("Account") == ConsoleStory.account)
    #expect(value("ARN") == ConsoleStory.callerARN)
    #expect(value("Source") == "role Admin (profile prod)")
    #expect(value("Access key") == "****************MPLE")
    #expect(value("Expires") == "in 54 min, at 2026-06-01 14:54 +02:00")
    #expect(value("environment") == "left out: --profile prod beats AWS_ACCESS_KEY_ID")
    #expect(value("assumed role") == "in use: role_arn of profile prod in ~/.aws/config")
    story.press(.char("w"))
    #expect(story.model.overlays.isEmpty)
  }

  @Test func aRenewalThatFailsIsSaid() {
    var story = ConsoleStory()
    story.open()
    var report = SignInReport(source: "role Admin (profile prod)")
    report.refreshError = AWSError(.transport, code: "TimedOut", message: "STS did not answer.")
    story.answer(.signedIn(report))
    #expect(story.model.toast?.text == "New credentials could not be had yet: STS did not answer.")
  }

  /// Reading again must not throw away credentials that still work, only because newer ones could not be had.
  @Test(arguments: [(60.0, false), (-60.0, true)])
  func readingAgainForgetsNoCredentialsThatAreGood(_ secondsLeft: Double, _ forgets: Bool) {
    var story = ConsoleStory.withPolicy()
    var report = SignInReport(source: "role Admin (profile prod)")
    report.accessKeyID = "****************MPLE"
    report.expiration = ConsoleStory.noon.addingTimeInterval(secondsLeft)
    report.refreshError = AWSError(.transport, code: "TimedOut", message: "STS did not answer.")
    story.answer(.signedIn(report))
    #expect(story.press(.char("R")).contains(.forgetSignIn) == forgets)
  }
}
