import ViewModels
import Testing

@testable import TerminalUI

/// Text from outside is drawn harmlessly: the inputs are those of which curses lets most pass.
struct SafeTextHostileTests {
  struct Case: CustomTestStringConvertible, Sendable {
    var input: String
    var drawn: String
    var testDescription: String { drawn }
  }

  @Test(
    "Characters that a terminal obeys, hides or reorders are spelled out",
    arguments: [
      Case(input: "a\u{1B}[31mb", drawn: "a‹U+001B›[31mb"),
      Case(input: "bell\u{07}", drawn: "bell‹U+0007›"),
      Case(input: "nul\u{00}", drawn: "nul‹U+0000›"),
      Case(input: "del\u{7F}", drawn: "del‹U+007F›"),
      Case(input: "c1\u{9B}31m", drawn: "c1‹U+009B›31m"),
      Case(input: "over\rwrite", drawn: "over‹U+000D›write"),
      Case(input: "next\nline", drawn: "next‹U+000A›line"),
      Case(input: "tab\tbed", drawn: "tab‹U+0009›bed"),
      Case(input: "abc\u{202E}fed", drawn: "abc‹U+202E›fed"),
      Case(input: "\u{2066}isolate\u{2069}", drawn: "‹U+2066›isolate‹U+2069›"),
      Case(input: "mark\u{200E}\u{200F}", drawn: "mark‹U+200E›‹U+200F›"),
      Case(input: "zero\u{200B}width", drawn: "zero‹U+200B›width"),
      Case(input: "joi\u{200D}ned", drawn: "joi‹U+200D›ned"),
      Case(input: "\u{FEFF}bom", drawn: "‹U+FEFF›bom"),
      Case(input: "soft\u{AD}hyphen", drawn: "soft‹U+00AD›hyphen"),
      Case(input: "tag\u{E0041}", drawn: "tag‹U+E0041›"),
      Case(input: "line\u{2028}para\u{2029}", drawn: "line‹U+2028›para‹U+2029›"),
      Case(input: "non\u{FFFE}\u{1FFFF}", drawn: "non‹U+FFFE›‹U+1FFFF›"),
      Case(input: "private\u{E000}", drawn: "private‹U+E000›"),
      Case(input: "no\u{A0}break", drawn: "no‹U+00A0›break"),
      Case(input: "wide\u{3000}blank", drawn: "wide‹U+3000›blank"),
      Case(input: "braille\u{2800}", drawn: "braille‹U+2800›"),
      Case(input: "filler\u{3164}", drawn: "filler‹U+3164›"),
      Case(input: "heart\u{2764}\u{FE0F}", drawn: "heart❤‹U+FE0F›"),
      Case(input: "unassigned\u{0378}", drawn: "unassigned‹U+0378›"),
    ])
  func spelled(_ example: Case) {
    let text = SafeText(example.input)
    #expect(text.drawn == example.drawn)
    #expect(text.containsHostile)
  }

  @Test(
    "Ordinary text of any script stays as it is",
    arguments: ["alias/payments", "日本語", "Zoë", "клюка", "مفتاح", "a‹b›"])
  func ordinary(_ input: String) {
    let text = SafeText(input)
    #expect(text.drawn == input)
    #expect(!text.containsHostile)
  }

  @Test("No control, format or invisible character is ever drawn, whatever the input")
  func exhaustive() {
    // The planes with characters, the tags, and the private planes' edges; what lies between is unassigned.
    let ranges: [ClosedRange<UInt32>] = [
      0...0x323B0, 0xE0000...0xE0200, 0xEFFFE...0xF0001, 0x10FFFE...0x10FFFF,
    ]
    for value in ranges.joined() {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let drawn = SafeText(String(scalar)).units.flatMap { $0.glyph.scalars }
        .filter { $0.value < 0x20 || $0.value >= 0x7F }
      let bad = drawn.first { shown in
        switch shown.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .unassigned, .privateUse: true
        case .spaceSeparator: shown != " "
        default: shown.properties.isDefaultIgnorableCodePoint
        }
      }
      if let bad { Issue.record("U+\(String(value, radix: 16)) draws U+\(String(bad.value, radix: 16))") }
    }
  }

  @Test("Bytes that are not UTF-8 are drawn by their value and what stands around them survives")
  func invalidBytes() {
    // 0xC0 0xAF: overlong; 0xED 0xA0 0x80: a surrogate; 0xF5: beyond Unicode; 0xE3 0x81: cut short.
    let bytes: [UInt8] = [0x61, 0xFF, 0xC0, 0xAF, 0x62, 0xED, 0xA0, 0x80, 0xF5, 0xE3, 0x81]
    #expect(SafeText(utf8: bytes).drawn == "a‹FF›‹C0›‹AF›b‹ED›‹A0›‹80›‹F5›‹E3›‹81›")
  }

  @Test("Interpolated strings are sanitised too")
  func interpolation() {
    let alias = "pay\u{202E}ments"
    let text: SafeText = "key \(alias), \(3) grants, \(SafeText("x"))"
    #expect(text.drawn == "key pay‹U+202E›ments, 3 grants, x")
  }

  @Test("A spelled-out character keeps its own role inside a styled text")
  func role() {
    let terminal = Stage.show(
      12, 1,
      painting: { canvas in
        canvas.put(SafeText("a\u{200B}b"), column: 0, row: 0, style: Style(.selection))
      })
    #expect(
      (0..<10).map { terminal.grid[$0, 0].style.role } == [.selection] + Array(repeating: .hostile, count: 8)
        + [.selection])
  }

  @Test("Restyling a row for the cursor leaves hostile characters visible")
  func restyle() {
    let terminal = Stage.show(
      10, 1,
      painting: { canvas in
        canvas.put(SafeText("\u{200B}b"), column: 0, row: 0)
        canvas.restyle(canvas.bounds, Style(.selection))
      })
    #expect(terminal.grid[0, 0].style.role == .hostile)
    #expect(terminal.grid[8, 0].style.role == .selection)
  }
}
