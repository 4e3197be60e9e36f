import Glibc

/// A program to start, with everything it will see.
package struct ProgramCommand: Sendable {
  package var path: String
  package var arguments: [String]
  /// The whole environment: nothing is inherited, so that the developer's own AWS settings never reach a test.
  package var environment: [String: String]
  package var directory: String?

  package init(
    _ path: String, _ arguments: [String] = [],
    environment: [String: String] = ProgramCommand.plainEnvironment, directory: String? = nil
  ) {
    self.path = path
    self.arguments = arguments
    self.environment = environment
    self.directory = directory
  }

  /// A UTF-8 locale, UTC, the system's PATH, and nothing personal.
  package static var plainEnvironment: [String: String] {
    [
      "PATH": variable("PATH") ?? "/usr/local/bin:/usr/bin:/bin",
      "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8", "TZ": "UTC", "HOME": "/nonexistent",
      // A crash must end the program, not open the debugger's menu on the terminal.
      "SWIFT_BACKTRACE": "enable=no",
    ]
  }

  /// A variable of our own environment.
  package static func variable(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }
  }

  /// The path with PATH searched as execvp(3) does.
  func resolvedPath() throws(ProgramError) -> String {
    if path.contains("/") { return path }
    let folders = (environment["PATH"] ?? "/usr/bin:/bin").split(separator: ":")
    for folder in folders where access("\(folder)/\(path)", X_OK) == 0 { return "\(folder)/\(path)" }
    throw ProgramError(.notFound, "There is no program named \(path) in \(folders.joined(separator: ", ")).")
  }
}
