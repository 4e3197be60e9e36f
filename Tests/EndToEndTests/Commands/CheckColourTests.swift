import ProgramSupport
import PseudoTerminalSupport
import Testing

@Suite("kmscope check in a terminal", .serialized)
struct CheckColourTests {
  @Test(
    "is coloured, unless somebody asked for no colours or the terminal has none",
    arguments: [([:], true), (["NO_COLOR": "1"], false), (["NO_COLOR": ""], true), (["TERM": "dumb"], false)]
      as [([String: String], Bool)])
  func colours(environment: [String: String], isColoured: Bool) async throws {
    let home = try Home()
    let policy = try home.write(CheckTexts.policy(CheckTexts.allow(CheckTexts.alice)), to: "policy.json")
    let command = ProgramCommand(
      try Repository.executable(), ["check", policy, "--caller", CheckTexts.alice],
      environment: home.environment.merging(environment) { _, new in new })
    let session = try TerminalSession(command, columns: 200)
    #expect(try await session.waitForExit() == .exited(code: 0))
    #expect(session.screen.text.contains("✓ AWS will accept this policy"))
    #expect(session.wrote("\u{1B}[") == isColoured)
    #expect(!session.wrote("\u{1B}[?1049h"), "nothing is drawn")
  }
}
