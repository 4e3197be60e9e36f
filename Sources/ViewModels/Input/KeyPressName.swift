extension KeyPress {
  /// The name of the key as help and hint bar write it: `Ctrl-S`, `Alt-U`, `Tab`, `↑`, `g`.
  package var name: String {
    var prefix = ""
    if modifiers.contains(.control) { prefix += "Ctrl-" }
    if modifiers.contains(.alt) { prefix += "Alt-" }
    if modifiers.contains(.shift) { prefix += "Shift-" }
    return prefix + (modifiers.isEmpty ? plainName : chordName)
  }

  /// Chords are written with a capital letter, as on the key cap.
  private var chordName: String {
    if case .character(let character) = key, character != " " { return character.uppercased() }
    return plainName
  }

  private var plainName: String {
    switch key {
    case .character(" "): "Space"
    case .character(let character): String(character)
    case .enter: "Enter"
    case .escape: "Esc"
    case .tab: "Tab"
    case .backTab: "Shift-Tab"
    case .backspace: "Backspace"
    case .delete: "Del"
    case .insert: "Ins"
    case .up: "↑"
    case .down: "↓"
    case .left: "←"
    case .right: "→"
    case .home: "Home"
    case .end: "End"
    case .pageUp: "PgUp"
    case .pageDown: "PgDn"
    case .function(let number): "F\(number)"
    }
  }
}
