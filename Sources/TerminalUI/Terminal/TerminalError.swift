/// Why the screen could not be opened, and what to do.
package struct TerminalError: Error, Hashable, Sendable, CustomStringConvertible {
  package enum Code: String, Sendable {
    case notATerminal, noTerminalType, unknownTerminalType, poorTerminalType, screenFailed
  }

  package var code: Code
  /// What is wrong, as a sentence.
  package var problem: String
  /// What to do, as a sentence.
  package var hint: String

  package var description: String { "\(problem) \(hint)" }
}
