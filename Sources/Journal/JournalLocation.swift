internal import Foundation

/// Where the journal lives on this machine.
///
/// The XDG Base Directory Specification puts history and state under `$XDG_STATE_HOME`, says that a relative value is
/// to be ignored, and names `$HOME/.local/state` as the default.
package enum JournalLocation {
  /// The journal's path for an environment, for example `/home/ann/.local/state/kmscope/journal.sqlite`.
  package static func path(environment: [String: String]) throws(JournalError) -> String {
    if let state = environment["XDG_STATE_HOME"], state.hasPrefix("/") {
      return state + "/kmscope/journal.sqlite"
    }
    guard let home = environment["HOME"], home.hasPrefix("/") else {
      throw JournalError(
        .noHome,
        message: "kmscope has no place for its journal: neither XDG_STATE_HOME nor HOME is an absolute path.",
        hint: "Set HOME, or set XDG_STATE_HOME to a directory you can write to.")
    }
    return home + "/.local/state/kmscope/journal.sqlite"
  }
}
