/// One key press as a terminal delivers it, already free of escape sequences.
package struct KeyPress: Hashable, Sendable {
  package enum Key: Hashable, Sendable {
    /// A printable character (with Shift already applied).
    case character(Character)
    case enter, escape, tab, backTab, backspace, delete, insert
    case up, down, left, right, home, end, pageUp, pageDown
    /// F1 … F12.
    case function(Int)
  }

  package struct Modifiers: OptionSet, Hashable, Sendable {
    package let rawValue: UInt8
    package init(rawValue: UInt8) { self.rawValue = rawValue }
    /// With a letter: `character("c")` plus `.control` is Ctrl-C (always lower case).
    package static let control = Modifiers(rawValue: 1)
    /// Only with keys that are not characters (Shift-Up, …).
    package static let shift = Modifiers(rawValue: 2)
    package static let alt = Modifiers(rawValue: 4)
  }

  package var key: Key
  package var modifiers: Modifiers

  package init(_ key: Key, _ modifiers: Modifiers = []) {
    self.key = key
    self.modifiers = modifiers
  }

  /// A plain printable character.
  package static func char(_ character: Character) -> KeyPress { KeyPress(.character(character)) }
  /// A control chord, for example `.ctrl("c")`.
  package static func ctrl(_ character: Character) -> KeyPress {
    KeyPress(.character(character), .control)
  }
}
