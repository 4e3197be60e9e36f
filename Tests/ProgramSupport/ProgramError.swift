/// Why a program could not be started, or did not do what a test waited for.
package struct ProgramError: Error, Sendable, CustomStringConvertible {
  /// A kind a test can ask for.
  package enum Code: Sendable, Hashable {
    case notFound, couldNotStart, timedOut, ended, missingPython
  }

  package let code: Code
  package let message: String

  package init(_ code: Code, _ message: String) {
    self.code = code
    self.message = message
  }

  package var description: String { message }
}
