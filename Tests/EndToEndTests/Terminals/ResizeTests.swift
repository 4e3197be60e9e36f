import ProgramSupport
import PseudoTerminalSupport
import Testing

@Suite("A window that changes its size", .serialized)
struct ResizeTests {
  @Test("shows something true at every size, and comes back as it was")
  func shrinkAndGrow() async throws {
    let console = try await Console.onSandbox()
    try await console.choose("payments/ledger")
    let before = console.screen.lines.dropFirst()
    for (columns, rows) in [(80, 24), (40, 12), (20, 6)] {
      console.terminal.resize(columns: columns, rows: rows)
      try await console.terminal.waitFor("a screen of \(columns)x\(rows)") { screen in
        // Which account this is and the chosen key are the last things to be left out.
        screen.columns == columns && screen.line(0).contains("111122223333")
          && screen.contains("payments/ledge") && screen.line(rows - 1).contains("filter")
      }
    }
    console.terminal.resize(columns: 120, rows: 40)
    try await console.terminal.waitFor("the screen as it was") { $0.lines.dropFirst().elementsEqual(before) }
    #expect(try await console.quit() == .exited(code: 0))
  }

  @Test("q quits at 20x6", arguments: [(20, 6), (10, 3), (1, 1)])
  func quitsWhenTiny(columns: Int, rows: Int) async throws {
    let console = try await Console.onSandbox()
    console.terminal.resize(columns: columns, rows: rows)
    try await console.terminal.waitFor("the small screen") { screen in
      screen.columns == columns && screen.cells.contains { $0.text != " " }
    }
    #expect(try await console.quit() == .exited(code: 0))
    #expect(try console.terminal.modes() == console.terminal.modesAtStart)
  }

  @Test("a console that starts tiny grows into its panes")
  func startsTiny() async throws {
    let console = try Console(["--sandbox"], columns: 20, rows: 6)
    try await console.shows("aws/ebs")
    console.terminal.resize(columns: 100, rows: 30)
    try await console.shows("3 Policy")
    #expect(try await console.quit() == .exited(code: 0))
  }

  @Test("a draft in the editor survives every size")
  func draftSurvives() async throws {
    let console = try await Console.onSandbox()
    try await console.edit("payments/ledger")
    console.type("kept ")
    try await console.shows("kept {")
    console.terminal.resize(columns: 30, rows: 8)
    try await console.terminal.waitFor("the editor in a small window") {
      $0.columns == 30 && $0.contains("kept {")
    }
    console.type("twice ")
    try await console.shows("kept twice {")
    console.terminal.resize(columns: 120, rows: 40)
    try await console.terminal.waitFor("the editor in the large window") {
      $0.columns == 120 && $0.contains("kept twice {") && $0.contains("┌ 3 Policy  editing")
    }
  }
}
