/// A theme that cannot be used: where, why, and what to do.
package struct ThemeError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The path of the file, or the name of a built-in theme.
  package var file: String
  /// Counted from 1; nil when the file as a whole is meant.
  package var line: Int?
  /// What is wrong, as a sentence.
  package var problem: String
  /// What to do, as a sentence.
  package var hint: String

  package init(file: String, line: Int? = nil, problem: String, hint: String) {
    self.file = file
    self.line = line
    self.problem = problem
    self.hint = hint
  }

  package var description: String {
    let place = line.map { "\(file), line \($0)" } ?? file
    return "Theme \(place): \(problem) \(hint)"
  }
}
