import Glibc
import ProgramSupport
import PseudoTerminalSupport
import Testing

@Suite("A console that is suspended", .serialized)
struct SuspendTests {
  @Test("gives the terminal back while it is stopped, and its screen comes back with it")
  func suspendAndContinue() async throws {
    let console = try await Console.onSandbox()
    try await console.choose("payments/ledger")
    let before = console.screen.lines.dropFirst()
    console.press(.control("z"))
    #expect(try await console.terminal.waitForStop() == SIGTSTP)
    try console.expectTerminalGivenBack()
    console.terminal.resume()
    try await console.terminal.waitFor("the screen as it was") {
      $0.isAlternate && $0.marksPastes && $0.lines.dropFirst().elementsEqual(before)
    }
    #expect(try await console.quit() == .exited(code: 0))
    try console.expectTerminalGivenBack()
  }

  @Test("leaves a shell's prompt that can be typed at, and fg continues it")
  func underAShell() async throws {
    let home = try Home()
    var environment = home.environment
    environment["PS1"] = "prompt> "
    let shell = try TerminalSession(
      ProgramCommand("bash", ["--norc", "--noprofile", "-i"], environment: environment), columns: 100,
      rows: 30)
    try await shell.waitFor(text: "prompt>")
    shell.type("'\(try Repository.executable())' --sandbox\r")
    try await shell.waitFor(text: "50 keys")
    shell.press(.control("z"))
    try await shell.waitFor("the shell's prompt") { !$0.isAlternate && $0.contains("Stopped") }
    shell.type("echo $((6 * 7)) is the answer\r")
    try await shell.waitFor(text: "42 is the answer")
    shell.type("fg\r")
    try await shell.waitFor("the console") { $0.isAlternate && $0.contains("50 keys") }
    shell.type("q")
    try await shell.waitFor("the shell's prompt again") { !$0.isAlternate && $0.contains("42 is the answer") }
    shell.type("exit\r")
    #expect(try await shell.waitForExit() == .exited(code: 0))
    withExtendedLifetime(home) {}
  }

  @Test("a draft is typed on after a suspension")
  func draftSurvives() async throws {
    let console = try await Console.onSandbox()
    try await console.edit("payments/ledger")
    console.type("before ")
    try await console.shows("before {")
    console.press(.control("z"))
    _ = try await console.terminal.waitForStop()
    console.terminal.resume()
    try await console.terminal.waitFor("the editor again") { $0.isAlternate && $0.contains("before {") }
    console.type("and after ")
    try await console.shows("before and after {")
  }
}
