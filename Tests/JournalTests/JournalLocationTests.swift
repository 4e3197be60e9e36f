import Journal
import Testing

@Suite("Where the journal lives (XDG Base Directory Specification)")
struct JournalLocationTests {
  @Test(
    "The environment decides",
    arguments: [
      (["XDG_STATE_HOME": "/state", "HOME": "/home/ann"], "/state/kmscope/journal.sqlite"),
      (["HOME": "/home/ann"], "/home/ann/.local/state/kmscope/journal.sqlite"),
      (["XDG_STATE_HOME": "", "HOME": "/home/ann"], "/home/ann/.local/state/kmscope/journal.sqlite"),
      (["XDG_STATE_HOME": "relative", "HOME": "/home/ann"], "/home/ann/.local/state/kmscope/journal.sqlite"),
    ])
  func paths(environment: [String: String], path: String) throws {
    #expect(try JournalLocation.path(environment: environment) == path)
  }

  @Test("Without a home there is a sentence that says what to set")
  func noHome() {
    let error = #expect(throws: JournalError.self) { try JournalLocation.path(environment: [:]) }
    #expect(error?.code == .noHome)
    #expect(error?.hint.contains("HOME") == true)
  }
}
