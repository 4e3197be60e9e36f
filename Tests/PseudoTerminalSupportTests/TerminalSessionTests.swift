import Glibc
import ProgramSupport
import PseudoTerminalSupport
import Testing

@Suite("What a terminal session does to a program")
struct TerminalSessionTests {
  private func session(_ script: String, columns: Int = 60, rows: Int = 8) throws -> TerminalSession {
    try TerminalSession(ProgramCommand("sh", ["-c", script]), columns: columns, rows: rows)
  }

  @Test("the program has a controlling terminal of the size asked for, and TERM says which")
  func terminalAndSize() async throws {
    let session = try session(
      "stty size; test -t 0 && test -t 1 && test -t 2 && echo \"$TERM\" > /dev/tty", columns: 93, rows: 17)
    #expect(try await session.waitForExit() == .exited(code: 0))
    #expect(session.screen.text == "17 93\nxterm-256color")
  }

  @Test("typing is read and echoed; Ctrl-D ends the input")
  func typing() async throws {
    let session = try TerminalSession(ProgramCommand("cat"))
    session.type("hello\r")
    try await session.waitFor("the echo and cat's copy") { $0.text == "hello\nhello" }
    session.press(.control("d"))
    #expect(try await session.waitForExit() == .exited(code: 0))
  }

  @Test(
    "keys send what terminfo's xterm-256color says of them",
    arguments: [
      // kcuu1 and khome in application mode, kcbt, kdch1, knp, kf1, kf5, kbs of Debian's xterm-256color.
      (TerminalKey.up, "^[OA"), (.home, "^[OH"), (.backtab, "^[[Z"), (.delete, "^[[3~"), (.pageDown, "^[[6~"),
      (.function(1), "^[OP"), (.function(5), "^[[15~"), (.backspace, "^?"), (.alt("x"), "^[x"),
      (.control("r"), "^R"), (.control("i"), "^I"), (.escape, "^["),
    ])
  func keys(key: TerminalKey, expected: String) async throws {
    // DECCKM (1) puts the cursor keys in application mode, as terminfo's smkx does.
    let session = try session("stty raw -echo; printf '\\033[?1hready\\r\\n'; cat -vT")
    try await session.waitFor(text: "ready")
    session.press(key)
    session.type("|")
    try await session.waitFor(text: "|")
    #expect(session.screen.line(1) == expected + "|")
  }

  @Test("a paste is marked only for a program that asked, and its line feeds become returns")
  func pasting() async throws {
    let session = try session(
      "stty raw -echo; printf 'ready'; read_on() { dd bs=1 count=$1 2>/dev/null | cat -v; }; read_on 3; printf '\\033[?2004hnow'; cat -v"
    )
    try await session.waitFor(text: "ready")
    session.paste("a\nb")
    try await session.waitFor(text: "a^Mbnow")
    session.paste("c\nd")
    try await session.waitFor(text: "now^[[200~c^Md^[[201~")
  }

  @Test("a paste larger than the line's buffer arrives whole")
  func largePaste() async throws {
    let session = try session("stty raw -echo; printf 'ready'; head -c 50000 | tr -d x | wc -c; stty sane")
    try await session.waitFor(text: "ready")
    session.paste(String(repeating: "x", count: 49_993) + "tail of")
    try await session.waitFor(text: "ready7")
  }

  @Test("a resize reaches the program as a signal and the screen as a size")
  func resizing() async throws {
    let session = try session("trap 'stty size' WINCH; echo ready; while :; do read _; done")
    try await session.waitFor(text: "ready")
    session.resize(columns: 33, rows: 5)
    let screen = try await session.waitFor(text: "5 33")
    #expect(screen.columns == 33)
    #expect(screen.rows == 5)
    #expect(screen.lines.count == 5)
  }

  @Test("Ctrl-Z stops the program, fg continues it in the foreground")
  func suspending() async throws {
    let session = try TerminalSession(ProgramCommand("cat"))
    session.type("before\r")
    try await session.waitFor("the first copy") { $0.text == "before\nbefore" }
    session.press(.control("z"))
    #expect(try await session.waitForStop() == SIGTSTP)
    #expect(session.status == .stopped(signal: SIGTSTP))
    session.resume()
    session.type("after\r")
    try await session.waitFor("the second copy") { $0.text.hasSuffix("after\nafter") }
    #expect(session.status == .running)
    session.press(.control("c"))
    #expect(try await session.waitForExit() == .killed(signal: SIGINT))
  }

  @Test("the line's modes are read while the program runs and as it left them")
  func modes() async throws {
    let careful = try session(
      "before=$(stty -g); stty raw -echo; printf 'raw'; dd bs=1 count=1 2>/dev/null; stty \"$before\"")
    #expect(careful.modesAtStart.echoes)
    #expect(careful.modesAtStart.isCanonical)
    try await careful.waitFor(text: "raw")
    let inside = try careful.modes()
    #expect(!inside.echoes)
    #expect(!inside.isCanonical)
    #expect(!inside.sendsSignals)
    careful.type("q")
    try await careful.waitForExit()
    #expect(try careful.modes() == careful.modesAtStart)

    let careless = try session("stty raw -echo; printf done")
    try await careless.waitForExit()
    #expect(try careless.modes() != careless.modesAtStart)
  }

  @Test("a killed program is told from one that exits")
  func killing() async throws {
    let session = try session("echo ready; exec sleep 1000")
    try await session.waitFor(text: "ready")
    session.signal(SIGKILL)
    #expect(try await session.waitForExit() == .killed(signal: SIGKILL))
  }

  @Test("closing the window hangs the program up")
  func hangingUp() async throws {
    let session = try session("echo ready; exec sleep 1000")
    try await session.waitFor(text: "ready")
    session.hangUp()
    #expect(try await session.waitForExit() == .killed(signal: SIGHUP))
    #expect(throws: ProgramError.self) { try session.modes() }
  }

  @Test("a full-screen program is driven through its story")
  func fullScreenProgram() async throws {
    let session = try TerminalSession(
      ProgramCommand("sh", ["-c", "seq 1 500 | less"]), columns: 30, rows: 10)
    try await session.waitFor { $0.isAlternate && $0.lines.first == "1" && $0.lines[8] == "9" }
    session.type("/^250\r")
    try await session.waitFor { $0.lines.first == "250" }
    session.press(.control("z"))
    try await session.waitForStop()
    #expect(!session.screen.isAlternate)
    session.resume()
    try await session.waitFor { $0.isAlternate && $0.lines.first == "250" }
    session.type("q")
    #expect(try await session.waitForExit() == .exited(code: 0))
    #expect(!session.screen.isAlternate)
    #expect(try session.modes() == session.modesAtStart)
  }

  @Test("many sessions at once do not disturb each other")
  func manySessions() async throws {
    try await withThrowingTaskGroup(of: Void.self) { group in
      for number in 0..<16 {
        group.addTask {
          let session = try TerminalSession(
            ProgramCommand("sh", ["-c", "read word; echo \"$word $((\(number) * 3))\""]))
          session.type("answer\r")
          try await session.waitFor(text: "answer \(number * 3)")
          #expect(try await session.waitForExit() == .exited(code: 0))
        }
      }
      try await group.waitForAll()
    }
  }
}
