import ProgramSupport
import PseudoTerminalSupport
import Testing

/// A server, or the lack of one, that the console opens on all the same.
struct BadConnection: Sendable, CustomTestStringConvertible {
  let name: String
  /// What `answering_server.py` answers; nil without a server.
  var server: String?
  /// PORT stands for the server's port.
  var endpoint = "http://127.0.0.1:PORT"
  /// What the key list must say, without regard to how it is wrapped.
  let says: [String]

  var testDescription: String { name }

  static let all: [BadConnection] = [
    BadConnection(
      // Port 1 (tcpmux) is reserved and below what any program here may be given.
      name: "connection refused", endpoint: "http://127.0.0.1:1",
      says: [
        "ListKeys failed: 127.0.0.1:1 refused the connection", "Check that the endpoint http://127.0.0.1:1/",
      ]),
    BadConnection(
      // RFC 6761 6.4: .invalid never resolves.
      name: "DNS failure", endpoint: "https://host.invalid",
      says: ["The name host.invalid cannot be resolved", "Check the network"]),
    BadConnection(
      name: "TLS failure", server: "empty", endpoint: "https://127.0.0.1:PORT",
      says: ["The TLS connection to 127.0.0.1:PORT could not be trusted", "check the endpoint"]),
    BadConnection(
      name: "HTML instead of JSON", server: "html",
      says: ["something that AWS does not send", "text/html", "no proxy or login page is in between"]),
    BadConnection(
      name: "expired credentials", server: "expired",
      says: [
        "The security token included in the request is expired", "The credentials have expired: get new",
      ]),
    BadConnection(
      name: "everything denied", server: "denied",
      says: ["is not authorized to perform: kms:ListKeys", "Ask an administrator"]),
    BadConnection(
      name: "an empty account", server: "empty",
      says: ["This account has no KMS keys in this Region.", "Press r to go to another Region."]),
  ]
}

@Suite("A console that opens and cannot read", .serialized)
struct BadConnectionTests {
  private func open(_ endpoint: String) throws -> Console {
    try Console(
      ["--endpoint-url", endpoint, "--region", "eu-west-1"],
      environment: ["AWS_ACCESS_KEY_ID": "AKIDEXAMPLE", "AWS_SECRET_ACCESS_KEY": "secret"], columns: 160)
  }

  @Test("says what happened and what to do, and q still quits", arguments: BadConnection.all)
  func badConnection(connection: BadConnection) async throws {
    var server: AnsweringServer?
    if let kind = connection.server { server = try await AnsweringServer(kind) }
    let port = server?.port ?? ""
    let console = try open(connection.endpoint.replacing("PORT", with: port))
    for part in connection.says {
      try await console.pane("1 Keys", shows: part.replacing("PORT", with: port))
    }
    #expect(try await console.quit() == .exited(code: 0))
    try console.expectTerminalGivenBack()
    try await server?.stop()
  }

  @Test("the first frame waits for nobody, and q quits while everything is waited for")
  func silentServer() async throws {
    let server = try await AnsweringServer("silent")
    let console = try open("http://127.0.0.1:\(server.port)")
    try await console.pane("1 Keys", shows: "Reading the keys…")
    #expect(console.screen.line(0).contains("signing in…  eu-west-1"))
    // The answers may take a minute; a person who leaves does not wait for them.
    let start = ContinuousClock.now
    #expect(try await console.quit() == .exited(code: 0))
    #expect(ContinuousClock.now - start < .seconds(10))
    try console.expectTerminalGivenBack()
    try await server.stop()
  }

  @Test("a key that may be listed and nothing else says so, beside the others")
  func deniedKeys() async throws {
    let console = try await Console.onSandbox()
    try await console.choose("security/audit-trail", isJudged: false)
    #expect(console.screen.line(with: "▸ security/audit-trail").contains("denied"))
    try await console.pane("2 Metadata", shows: "DescribeKey is denied to you.")
    try await console.pane("Policy", shows: "GetKeyPolicy is denied to you.")
    console.type("e")
    try await console.says("You may not read this key's policy, so there is nothing to edit.")
    #expect(try await console.quit() == .exited(code: 0))
  }

  @Test("without knowing who one is, nothing is promised, and a draft is kept all the same")
  func unknownCaller() async throws {
    let server = try await AnsweringServer("no-identity")
    let console = try open("http://127.0.0.1:\(server.port)")
    try await console.says("GetCallerIdentity failed: Access denied by a VPC endpoint policy")
    #expect(console.screen.line(0).contains("account unknown"))
    try await console.pane("Lockout check", shows: "? Cannot be decided here: who you are")
    console.type("e")
    try await console.shows("3 Policy  editing")
    console.type("kept ")
    try await Poll.until("the draft to be in the journal") { console.home.journalHolds("kept {") }
    console.press(.escape)
    try await console.shows("3 Policy  draft")
    console.type("q")
    try await console.showsDialog("┌ Quit with a draft?")
    console.press(.tab)
    console.press(.enter)
    #expect(try await console.terminal.waitForExit() == .exited(code: 0))

    let second = try Console(
      ["--endpoint-url", "http://127.0.0.1:\(server.port)", "--region", "eu-west-1"], home: console.home,
      environment: ["AWS_ACCESS_KEY_ID": "AKIDEXAMPLE", "AWS_SECRET_ACCESS_KEY": "secret"], columns: 160)
    try await second.pane("3 Policy  draft", shows: "1 kept {")
  }

  @Test("a journal that cannot be opened is said, and stops a policy from being sent without a copy")
  func noJournal() async throws {
    let home = try Home()
    try home.write("a file where a folder belongs", to: "state/kmscope")
    let console = try await Console.onSandbox(home: home)
    try await console.says("state/kmscope")
    try await console.edit("payments/ledger")
    console.press(.down)
    console.press(.end)
    console.type(" ")
    try await console.pane("Lockout check", shows: "✓ AWS will accept this policy")
    console.press(.control("s"))
    try await console.showsDialog("[ Apply ]")
    console.press(.tab)
    console.press(.enter)
    try await console.dialog(
      "Apply the policy of", shows: "AWS's policy could not be saved first, so nothing was sent.")
  }
}
