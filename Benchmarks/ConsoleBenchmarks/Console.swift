import Glibc
import ProgramSupport
import PseudoTerminalSupport

/// The console under measurement: the real release binary in a real pseudo-terminal.
enum Console {
  static let columns = 120
  static let rows = 40
  /// Keys beside those of the example account.
  static let extraKeys = 10_000

  /// The release binary that `make bench` has built.
  static var path: String {
    ProgramCommand.variable("KMSCOPE_EXECUTABLE") ?? "\(Repository.root)/.build/release/kmscope"
  }

  /// Opens the console on the sandbox in its own process.
  static func openSandbox(extraKeys: Int = 0) throws -> TerminalSession {
    try open(["--sandbox"], ["KMSCOPE_SANDBOX_EXTRA_KEYS": "\(extraKeys)"])
  }

  /// Opens the console with credentials for a KMS at an address.
  static func open(endpoint: String) throws -> TerminalSession {
    try open(
      ["--endpoint-url", endpoint],
      [
        "AWS_ACCESS_KEY_ID": "sandbox", "AWS_SECRET_ACCESS_KEY": "sandbox", "AWS_REGION": "eu-west-1",
      ])
  }

  /// Serves the example account and 10 000 keys from a process of its own.
  static func serve() async throws -> (program: BackgroundProgram, endpoint: String) {
    let program = try BackgroundProgram(
      command(["sandbox", "serve"], ["KMSCOPE_SANDBOX_EXTRA_KEYS": "\(extraKeys)"]))
    let endpoint = try await program.waitForLine("the sandbox's address") { line in
      line.hasPrefix("listening on ") ? String(line.dropFirst("listening on ".count)) : nil
    }
    return (program, endpoint)
  }

  private static func open(_ arguments: [String], _ environment: [String: String]) throws -> TerminalSession {
    try TerminalSession(command(arguments, environment), columns: columns, rows: rows)
  }

  private static func command(_ arguments: [String], _ environment: [String: String]) -> ProgramCommand {
    var command = ProgramCommand(path, arguments)
    // A home that can be written to: the console opens its journal as it does for a person.
    command.environment["HOME"] = "\(Repository.root)/.build/benchmarks/home"
    command.environment.merge(environment) { $1 }
    return command
  }
}

extension TerminalSession {
  /// Ends the program and waits until it is gone, so that it does not disturb what is measured next.
  func end() async throws {
    signal(SIGTERM)
    try await waitForExit()
  }

  /// Waits until the list and the details of all keys are there.
  @discardableResult
  func waitUntilLoaded() async throws -> Screen {
    // A frame arrives in pieces: that nothing says "loading" means something only after something did.
    try await waitFor("details to arrive", timeout: .seconds(300)) { Loading($0) == .describing }
    return try await waitFor("all keys to be described", timeout: .seconds(300)) {
      Loading($0) == .done
    }
  }
}
