import ProgramSupport
import PseudoTerminalSupport
import Testing

@Suite("What a terminal session sees")
struct TerminalScreenTests {
  private func session(_ script: String, columns: Int = 40, rows: Int = 6) throws -> TerminalSession {
    try TerminalSession(ProgramCommand("sh", ["-c", script]), columns: columns, rows: rows)
  }

  @Test("text, the cursor and the exit status")
  func textAndCursor() async throws {
    let session = try session("printf 'one\\r\\n  two'; exit 7")
    #expect(try await session.waitForExit() == .exited(code: 7))
    #expect(session.screen.lines == ["one", "  two", "", "", "", ""])
    #expect(session.screen.cursor == ScreenPosition(row: 1, column: 5))
  }

  @Test("wide characters take two cells and keep what follows in place")
  func wideCharacters() async throws {
    let session = try session("printf '鍵a e\\314\\201|'")
    try await session.waitForExit()
    let screen = session.screen
    #expect(screen[0, 0].text == "鍵")
    #expect(screen[0, 0].width == 2)
    #expect(screen[0, 1].text == "")
    #expect(screen[0, 2].text == "a")
    #expect(screen[0, 4].text.unicodeScalars.map(\.value) == [0x65, 0x301])
    #expect(screen.position(of: "|") == ScreenPosition(row: 0, column: 5))
  }

  // ECMA-48 8.3.117 (SGR): 1 bold, 4 underlined, 7 reversed, 31 red; 38;5 and 48;2 are ISO 8613-6.
  @Test(
    "attributes and colours",
    arguments: [
      ("1", style { $0.bold = true }),
      ("4", style { $0.underlined = true }),
      ("7", style { $0.reversed = true }),
      ("31", style { $0.foreground = .indexed(1) }),
      ("38;5;208", style { $0.foreground = .indexed(208) }),
      ("48;2;1;2;3", style { $0.background = .rgb(red: 1, green: 2, blue: 3) }),
      ("0", style { _ in }),
    ])
  func attributes(code: String, expected: CellStyle) async throws {
    let session = try session("printf 'plain \\033[\(code)mmarked\\033[m'")
    try await session.waitForExit()
    #expect(session.screen.style(of: "marked") == expected)
    #expect(session.screen.style(of: "plain") == CellStyle())
  }

  @Test("the alternate screen, the hidden cursor, marked pastes and the title are told, and end")
  func modes() async throws {
    let session = try session(
      "printf 'shell\\033[?1049h\\033[?25l\\033[?2004h\\033[?1000h\\033]2;keys\\007app'; read _; printf '\\033[?2004l\\033[?1000l\\033[?25h\\033[?1049l'"
    )
    let inside = try await session.waitFor(text: "app")
    #expect(inside.isAlternate)
    #expect(!inside.isCursorVisible)
    #expect(inside.marksPastes)
    #expect(inside.reportsMouse)
    #expect(inside.title == "keys")
    #expect(!inside.contains("shell"))
    session.press(.enter)
    try await session.waitForExit()
    let after = session.screen
    #expect(after.contains("shell"))
    #expect(!after.isAlternate)
    #expect(after.isCursorVisible)
    #expect(!after.marksPastes)
    #expect(!after.reportsMouse)
  }

  @Test("the terminal answers a status request, as real ones do")
  func answersRequests() async throws {
    // DSR 6 (ECMA-48 8.3.35) is answered by a cursor position report of four to eight bytes that ends in R.
    let session = try session(
      "stty raw -echo; printf 'ab\\033[6n'; answer=$(dd bs=1 count=6 2>/dev/null | tr -d '\\033'); stty sane; echo; echo \"answer $answer\""
    )
    try await session.waitFor(text: "answer [1;3R")
  }

  @Test("a wait that cannot come true any more fails at once, with the screen in its message")
  func failsWhenTheProgramEnds() async throws {
    let session = try session("echo goodbye")
    let error = await #expect(throws: ProgramError.self) { try await session.waitFor(text: "hello") }
    #expect(error?.code == .ended)
    #expect(error?.message.contains("“hello”") == true)
    #expect(error?.message.contains("│goodbye") == true)
  }

  @Test("a wait in vain fails after its time, with the screen in its message")
  func failsAfterItsTime() async throws {
    let session = try session("echo goodbye; read _")
    try await session.waitFor(text: "goodbye")
    let error = await #expect(throws: ProgramError.self) {
      try await session.waitFor(text: "hello", timeout: .milliseconds(50))
    }
    #expect(error?.code == .timedOut)
    #expect(error?.message.contains("│goodbye") == true)
  }

  @Test("the raw output is kept byte by byte")
  func rawOutput() async throws {
    let session = try session("printf 'a\\033[1mb'")
    try await session.waitForExit()
    #expect(session.rawOutput == Array("a\u{1b}[1mb".utf8))
    #expect(session.wrote("\u{1b}[1m"))
    #expect(!session.wrote("\u{1b}[2m"))
  }
}

private func style(_ change: (inout CellStyle) -> Void) -> CellStyle {
  var style = CellStyle()
  change(&style)
  return style
}
