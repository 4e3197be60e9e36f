import CNcurses
import ViewModels

/// What `wget_wch(3)` returned.
enum CursesCode: Hashable {
  case character(UInt32)
  /// One of the `KEY_` numbers.
  case key(Int32)

  /// Numbers of our own for the marks of a bracketed paste, beyond any that curses gives out.
  static let pasteStart: Int32 = 9001
  static let pasteEnd: Int32 = 9002
}

/// The keys curses has names for.
enum CursesKeys {
  static func press(_ code: Int32) -> KeyPress? {
    if code >= KEY_F0 + 1 && code <= KEY_F0 + 12 { return KeyPress(.function(Int(code - KEY_F0))) }
    if code > KEY_F0 + 12 && code <= KEY_F0 + 24 {
      return KeyPress(.function(Int(code - KEY_F0) - 12), .shift)
    }
    return table[code]
  }

  private static let table: [Int32: KeyPress] = [
    KEY_UP: KeyPress(.up), KEY_DOWN: KeyPress(.down), KEY_LEFT: KeyPress(.left),
    KEY_RIGHT: KeyPress(.right), KEY_HOME: KeyPress(.home), KEY_END: KeyPress(.end),
    KEY_A1: KeyPress(.home), KEY_C1: KeyPress(.end), KEY_A3: KeyPress(.pageUp),
    KEY_C3: KeyPress(.pageDown), KEY_LL: KeyPress(.end),
    KEY_PPAGE: KeyPress(.pageUp), KEY_NPAGE: KeyPress(.pageDown),
    KEY_DC: KeyPress(.delete), KEY_IC: KeyPress(.insert), KEY_BACKSPACE: KeyPress(.backspace),
    KEY_ENTER: KeyPress(.enter), KEY_BTAB: KeyPress(.backTab),
    // Terminfo calls Shift-Up and Shift-Down "scroll reverse" and "scroll forward".
    KEY_SR: KeyPress(.up, .shift), KEY_SF: KeyPress(.down, .shift),
    KEY_SLEFT: KeyPress(.left, .shift), KEY_SRIGHT: KeyPress(.right, .shift),
    KEY_SHOME: KeyPress(.home, .shift), KEY_SEND: KeyPress(.end, .shift),
    KEY_SPREVIOUS: KeyPress(.pageUp, .shift), KEY_SNEXT: KeyPress(.pageDown, .shift),
    KEY_SDC: KeyPress(.delete, .shift), KEY_SIC: KeyPress(.insert, .shift),
  ]
}
