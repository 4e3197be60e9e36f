import Foundation
import TerminalUI

/// How text for people is coloured, if it is.
struct TextStyle {
  /// What a piece of text stands for.
  enum Role {
    case good, bad, open, heading, faint
  }

  var isColoured: Bool

  /// Colours for a terminal, unless NO_COLOR is set or the terminal is a dumb one; none for files and pipes.
  static var forStandardOutput: TextStyle {
    let environment = ProcessInfo.processInfo.environment
    let isWanted = (environment["NO_COLOR"] ?? "").isEmpty && environment["TERM"] != "dumb"
    return TextStyle(isColoured: isWanted && isatty(STDOUT_FILENO) == 1)
  }

  /// The text with its hidden characters made visible, in the colour of its role.
  func paint(_ text: String, _ role: Role? = nil) -> String {
    let shown = SafeText(text).drawn
    guard isColoured, let role else { return shown }
    return "\u{1B}[\(Self.code(role))m\(shown)\u{1B}[0m"
  }

  private static func code(_ role: Role) -> String {
    switch role {
    case .good: "1;32"
    case .bad: "1;31"
    case .open: "1;33"
    case .heading: "1"
    case .faint: "2"
    }
  }
}
