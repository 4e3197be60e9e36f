import CNcurses
import Testing
import ViewModels

@testable import TerminalUI

/// What curses reads becomes keys; what is no key becomes nothing.
struct KeyTranslatorTests {
  private static func typed(_ text: String) -> [CursesCode] {
    text.unicodeScalars.map { .character($0.value) }
  }

  struct Case: CustomTestStringConvertible, Sendable {
    var typed: String
    var keys: [KeyPress]
    var testDescription: String { typed.debugDescription }
  }

  @Test(
    "Characters, control characters and sequences",
    arguments: [
      Case(typed: "aZ日", keys: [.char("a"), .char("Z"), .char("日")]),
      Case(typed: "\u{1}\u{3}\u{1A}", keys: [.ctrl("a"), .ctrl("c"), .ctrl("z")]),
      Case(typed: "\u{0}\u{1C}\u{1F}", keys: [.ctrl(" "), .ctrl("\\"), .ctrl("_")]),
      Case(typed: "\t\r\n", keys: [KeyPress(.tab), KeyPress(.enter), .ctrl("j")]),
      Case(typed: "\u{7F}\u{8}", keys: [KeyPress(.backspace), KeyPress(.backspace)]),
      Case(typed: "\u{1B}", keys: [KeyPress(.escape)]),
      Case(typed: "\u{1B}\u{1B}", keys: [KeyPress(.escape), KeyPress(.escape)]),
      Case(typed: "\u{1B}x", keys: [KeyPress(.character("x"), .alt)]),
      Case(typed: "\u{1B}\u{1}", keys: [KeyPress(.character("a"), [.alt, .control])]),
      Case(typed: "\u{1B}\r", keys: [KeyPress(.enter, .alt)]),
      Case(typed: "\u{1B}[A\u{1B}OB", keys: [KeyPress(.up), KeyPress(.down)]),
      Case(typed: "\u{1B}[1;2A\u{1B}[1;5D", keys: [KeyPress(.up, .shift), KeyPress(.left, .control)]),
      Case(typed: "\u{1B}[1;4C", keys: [KeyPress(.right, [.shift, .alt])]),
      Case(typed: "\u{1B}[3~\u{1B}[5;5~", keys: [KeyPress(.delete), KeyPress(.pageUp, .control)]),
      Case(
        typed: "\u{1B}[15~\u{1B}[24~\u{1B}OP",
        keys: [KeyPress(.function(5)), KeyPress(.function(12)), KeyPress(.function(1))]),
      Case(typed: "\u{1B}[Z", keys: [KeyPress(.backTab)]),
      Case(typed: "\u{1B}[", keys: [KeyPress(.character("["), .alt)]),
      // A modifier of zero is out of range and means none.
      Case(typed: "\u{1B}[1;0A", keys: [KeyPress(.up)]),
    ])
  func keys(_ example: Case) {
    #expect(KeyTranslator.presses(Self.typed(example.typed)) == example.keys)
  }

  @Test(
    "Answers of a terminal and unknown sequences run nothing",
    arguments: [
      "\u{1B}[24;80R", "\u{1B}[?1;2c", "\u{1B}[97;5u", "\u{1B}]11;rgb:1010/1414/1818\u{07}",
      "\u{1B}]10;rgb:d0d0/d0d0/d0d0\u{1B}\\", "\u{1B}P1+r544e\u{1B}\\", "\u{1B}[<0;10;5M", "\u{1B}[200~",
      "\u{1B}[12",
    ])
  func swallowed(_ answer: String) {
    #expect(KeyTranslator.presses(Self.typed(answer + "j")).allSatisfy { $0 == .char("j") })
    #expect(KeyTranslator.presses(Self.typed(answer)).isEmpty)
  }

  @Test(
    "Keys that curses knows by name",
    arguments: [
      (KEY_UP, KeyPress(.up)), (KEY_SR, KeyPress(.up, .shift)), (KEY_SF, KeyPress(.down, .shift)),
      (KEY_SLEFT, KeyPress(.left, .shift)), (KEY_NPAGE, KeyPress(.pageDown)), (KEY_DC, KeyPress(.delete)),
      (KEY_BTAB, KeyPress(.backTab)), (KEY_F0 + 1, KeyPress(.function(1))),
      (KEY_F0 + 12, KeyPress(.function(12))),
      (KEY_F0 + 13, KeyPress(.function(1), .shift)),
    ])
  func named(_ code: Int32, _ press: KeyPress) {
    #expect(KeyTranslator.presses([.key(code)]) == [press])
  }

  @Test("ESC before a key of curses is Alt with it, and a resize is no key")
  func altAndResize() {
    #expect(KeyTranslator.presses([.character(0x1B), .key(KEY_UP)]) == [KeyPress(.up, .alt)])
    #expect(KeyTranslator.presses([.key(KEY_RESIZE)]).isEmpty)
  }
}
