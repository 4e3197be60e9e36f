import ViewModels
import Testing

@testable import TerminalUI

/// Cells know their bytes, so that an editor can place its cursor.
struct SafeTextSourceTests {
  // Bytes: a 0, é as e + mark 1..<4, 日 4..<7, U+200B 7..<10, b 10
  private let text = SafeText("ae\u{301}日\u{200B}b")

  @Test(
    "A byte is found at the cell that shows it",
    arguments: [(0, 0), (1, 1), (2, 1), (4, 2), (6, 2), (7, 4), (9, 4), (10, 12), (11, 13), (99, 13)])
  func cell(_ offset: Int, _ cell: Int) {
    #expect(text.cell(ofSource: offset) == cell)
  }

  @Test(
    "A cell knows the first byte of what it shows",
    arguments: [(0, 0), (1, 1), (2, 4), (3, 4), (4, 7), (11, 7), (12, 10)])
  func source(_ cell: Int, _ offset: Int) {
    #expect(text.source(atCell: cell) == offset)
  }

  @Test("Past the end, and on padding, there is no source")
  func outside() {
    #expect(text.source(atCell: 13) == nil)
    #expect(SafeText("ab").padded(to: 4).source(atCell: 3) == nil)
    #expect(SafeText("abcd").prefix(cells: 3).source(atCell: 2) == nil)
  }

  @Test("A range of bytes covers the cells that show any of it")
  func range() {
    #expect(text.cells(ofSource: 1..<7) == 1..<4)
    #expect(text.cells(ofSource: 7..<10) == 4..<12)
    #expect(text.cells(ofSource: 3..<3) == 1..<1)
  }

  @Test("Lines keep offsets into the whole text, with LF, CRLF and a last line end")
  func lines() {
    let lines = SafeText.lines(of: "ab\r\nc\n\nd\n")
    #expect(lines.map(\.drawn) == ["ab", "c", "", "d", ""])
    #expect(lines[1].source(atCell: 0) == 4)
    #expect(lines[3].source(atCell: 0) == 7)
  }

  @Test("A carriage return inside a line is no line end and is shown")
  func carriageReturn() {
    #expect(SafeText.lines(of: "a\rb").map(\.drawn) == ["a‹U+000D›b"])
  }
}
