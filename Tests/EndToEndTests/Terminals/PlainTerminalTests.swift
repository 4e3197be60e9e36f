import ProgramSupport
import PseudoTerminalSupport
import Testing

@Suite("A plain terminal", .serialized)
struct PlainTerminalTests {
  /// The parameters of every SGR sequence (ECMA-48 8.3.117) in what was written, such as `1`, `38;5;4`.
  private func attributes(_ console: Console) -> Set<String> {
    let text = String(decoding: console.terminal.rawOutput, as: UTF8.self)
    return Set(text.matches(of: /\x{1B}\[([0-9;:]*)m/).map { String($0.1) })
  }

  /// Whether an SGR parameter asks for a colour: 30 to 49 and 90 to 107, but for the two that ask for the terminal's own.
  private func isColour(_ parameter: Substring) -> Bool {
    guard let number = Int(parameter.prefix { $0.isNumber }) else { return false }
    return (30...38).contains(number) || (40...48).contains(number) || (90...107).contains(number)
  }

  private func tour(_ console: Console) async throws {
    try await console.shows("50 keys")
    try await console.edit("payments/ledger")
    console.type("x")
    try await console.pane("Lockout check", shows: "AWS will refuse this policy")
  }

  @Test(
    "gets attributes and no colour",
    arguments: [([], ["NO_COLOR": "1"]), (["--no-color"], [:]), ([], ["TERM": "vt220"])]
      as [([String], [String: String])])
  func withoutColour(arguments: [String], environment: [String: String]) async throws {
    let console = try Console(["--sandbox"] + arguments, environment: environment)
    try await tour(console)
    let used = attributes(console)
    #expect(used.contains { $0.split(separator: ";").contains { ["1", "4", "7"].contains($0) } }, "\(used)")
    #expect(!used.contains { $0.split(separator: ";").contains(where: isColour) }, "\(used)")
  }

  @Test("colours are used where nobody asked for none, and an empty NO_COLOR asks for nothing")
  func withColour() async throws {
    // no-color.org: “when present and not an empty string”.
    let console = try Console(["--sandbox"], environment: ["NO_COLOR": ""])
    try await tour(console)
    let used = attributes(console)
    #expect(used.contains { $0.split(separator: ";").contains(where: isColour) }, "\(used)")
  }

  @Test("--ascii draws boxes and signs with ASCII")
  func ascii() async throws {
    let console = try Console(["--sandbox", "--ascii"])
    try await console.shows("50 keys")
    console.type(":")
    try await console.shows("Command")
    console.press(.escape)
    try await console.hides("Enter run")
    console.type("e")
    try await console.shows("only AWS changes it")
    #expect(console.terminal.rawOutput.allSatisfy { $0 < 0x80 }, "\(nonASCII(console))")
  }

  private func nonASCII(_ console: Console) -> String {
    String(String(decoding: console.terminal.rawOutput, as: UTF8.self).filter { !$0.isASCII })
  }

  @Test("a locale without UTF-8 gets ASCII by itself")
  func localeWithoutUTF8() async throws {
    let console = try Console(["--sandbox"], environment: ["LANG": "C"])
    try await console.shows("50 keys")
    #expect(console.terminal.rawOutput.allSatisfy { $0 < 0x80 }, "\(nonASCII(console))")
  }

  @Test("a paste into the list runs nothing, whatever it holds")
  func pasteRunsNothing() async throws {
    let console = try await Console.onSandbox()
    try await console.choose("payments/ledger")
    console.paste("e\nq\n:quit\n\u{1B}[20q")
    try await console.says("Pasted text was ignored here. Open the editor or the filter first.")
    #expect(console.terminal.status == .running)
    #expect(!console.screen.contains("editing"))
    #expect(!console.screen.contains("┌ Command"))
    #expect(try await console.quit() == .exited(code: 0))
  }
}
