import ProgramSupport
import PseudoTerminalSupport
import Testing

@Suite("A console that cannot open says why and ends with status 2", .serialized)
struct BadStartTests {
  @Test("on three pipes", arguments: BadStart.beforeTheTerminal)
  func onPipes(start: BadStart) async throws {
    let home = try Home()
    for (file, text) in start.files { try home.write(text, to: file) }
    let environment = home.environment.merging(start.environment) { _, new in new }
      .filter { !start.without.contains($0.key) }
    let (status, transcript) = try await BackgroundProgram.run(
      ProgramCommand(try Repository.executable(), start.arguments, environment: environment))
    #expect(status == .exited(code: 2))
    #expect(transcript.output.isEmpty)
    expect(transcript.errors.replacing(home.path, with: "HOME"), says: start.says)
  }

  @Test("in a terminal", arguments: BadStart.onATerminal)
  func inATerminal(start: BadStart) async throws {
    let home = try Home()
    var environment = home.environment.merging(start.environment) { _, new in new }
    // The terminal sets TERM where there is none, so env(1) takes it away again.
    if start.without.contains("TERM") { environment["TERM"] = nil }
    let unset = start.without.flatMap { ["-u", $0] }
    let session = try TerminalSession(
      ProgramCommand(
        "env", unset + [try Repository.executable()] + start.arguments, environment: environment),
      columns: 200)
    #expect(try await session.waitForExit() == .exited(code: 2))
    expect(session.screen.text, says: start.says)
    #expect(!session.wrote("\u{1B}[?1049h"), "nothing was drawn")
    #expect(try session.modes() == session.modesAtStart)
  }

  @Test("with its output sent elsewhere")
  func outputIsAFile() async throws {
    let home = try Home()
    let session = try TerminalSession(
      ProgramCommand(
        "sh", ["-c", "exec \"$0\" --sandbox > /dev/null", try Repository.executable()],
        environment: home.environment), columns: 200)
    #expect(try await session.waitForExit() == .exited(code: 2))
    expect(session.screen.text, says: ["Standard output is not a terminal", "Run kmscope in a terminal"])
  }

  /// Every reason is a sentence for people: named, ended, and without the traces of a crash.
  private func expect(_ text: String, says parts: [String]) {
    for part in parts { #expect(text.contains(part), "\(text)") }
    #expect(text.contains("kmscope: ") || text.hasPrefix("Error: "), "\(text)")
    #expect(!text.contains("Fatal error"))
  }
}
