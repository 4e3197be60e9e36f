import Glibc
import ProgramSupport
import PseudoTerminalSupport
import Testing

@Suite("A console that is killed", .serialized)
struct SignalTests {
  @Test(
    "gives the terminal back before it ends, and tells its parent which signal it was",
    arguments: [SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGSEGV, SIGABRT, SIGBUS, SIGFPE, SIGILL])
  func killed(signal: Int32) async throws {
    let console = try await Console.onSandbox()
    console.terminal.signal(signal)
    #expect(try await console.terminal.waitForExit() == .killed(signal: signal))
    try console.expectTerminalGivenBack()
  }

  @Test("a continue after a stop from outside brings the screen back")
  func stoppedFromOutside() async throws {
    let console = try await Console.onSandbox()
    console.terminal.signal(SIGSTOP)
    #expect(try await console.terminal.waitForStop() == SIGSTOP)
    console.terminal.resume()
    console.type("?")
    try await console.shows("┌ Help ")
    console.press(.escape)
    try await console.hides("┌ Help ")
    #expect(try await console.quit() == .exited(code: 0))
  }

  @Test("Ctrl-C twice quits; once only says so")
  func controlC() async throws {
    let console = try await Console.onSandbox()
    console.press(.control("c"))
    try await console.says("Press Ctrl-C again to quit.")
    #expect(console.terminal.status == .running)
    console.press(.control("c"))
    #expect(try await console.terminal.waitForExit() == .exited(code: 0))
    try console.expectTerminalGivenBack()
  }
}
