import ProgramSupport
import PseudoTerminalSupport

/// The real console in a real terminal.
final class Console: Sendable {
  let home: Home
  let terminal: TerminalSession

  /// Starts the console.
  /// - Parameters:
  ///   - arguments: its command line.
  ///   - home: the home of an earlier run, to start again where that one ended.
  ///   - environment: laid over the home's environment.
  ///   - removed: variables it does not get.
  init(
    _ arguments: [String], home: Home? = nil, environment: [String: String] = [:],
    without removed: [String] = [],
    columns: Int = 120, rows: Int = 40
  ) throws {
    self.home = try home ?? Home()
    let variables = self.home.environment.merging(environment) { _, new in new }
      .filter { !removed.contains($0.key) }
    terminal = try TerminalSession(
      ProgramCommand(try Repository.executable(), arguments, environment: variables), columns: columns,
      rows: rows)
  }

  /// A console on the sandbox, once every key of its account is described.
  static func onSandbox(_ arguments: String..., home: Home? = nil, columns: Int = 120, rows: Int = 40)
    async throws -> Console
  {
    let console = try Console(["--sandbox"] + arguments, home: home, columns: columns, rows: rows)
    try await console.shows("50 keys")
    try await console.settles("all keys to be described") { screen in
      !["ListKeys", "DescribeKey"].contains(where: screen.line(screen.rows - 1).contains)
    }
    return console
  }

  // MARK: What a person does

  func type(_ text: String) { terminal.type(text) }

  func press(_ key: TerminalKey, times: Int = 1) {
    for _ in 0..<times { terminal.press(key) }
  }

  func paste(_ text: String) { terminal.paste(text) }

  /// Filters the list down to one key and opens its policy in the editor.
  func edit(_ alias: String) async throws {
    try await choose(alias)
    type("e")
    try await shows("3 Policy  editing")
  }

  /// Filters the list down to one key and waits until the panes show it.
  func choose(_ alias: String, isJudged: Bool = true) async throws {
    type("/")
    try await shows("Enter keep the filter")
    type(alias)
    try await shows("2 Metadata  \(alias) ")
    press(.enter)
    try await shows("1 Keys  /\(alias) ")
    guard isJudged else { return }
    try await terminal.waitFor("the lockout check of \(alias)") { screen in
      screen.pane("Lockout check").contains { "✓✗?".contains($0) }
    }
  }

  /// Runs a command of the palette.
  func command(_ words: String, shows title: String) async throws {
    type(":")
    try await shows("┌ Command ")
    type(words)
    try await shows(": \(words)")
    press(.enter)
    try await showsDialog(title)
  }

  /// Waits for a dialog that is ready for keys.
  func showsDialog(_ title: String) async throws {
    try await shows(title)
    try await readsKeys()
  }

  /// Waits until a key that is pressed now is read.
  ///
  /// A dialog that confirms something, and the answer of AWS to what was confirmed, are painted first and throw away what was typed before
  /// them second, so a key pressed in between is lost, as it should be. Once the main thread sleeps again, that is over.
  private func readsKeys() async throws {
    try await Poll.until("the console to wait for keys", inARow: 3) { [terminal] in
      Poll.isSleeping(terminal.processID)
    }
  }

  /// Waits until the screen satisfies `condition` and stays so while the console sleeps.
  ///
  /// A frame arrives in pieces, from the top to the bottom: what a condition does not find may be yet to come.
  func settles(_ what: String, _ condition: @escaping @Sendable (Screen) -> Bool) async throws {
    try await Poll.until(what, inARow: 3) { [terminal] in
      Poll.isSleeping(terminal.processID) && condition(terminal.screen)
    }
  }

  /// Leaves with `q` and expects a clean end.
  func quit() async throws -> ProgramStatus {
    type("q")
    return try await terminal.waitForExit()
  }

  // MARK: What a person sees

  var screen: Screen { terminal.screen }

  @discardableResult
  func shows(_ text: String) async throws -> Screen { try await terminal.waitFor(text: text) }

  @discardableResult
  func hides(_ text: String) async throws -> Screen { try await terminal.waitUntilGone(text: text) }

  /// Waits until the message in the corner holds `text`.
  func says(_ text: String) async throws {
    try await terminal.waitFor("the message “\(text)”") { $0.toast.contains(text) }
    try await readsKeys()
  }

  /// Waits until the dialog called `title` holds `text` and is ready for keys.
  @discardableResult
  func dialog(_ title: String, shows text: String) async throws -> String {
    let pane = try await pane(title, shows: text)
    try await readsKeys()
    return pane
  }

  /// Waits until the frame called `title` holds `text`, however its lines are wrapped.
  @discardableResult
  func pane(_ title: String, shows text: String) async throws -> String {
    try await terminal.waitFor("“\(text)” in \(title)") { $0.pane(title).contains(text) }.pane(title)
  }
}
