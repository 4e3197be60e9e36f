/// A key that sends more than a character.
///
/// What it sends depends on the modes the program has set; the emulator knows, as a real terminal does.
package enum TerminalKey: Hashable, Sendable {
  case enter, tab, backtab, backspace, escape
  case up, down, left, right
  case insert, delete, home, end, pageUp, pageDown
  case function(Int)
  case control(Character)
  case alt(Character)
}
