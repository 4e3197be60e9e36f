import Testing

@testable import TerminalUI

/// Widths and cutting; the widths are those of East Asian Width (UAX #11).
struct SafeTextWidthTests {
  struct Case: CustomTestStringConvertible, Sendable {
    var text: String
    var width: Int
    var testDescription: String { text }
  }

  @Test(
    "Text takes as many cells as a terminal gives it",
    arguments: [
      Case(text: "", width: 0), Case(text: "abc", width: 3), Case(text: "日本語", width: 6),
      Case(text: "é", width: 1), Case(text: "e\u{301}", width: 1), Case(text: "ｱ", width: 1),
      Case(text: "Ａ", width: 2), Case(text: "🔑", width: 2), Case(text: "한글", width: 4),
      Case(text: "a\u{300}\u{301}\u{302}\u{303}", width: 1), Case(text: "\u{200B}", width: 8),
    ])
  func width(_ example: Case) {
    #expect(SafeText(example.text).width == example.width)
  }

  @Test("A fifth mark on one character is spelled out, because a cell holds four")
  func fifthMark() {
    let text = SafeText("a\u{300}\u{301}\u{302}\u{303}\u{304}")
    #expect(text.units.map(\.glyph.scalars.count) == [5, 1, 1, 1, 1, 1, 1, 1, 1])
    #expect(text.drawn.hasSuffix("‹U+0304›"))
  }

  @Test("A mark with nothing before it gets a base of its own")
  func leadingMark() {
    #expect(SafeText("\u{301}a").drawn == "◌\u{301}a")
    #expect(SafeText("\u{200B}\u{301}").drawn == "‹U+200B›◌\u{301}")
  }

  struct Cut: CustomTestStringConvertible, Sendable {
    var text: String
    var cells: Int
    var prefix: String
    var suffix: String
    var middle: String
    var testDescription: String { "\(text) in \(cells)" }
  }

  @Test(
    "Cutting counts cells and never splits a character",
    arguments: [
      Cut(text: "abcdef", cells: 6, prefix: "abcdef", suffix: "abcdef", middle: "abcdef"),
      Cut(text: "abcdef", cells: 5, prefix: "abcd…", suffix: "…cdef", middle: "ab…ef"),
      Cut(text: "abcdef", cells: 1, prefix: "…", suffix: "…", middle: "…"),
      Cut(text: "abcdef", cells: 0, prefix: "", suffix: "", middle: ""),
      Cut(text: "abcdef", cells: -3, prefix: "", suffix: "", middle: ""),
      // Three cells of text fit one wide character and not a half of the next.
      Cut(text: "日本語", cells: 4, prefix: "日…", suffix: "…語", middle: "日…"),
      Cut(text: "日本語", cells: 5, prefix: "日本…", suffix: "…本語", middle: "日…語"),
      Cut(
        text: "e\u{301}e\u{301}e\u{301}", cells: 2, prefix: "e\u{301}…", suffix: "…e\u{301}",
        middle: "e\u{301}…"),
    ])
  func cutting(_ example: Cut) {
    let text = SafeText(example.text)
    #expect(text.prefix(cells: example.cells).drawn == example.prefix)
    #expect(text.suffix(cells: example.cells).drawn == example.suffix)
    #expect(text.middle(cells: example.cells).drawn == example.middle)
  }

  @Test("Padding fills up to the width and leaves wider text alone")
  func padding() {
    #expect(SafeText("ab").padded(to: 5).drawn == "ab   ")
    #expect(SafeText("ab").padded(to: 5, .right).drawn == "   ab")
    #expect(SafeText("ab").padded(to: 5, .centre).drawn == " ab  ")
    #expect(SafeText("日本").padded(to: 3).drawn == "日本")
    #expect(SafeText("日本").fitted(to: 4).drawn == "日本")
    #expect(SafeText("日本語").fitted(to: 4).drawn == "日… ")
  }

  @Test("A window onto the text shows halves of wide characters as blanks")
  func slice() {
    let text = SafeText("a日本b")
    #expect(text.slice(from: 0, cells: 6).drawn == "a日本b")
    #expect(text.slice(from: 2, cells: 2).drawn == "  ")
    #expect(text.slice(from: 3, cells: 3).drawn == "本b")
    #expect(text.slice(from: 9, cells: 3).drawn == "")
  }

  @Test("Tabs run to the next stop when their width is given")
  func tabs() {
    #expect(SafeText("\tx", tabWidth: 4).drawn == "    x")
    #expect(SafeText("ab\tx", tabWidth: 4).drawn == "ab  x")
    #expect(SafeText("日本\tx", tabWidth: 4).drawn == "日本    x")
  }

  struct Wrap: CustomTestStringConvertible, Sendable {
    var text: String
    var cells: Int
    var lines: [String]
    var testDescription: String { "\(text) in \(cells)" }
  }

  @Test(
    "Wrapping breaks at blanks, and inside a word that is longer than a line",
    arguments: [
      Wrap(text: "", cells: 5, lines: [""]),
      Wrap(text: "one two three", cells: 7, lines: ["one two", "three"]),
      Wrap(text: "one two three", cells: 8, lines: ["one two", "three"]),
      Wrap(text: "one two", cells: 3, lines: ["one", "two"]),
      Wrap(text: "abcdefgh", cells: 3, lines: ["abc", "def", "gh"]),
      Wrap(text: "to abcdefgh", cells: 4, lines: ["to", "abcd", "efgh"]),
      Wrap(text: "日本語です", cells: 5, lines: ["日本", "語で", "す"]),
      // A character that is wider than the line cannot be shown at all.
      Wrap(text: "日a", cells: 1, lines: ["a"]),
    ])
  func wrapping(_ example: Wrap) {
    #expect(SafeText(example.text).wrapped(to: example.cells).map(\.drawn) == example.lines)
  }

  @Test("A wrapped line of several styles keeps each piece in its style")
  func styledWrapping() {
    var line = StyledLine("plain ", .text)
    line.append("red green", .error)
    let lines = line.wrapped(to: 9)
    #expect(lines.map(\.text.drawn) == ["plain red", "green"])
    #expect(lines[0].spans.map(\.style.role) == [.text, .error])
    #expect(lines[1].spans.map(\.style.role) == [.error])
  }

  @Test("A cut line of several styles ends in one ellipsis within its width")
  func styledPrefix() {
    var line = StyledLine("abc", .text)
    line.append("def", .error)
    #expect(line.prefix(cells: 6).text.drawn == "abcdef")
    #expect(line.prefix(cells: 4).text.drawn == "abc…")
    #expect(line.prefix(cells: 3).text.drawn == "ab…")
    #expect(line.prefix(cells: 0).text.drawn == "")
  }
}
