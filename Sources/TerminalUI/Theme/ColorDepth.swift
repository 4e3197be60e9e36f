/// How many colours the screen has.
package enum ColorDepth: Hashable, Sendable, CaseIterable {
  case indexed256
  case ansi16
  case ansi8
  /// No colour at all: bold, underline, dim and reverse only.
  case mono

  /// From the terminal's number of colours; people who do not want colour get none.
  ///
  /// `NO_COLOR` counts when it is present and not empty (no-color.org).
  package init(colors: Int, environment: [String: String], refusesColor: Bool) {
    let unwanted = refusesColor || !(environment["NO_COLOR"] ?? "").isEmpty
    switch colors {
    case _ where unwanted: self = .mono
    case 256...: self = .indexed256
    case 16...: self = .ansi16
    case 8...: self = .ansi8
    default: self = .mono
    }
  }
}
