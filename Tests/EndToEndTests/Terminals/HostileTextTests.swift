import ProgramSupport
import PseudoTerminalSupport
import Testing

/// The sandbox has a key whose description and tag try to take over the terminal, and one whose policy does.
@Suite("Hostile text from AWS", .serialized)
struct HostileTextTests {
  /// Sequences of the sandbox's hostile texts, as a terminal would obey them.
  private static let payloads = [
    "\u{1B}[1;31mFREE", "\u{1B}]0;owned", "owned\u{7}", "\u{202E}", "\u{2066}", "\u{200B}", "\u{FEFF}",
    "\u{1B}[8m", "\u{9B}31m", "\u{AD}",
  ]

  private func expectHarmless(_ console: Console) {
    for payload in Self.payloads {
      #expect(!console.terminal.wrote(payload), "the bytes of \(payload.unicodeScalars.map(\.value))")
    }
    // An OSC or a C1 control would begin with one of these; curses writes neither.
    #expect(!console.terminal.wrote("\u{1B}]"))
    #expect(console.screen.title.isEmpty)
  }

  @Test("in a description and a tag is drawn, never obeyed")
  func descriptionAndTags() async throws {
    let console = try await Console.onSandbox()
    console.type("/")
    try await console.shows("Enter keep the filter")
    console.type("tag:owner=unknown")
    try await console.shows("1 of 50")
    console.press(.enter)
    let metadata = try await console.pane("2 Metadata", shows: "‹U+001B›[2J‹U+001B›[1;31mFREE")
    for shown in ["‹U+0007›", "‹U+202E›", "‹U+2066›", "‹U+200B›", "‹U+FEFF›"] {
      #expect(metadata.contains(shown), "\(metadata)")
    }
    console.type("]]")
    try await console.pane("2 Metadata", shows: "note")
    try await console.pane("2 Metadata", shows: "‹U+001B›]0;owned‹U+0")
    expectHarmless(console)
    #expect(try await console.quit() == .exited(code: 0))
    expectHarmless(console)
  }

  @Test("in a policy is drawn, also in the editor, the review and the messages")
  func policy() async throws {
    let console = try await Console.onSandbox()
    try await console.edit("vendor/acme-import")
    console.press(.down, times: 12)
    console.type(" ")
    try await console.pane("3 Policy", shows: "‹U+009B›31mred")
    console.press(.control("s"))
    try await console.showsDialog("┌ Apply the policy of")
    console.press(.escape)
    try await console.hides("┌ Apply the policy of")
    console.press(.escape)
    try await console.shows("3 Policy  draft")
    try await console.command("messages", shows: "┌ Messages and AWS calls")
    expectHarmless(console)
  }

  @Test("pasted into the filter is drawn, never obeyed")
  func pasted() async throws {
    let console = try await Console.onSandbox()
    console.type("/")
    try await console.shows("Enter keep the filter")
    console.paste("a\u{1B}]0;owned\u{7}b\u{202E}c")
    try await console.terminal.waitFor("the filter with the paste") { $0.line(2).contains("owned") }
    expectHarmless(console)
  }
}
