import Foundation
import ProgramSupport

/// A home directory of one test's own: no configuration, no journal, nothing of the developer's.
final class Home: Sendable {
  let path: String

  init() throws {
    var template = Array("/tmp/kmscope-e2e-XXXXXX".utf8CString)
    guard let made = mkdtemp(&template) else {
      throw ProgramError(
        .couldNotStart, "No folder could be made in /tmp: \(String(cString: strerror(errno))).")
    }
    path = String(cString: made)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// What a console sees of the outside: this home, UTC, UTF-8, and no variable of AWS.
  var environment: [String: String] {
    var environment = ProgramCommand.plainEnvironment
    environment["LC_ALL"] = nil
    environment["TERM"] = "xterm-256color"
    environment["HOME"] = path
    // Tests talk to loopback only.
    environment["AWS_EC2_METADATA_DISABLED"] = "true"
    for (name, folder) in [("CONFIG", "config"), ("STATE", "state"), ("DATA", "data"), ("CACHE", "cache")] {
      environment["XDG_\(name)_HOME"] = "\(path)/\(folder)"
    }
    return environment
  }

  /// Writes a file below the home, with the folders on the way.
  @discardableResult
  func write(_ text: String, to file: String) throws -> String {
    let url = URL(fileURLWithPath: "\(path)/\(file)")
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: url)
    return url.path
  }

  /// Whether some file of the journal holds these bytes: the database, or the log SQLite writes ahead of it.
  func journalHolds(_ text: String) -> Bool {
    ["journal.sqlite", "journal.sqlite-wal"].contains { name in
      let file = FileManager.default.contents(atPath: "\(path)/state/kmscope/\(name)")
      return file?.range(of: Data(text.utf8)) != nil
    }
  }
}
