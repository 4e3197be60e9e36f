/// A colour as a theme names it.
package enum ThemeColor: Hashable, Sendable {
  /// Whatever the terminal draws without a colour.
  case terminal
  /// One exact colour, with its value on a terminal of 16 colours when the theme gives one.
  case rgb(RGB, ansi: UInt8?)
  /// One of the terminal's own 16 colours, which its user chose.
  case ansi(UInt8)

  /// The names of the 16 colours in their order (ECMA-48 and aixterm).
  static let ansiNames = [
    "black", "red", "green", "yellow", "blue", "magenta", "cyan", "white",
    "bright-black", "bright-red", "bright-green", "bright-yellow", "bright-blue", "bright-magenta",
    "bright-cyan", "bright-white",
  ]
}
