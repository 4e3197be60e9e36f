import AWSClient
import Foundation
import Journal
import KeyPolicy
import Testing
import ViewModels

/// The console's main job, from the key press to the service and back, without a terminal.
@Suite(.timeLimit(.minutes(1)))
struct ConsoleRunTests {
  @Test func everyKeyIsListedAndDescribedOrSaysWhyNot() async throws {
    var console = try ConsoleDriver(try Sandbox())
    console.send(.start)
    try await console.wait(for: "the end of the loading") { $0.keys.progress.phase == .complete }
    #expect(console.model.keys.rows.count > 30)
    #expect(console.model.keys.rows.allSatisfy { $0.metadata.isSettled })
    let denied = console.model.keys.rows.filter { if case .denied = $0.metadata { true } else { false } }
    #expect(denied.map(\.name) == ["security/audit-trail"])
    #expect(console.model.session.callerName == "role/Admin (session sandbox)")
  }

  @Test func aLockoutIsRefusedAsItIsTypedAndNeverSent() async throws {
    let sandbox = try Sandbox()
    var console = try ConsoleDriver(sandbox)
    console.send(.start)
    try await console.open("platform/logs")
    try await console.write(SandboxPolicies.lockout)
    console.pass(PolicyPane.typingPause)
    try await console.wait(for: "the verdict") { $0.policy.verdictPhrase != nil }
    #expect(console.model.policy.verdictPhrase == "AWS will refuse this policy")
    console.press(.ctrl("s"))
    try await console.wait(for: "the review") { model in
      if case .apply(let dialog)? = model.overlays.last { dialog.stage == .review } else { false }
    }
    #expect(try #require(console.review).isBlocked)
    console.press(KeyPress(.tab), KeyPress(.enter), KeyPress(.tab), KeyPress(.enter))
    await console.runner.finish()
    #expect(!sandbox.sent.withLock { $0 }.contains("PutKeyPolicy"))
  }

  @Test func aGoodChangeIsAppliedReadBackAndKept() async throws {
    let sandbox = try Sandbox()
    var console = try ConsoleDriver(sandbox)
    console.send(.start)
    try await console.open("platform/logs")
    let before = console.model.policy.text
    let draft = SandboxPolicies.delegating("mine")
    try await console.write(draft)
    console.press(.ctrl("s"))
    try await console.wait(for: "the review") { model in
      if case .apply(let dialog)? = model.overlays.last { dialog.stage == .review } else { false }
    }
    #expect(try #require(console.review).verdict == .accepted)
    console.press(KeyPress(.tab), KeyPress(.enter))
    try await console.wait(for: "the apply") { $0.overlays.isEmpty }
    #expect(console.model.toast?.text == "The policy of platform/logs is applied and read back.")
    let arn = try await sandbox.key("platform/logs")
    #expect(console.model.policy.text == (try await sandbox.somebodyElse().getKeyPolicy(arn)))
    #expect(!console.model.policy.hasDraft)
    await console.runner.finish()
    let journal = try await sandbox.opener.journal()
    #expect(try journal.policies(for: arn).map(\.text) == [draft, before])
    #expect(try journal.draft(for: arn) == nil)
    #expect(try journal.activities(target: arn).map(\.outcome) == [.succeeded])
  }

  @Test func aChangeBySomebodyElseStopsTheApplyAndLosesNothing() async throws {
    let sandbox = try Sandbox()
    var console = try ConsoleDriver(sandbox)
    console.send(.start)
    try await console.open("platform/logs")
    let draft = SandboxPolicies.delegating("mine")
    try await console.write(draft)
    let arn = try await sandbox.key("platform/logs")
    try await sandbox.somebodyElse().putKeyPolicy(arn, policy: SandboxPolicies.delegating("theirs"))
    let theirs = try await sandbox.somebodyElse().getKeyPolicy(arn)
    for round in 1...2 {
      console.press(.ctrl("s"))
      try await console.wait(for: "review \(round)") { model in
        if case .apply(let dialog)? = model.overlays.last { dialog.stage == .review } else { false }
      }
      console.press(KeyPress(.tab), KeyPress(.enter))
      guard round == 1 else { continue }
      try await console.wait(for: "the conflict") { model in
        if case .apply(let dialog)? = model.overlays.last {
          dialog.stage == .conflict(current: theirs)
        } else {
          false
        }
      }
      #expect(!sandbox.sent.withLock { $0 }.contains("PutKeyPolicy"))
      console.press(KeyPress(.enter))
      #expect(console.model.policy.text == draft)
    }
    try await console.wait(for: "the apply") { $0.overlays.isEmpty }
    let now = try await sandbox.somebodyElse().getKeyPolicy(arn)
    #expect(PolicyTextComparison.isSame(now, draft))
  }

  @Test func aDraftOutlivesTheConsole() async throws {
    let sandbox = try Sandbox()
    let arn = try await sandbox.key("platform/logs")
    var console = try ConsoleDriver(sandbox)
    console.send(.start)
    try await console.open("platform/logs")
    try await console.write("{ half")
    // The terminal is gone before the pause in typing.
    console.send(.hangup)
    await console.runner.finish()

    let journal = JournalKeeper(opener: JournalOpener(path: sandbox.directory + "/journal.sqlite"))
    var second = try ConsoleDriver(sandbox, journal: journal)
    second.send(.start)
    try await second.open("platform/logs")
    try await second.wait(for: "the draft") { $0.policy.hasDraft }
    #expect(second.model.policy.text == "{ half")
    // Leaving without a change leaves the draft where it is.
    second.press(.char("q"))
    await second.runner.finish()
    #expect(try await sandbox.opener.journal().draft(for: arn)?.text == "{ half")
  }

  @Test func aBrokenJournalIsSaidAndStopsEveryWrite() async throws {
    let sandbox = try Sandbox()
    let file = sandbox.directory + "/file"
    try Data().write(to: URL(fileURLWithPath: file))
    let broken = JournalKeeper(opener: JournalOpener(path: file + "/journal.sqlite"))
    var console = try ConsoleDriver(sandbox, journal: broken)
    console.send(.start)
    try await console.open("platform/logs")
    try await console.wait(for: "the journal's error") {
      $0.messages.lines.contains { $0.text.contains(file) }
    }
    try await console.write(SandboxPolicies.delegating("mine"))
    console.press(.ctrl("s"))
    try await console.wait(for: "the review") { model in
      if case .apply(let dialog)? = model.overlays.last { dialog.stage == .review } else { false }
    }
    console.press(KeyPress(.tab), KeyPress(.enter))
    try await console.wait(for: "the end") { model in
      if case .apply(let dialog)? = model.overlays.last, case .failed = dialog.stage { true } else { false }
    }
    #expect(!sandbox.sent.withLock { $0 }.contains("PutKeyPolicy"))
    console.press(KeyPress(.escape))
    #expect(console.model.policy.text == SandboxPolicies.delegating("mine"))
  }

  @Test func aDeletionIsScheduledAndCancelledAgain() async throws {
    let sandbox = try Sandbox()
    var console = try ConsoleDriver(sandbox)
    console.send(.start)
    try await console.open("data/scratch")
    console.type(":schedule key")
    console.press(KeyPress(.enter))
    #expect(console.loopEffects.last == .flushInput)
    console.press(.ctrl("u"))
    console.type("7")
    console.press(KeyPress(.tab))
    console.type("data/scratch")
    console.press(KeyPress(.enter), KeyPress(.tab), KeyPress(.enter))
    try await console.wait(for: "the deletion") {
      $0.keys.selectedRow?.metadata.value?.state == "PendingDeletion"
    }
    #expect(console.model.overlays.isEmpty)
    #expect(console.model.toast?.text.hasPrefix("data/scratch will be deleted on 2026-06-08") == true)
    console.type(":cancel key")
    console.press(KeyPress(.enter), KeyPress(.tab), KeyPress(.tab), KeyPress(.enter))
    try await console.wait(for: "the cancellation") {
      $0.keys.selectedRow?.metadata.value?.state == "Enabled"
    }
    await console.runner.finish()
    let rows = try await sandbox.opener.journal().activities(target: try await sandbox.key("data/scratch"))
    #expect(rows.map(\.operation) == ["EnableKey", "CancelKeyDeletion", "ScheduleKeyDeletion"])
  }

  @Test func aReadOnlyConsoleSendsNoWriteWhateverIsPressed() async throws {
    let sandbox = try Sandbox()
    var console = try ConsoleDriver(sandbox, readOnly: true)
    console.send(.start)
    try await console.open("platform/logs")
    for words in ["schedule key", "disable the", "enable the", "edit the", "review and", "cancel key"] {
      console.type(":" + words)
      console.press(KeyPress(.enter), KeyPress(.tab), KeyPress(.enter), KeyPress(.escape), KeyPress(.escape))
    }
    console.press(.char("e"), .ctrl("s"), KeyPress(.tab), KeyPress(.enter))
    await console.runner.finish()
    let reads: Set = [
      "GetCallerIdentity", "ListKeys", "ListAliases", "DescribeKey", "GetKeyPolicy", "GetKeyRotationStatus",
      "ListResourceTags",
      "ListGrants",
    ]
    #expect(sandbox.sent.withLock { Set($0) }.subtracting(reads).isEmpty)
  }

  @Test func stoppingTheLoadCancelsWhatIsUnderWay() async throws {
    let sandbox = try Sandbox()
    let (begun, begin) = AsyncStream.makeStream(of: Void.self)
    let (ended, end) = AsyncStream.makeStream(of: Void.self)
    // DescribeKey never answers; it ends when it is cancelled.
    var console = try ConsoleDriver(sandbox) {
      (operation, send) async throws(TransportError) -> HTTPResponse in
      guard operation == "DescribeKey" else { return try await send() }
      let (never, held) = AsyncStream.makeStream(of: Void.self)
      begin.yield()
      for await _ in never {}
      held.finish()
      end.yield()
      throw TransportError(.cancelled, "The call was cancelled.")
    }
    console.send(.start)
    try await console.wait(for: "requests for details") { model in
      model.keys.progress.phase == .details && model.keys.rows.contains { $0.metadata.isLoading }
    }
    for await _ in begun { break }
    console.press(.ctrl("c"))
    #expect(console.model.keys.progress.phase == .cancelled)
    // The request that was under way ends, and how it ended is not shown as an answer of AWS.
    for await _ in ended { break }
    #expect(console.model.keys.rows.allSatisfy { $0.metadata.error == nil })
    await console.runner.finish()
  }

  @Test func leavingWaitsForAWriteThatIsUnderWay() async throws {
    let sandbox = try Sandbox()
    var console = try ConsoleDriver(sandbox)
    console.send(.start)
    try await console.open("data/scratch")
    console.type(":enable the key")
    console.press(KeyPress(.enter), KeyPress(.tab), KeyPress(.enter))
    console.send(.hangup)
    await console.runner.finish()
    let arn = try await sandbox.key("data/scratch")
    #expect(try await sandbox.somebodyElse().describeKey(arn).state == "Enabled")
    #expect(try await sandbox.opener.journal().activities(target: arn).map(\.operation) == ["EnableKey"])
  }
}
