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
    try await append(" over HTTP", toLine: 5, in: console)
    try await apply(console)
    try await console.says("The policy of payments/ledger is applied and read back.")

    // A second console sees what the first one has written: it is the server's, not ours.
    let second = try await open(server, "--caller-role", "arn:aws:iam::111122223333:role/Admin")
    #expect(second.screen.contains("\"Enable IAM User Permissions over HTTP\""))
    #expect(try await console.quit() == .exited(code: 0))
    #expect(try await second.quit() == .exited(code: 0))
  }

  @Test("a policy that somebody else has changed meanwhile is not overwritten unseen")
  func conflict() async throws {
    let server = try await ServedSandbox()
    let role = ["--caller-role", "arn:aws:iam::111122223333:role/Admin"]
    let mine = try await open(server, role[0], role[1])
    let theirs = try await open(server, role[0], role[1])
    try await append(" (mine)", toLine: 13, in: mine)
    try await append(" (theirs)", toLine: 5, in: theirs)
    try await apply(theirs)
    try await theirs.says("The policy of payments/ledger is applied and read back.")

    try await apply(mine)
    try await mine.dialog(
      "Apply the policy of",
      shows: "Somebody changed this policy on AWS after you began. Nothing was sent.")
    mine.press(.enter)
    try await mine.says("The draft is now compared with AWS's newer policy.")
    mine.press(.control("s"))
    try await mine.showsDialog("[ Apply ]")
    // What the other person wrote would go, and the review says so.
    let review = mine.screen.pane("Apply the policy of")
    #expect(review.contains("- \"Sid\" : \"Enable IAM User Permissions (theirs)\","), "\(review)")
    theirs.type("R")
    try await theirs.pane("3 Policy", shows: "Enable IAM User Permissions (theirs)")
    #expect(!theirs.screen.contains("(mine)"))
  }

  /// Adds to the value at the end of a line, before its quote and comma.
  private func append(_ text: String, toLine line: Int, in console: Console) async throws {
    console.type("e")
    try await console.shows("3 Policy  editing")
    console.press(.down, times: line - 1)
    console.press(.end)
    console.press(.left, times: 2)
    console.type(text)
    try await console.shows("\(text)\",")
  }

  private func apply(_ console: Console) async throws {
    console.press(.control("s"))
    try await console.showsDialog("[ Apply ]")
    console.press(.tab)
    console.press(.enter)
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
