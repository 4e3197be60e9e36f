import Glibc
import ProgramSupport
import PseudoTerminalSupport
import Testing

/// No draft is lost.
///
/// Key ids of the sandbox are the same at each start, so a second console finds the same keys.
@Suite("A draft outlives", .serialized)
struct DraftTests {
  /// A console with `words` typed before the policy of `payments/ledger`.
  private func draft(_ words: String, home: Home) async throws -> Console {
    let console = try await Console.onSandbox(home: home)
    try await console.edit("payments/ledger")
    console.type(words)
    try await console.shows("\(words){")
    return console
  }

  private func expectDraft(_ words: String, home: Home) async throws {
    let console = try await Console.onSandbox(home: home)
    try await console.choose("payments/ledger")
    try await console.pane("3 Policy  draft", shows: "1 \(words){")
    #expect(try await console.quitKeepingTheDraft() == .exited(code: 0))
  }

  @Test("a terminal that is closed, typed a moment before")
  func hangUp() async throws {
    let home = try Home()
    let console = try await draft("hung up ", home: home)
    console.terminal.hangUp()
    let status = try await console.terminal.waitForExit()
    #expect(home.journalHolds("hung up {"), "it ended as \(status)")
    try await expectDraft("hung up ", home: home)
  }

  @Test("a crash", arguments: [SIGKILL, SIGSEGV])
  func crash(signal: Int32) async throws {
    let home = try Home()
    let console = try await draft("crashed ", home: home)
    try await Poll.until("the draft to be in the journal") { home.journalHolds("crashed {") }
    console.terminal.signal(signal)
    #expect(try await console.terminal.waitForExit() == .killed(signal: signal))
    try await expectDraft("crashed ", home: home)
  }

  @Test("leaving with q, which says so first")
  func quit() async throws {
    let home = try Home()
    let console = try await draft("left ", home: home)
    console.press(.escape)
    try await console.shows("3 Policy  draft")
    #expect(try await console.quitKeepingTheDraft() == .exited(code: 0))
    try console.expectTerminalGivenBack()
    try await expectDraft("left ", home: home)
  }

  @Test("a start is told of it, and one that was discarded does not come back")
  func discarded() async throws {
    let home = try Home()
    let first = try await draft("thrown away ", home: home)
    first.press(.escape)
    try await first.shows("3 Policy  draft")
    #expect(try await first.quitKeepingTheDraft() == .exited(code: 0))

    let second = try Console(["--sandbox"], home: home)
    try await second.says("A draft from an earlier run is kept.")
    try await second.choose("payments/ledger")
    second.type("3")
    try await second.command("discard the draft", shows: "┌ Discard the draft?")
    second.press(.tab)
    second.press(.enter)
    try await second.pane("3 Policy ─", shows: "1 {")
    #expect(try await second.quit() == .exited(code: 0))

    let third = try await Console.onSandbox(home: home)
    try await third.choose("payments/ledger")
    try await third.pane("3 Policy ─", shows: "1 {")
    #expect(!third.screen.contains("draft"))
  }
}

extension Console {
  fileprivate func quitKeepingTheDraft() async throws -> ProgramStatus {
    type("q")
    try await showsDialog("┌ Quit with a draft?")
    press(.tab)
    press(.enter)
    return try await terminal.waitForExit()
  }
}
