import ProgramSupport
import PseudoTerminalSupport
import Testing

@Suite("The console on a sandbox that another process serves", .serialized)
struct ServedSandboxStoryTests {
  private func open(_ server: ServedSandbox, _ arguments: String...) async throws -> Console {
    let console = try Console(
      ["--endpoint-url", server.endpoint, "--region", "eu-west-1"] + arguments,
      environment: ServedSandbox.credentials, columns: 160)
    try await console.shows("50 keys")
    try await console.choose("payments/ledger")
    return console
  }

  @Test("with --caller-role a policy that names the role is decided, edited and applied over HTTP")
  func callerRole() async throws {
    let server = try await ServedSandbox()
    let console = try await open(server, "--caller-role", "arn:aws:iam::111122223333:role/Admin")
    let header = console.screen.line(0)
    #expect(header.contains("111122223333  eu-west-1  role/Admin (session sandbox) via environment"))
    #expect(header.contains(server.endpoint))
    try await console.pane("Lockout check", shows: "✓ AWS will accept this policy")
    console.type("e")
    try await console.shows("3 Policy  editing")
    console.press(.down, times: 4)
    console.press(.end)
    console.press(.left, times: 2)
    console.type(" over HTTP")
    try await console.shows("User Permissions over HTTP\"")
    console.press(.control("s"))
    try await console.showsDialog("[ Apply ]")
    console.press(.tab)
    console.press(.enter)
    try await console.says("The policy of payments/ledger is applied and read back.")

    // A second console sees what the first one has written: it is the server's, not ours.
    let second = try await open(server, "--caller-role", "arn:aws:iam::111122223333:role/Admin")
    #expect(second.screen.contains("\"Enable IAM User Permissions over HTTP\""))
    #expect(try await console.quit() == .exited(code: 0))
    #expect(try await second.quit() == .exited(code: 0))
  }

  @Test("without --caller-role the path of the role is a missing fact, by name")
  func unknownRole() async throws {
    let server = try await ServedSandbox()
    let console = try await open(server)
    let verdict = try await console.pane("Lockout check", shows: "? Cannot be decided here: ")
    #expect(verdict.contains("your IAM policies; your role's path"))
    #expect(try await console.quit() == .exited(code: 0))
  }

  @Test("--read-only is on the screen, and editing and deleting say why not")
  func readOnly() async throws {
    let server = try await ServedSandbox()
    let console = try await open(server, "--read-only")
    #expect(console.screen.line(0).contains("READ-ONLY"))
    console.type("e")
    try await console.says("This console is read-only. Start kmscope without --read-only to change keys.")
    #expect(!console.screen.contains("editing"))
    console.type("a")
    try await console.shows("┌ Actions for payments/ledger")
    console.type("schedule")
    try await console.shows("/ schedule")
    console.press(.enter)
    try await console.says("This console is read-only.")
    #expect(!console.screen.contains("┌ Schedule key deletion"))
  }
}
