import Foundation
import ProgramSupport
import PseudoTerminalSupport
import Testing

@Suite("A deletion's story on the sandbox", .serialized)
struct SandboxDeletionStoryTests {
  /// A console in a zone half an hour off, whose local times nobody can mistake for UTC.
  private func openDialog() async throws -> Console {
    let console = try Console(["--sandbox"], environment: ["TZ": "Asia/Kolkata"])
    try await console.shows("50 keys")
    try await console.choose("payments/ledger")
    try await console.command("schedule", shows: "┌ Schedule key deletion ")
    return console
  }

  @Test("the dialog says what would be deleted, where and when, in local time and UTC")
  func facts() async throws {
    let opened = Date()
    let console = try await openDialog()
    let dialog = console.screen.pane("Schedule key deletion")
    #expect(dialog.contains("Account 111122223333"))
    #expect(dialog.contains("Region eu-west-1"))
    #expect(dialog.contains("Aliases payments/ledger, payments/ledger-2024"))
    #expect(dialog.contains("State enabled"))
    #expect(dialog.contains("Waiting period, days 30"))
    let dates = try #require(
      dialog.firstMatch(of: /Deleted on (\S+ \S+) \+05:30 = (\S+ \S+) UTC, up to 24 h later\./))
    let utc = try minute(String(dates.2))
    // India is five and a half hours ahead all year.
    #expect(try minute(String(dates.1)).timeIntervalSince(utc) == 5.5 * 3_600)
    // The screen shows whole minutes, cut off.
    let due = opened.addingTimeInterval(30 * 86_400)
    #expect(utc > due.addingTimeInterval(-60))
    #expect(utc <= Date().addingTimeInterval(30 * 86_400))
  }

  private func minute(_ text: String) throws -> Date {
    try Date("\(text.replacing(" ", with: "T")):00Z", strategy: .iso8601)
  }

  @Test("Enter alone never schedules")
  func enterAlone() async throws {
    let console = try await openDialog()
    console.press(.enter, times: 6)
    try await console.hides("┌ Schedule key deletion ")
    try await console.pane("2 Metadata", shows: "State enabled")
    #expect(console.screen.line(with: "▸ payments/ledger").contains("enabled"))
  }

  @Test("a wrong name and a pasted one schedule nothing")
  func refused() async throws {
    let console = try await openDialog()
    console.press(.tab)
    console.paste("payments/ledger")
    try await console.dialog("Schedule key deletion", shows: "Pasting is refused here: type it.")
    #expect(console.screen.contains("Type payments/ledger to confirm │") == false)
    console.type("payments/ledge")
    console.press(.tab, times: 3)
    console.press(.enter)
    try await console.dialog(
      "Schedule key deletion", shows: "lost for good. Type payments/ledger to confirm.")
    #expect(console.screen.contains("[ Schedule deletion ]"))
    #expect(console.screen.line(with: "▸ payments/ledger").contains("enabled"))
  }

  @Test("a waiting period AWS does not take schedules nothing", arguments: ["6", "31", "", "x"])
  func waitingPeriod(days: String) async throws {
    let console = try await openDialog()
    console.press(.backspace, times: 2)
    console.type(days)
    try await console.dialog("Schedule key deletion", shows: "AWS accepts 7 to 30 days.")
    console.press(.tab)
    console.type("payments/ledger")
    console.press(.tab, times: 3)
    console.press(.enter)
    try await console.dialog("Schedule key deletion", shows: "The waiting period is 7 to 30 days.")
    #expect(console.screen.line(with: "▸ payments/ledger").contains("enabled"))
  }

  @Test("typed and confirmed it is scheduled; cancelled and enabled in one step it is as before")
  func scheduleAndCancel() async throws {
    let console = try await openDialog()
    console.press(.backspace, times: 2)
    console.type("7")
    console.press(.tab)
    console.type("payments/ledger")
    try await console.shows("Type payments/ledger to confirm payments/ledger")
    console.press(.tab, times: 3)
    console.press(.enter)
    try await console.says("payments/ledger will be deleted on")
    try await console.terminal.waitFor("the countdown in the list") {
      $0.line(with: "▸ payments/ledger").contains("pending 7d")
    }
    try await console.pane("2 Metadata", shows: "State pending 7d Deletes on")

    try await console.command("cancel key deletion", shows: "┌ Cancel the deletion of this key?")
    #expect(console.screen.pane("Cancel the deletion of").contains("A cancelled key is disabled"))
    console.press(.tab, times: 2)
    console.press(.enter)
    try await console.says("The deletion of payments/ledger is cancelled and the key is enabled.")
    try await console.pane("2 Metadata", shows: "State enabled Spec")
    #expect(console.screen.line(with: "▸ payments/ledger").contains("enabled"))
    #expect(try await console.quit() == .exited(code: 0))
  }
}
