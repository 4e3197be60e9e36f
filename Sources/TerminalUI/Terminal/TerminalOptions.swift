/// How the screen is to be opened.
package struct TerminalOptions: Sendable {
  package var theme: Theme
  /// `--no-color`; `NO_COLOR` in the environment does the same.
  package var refusesColor = false
  /// Our own signs in ASCII (`--ascii`).
  ///
  /// A locale without UTF-8 brings its own restriction.
  package var usesASCII = false
  /// The environment of the process: TERM and NO_COLOR are read.
  package var environment: [String: String]
  /// Where standard error goes while the screen is owned; nil is /dev/null.
  package var errorLog: Int32?

  package init(theme: Theme, environment: [String: String]) {
    self.theme = theme
    self.environment = environment
  }
}
