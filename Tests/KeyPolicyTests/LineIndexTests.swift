import KeyPolicy
import Testing

@Suite("Line index")
struct LineIndexTests {
  @Test(
    "finds the line and column of a byte offset",
    arguments: [
      ("", 0, 1, 1),
      ("abc", 2, 1, 3),
      ("abc", 3, 1, 4),
      ("a\nb", 1, 1, 2),
      ("a\nb", 2, 2, 1),
      ("a\r\nb", 3, 2, 1),
      ("a\n\n", 3, 3, 1),
      // "é" has two bytes and is one column; "🔑" has four.
      ("é!", 2, 1, 2),
      ("é\n🔑x", 7, 2, 2),
      // A lone carriage return ends no line.
      ("a\rb", 2, 1, 3),
    ])
  func position(text: String, offset: Int, line: Int, column: Int) {
    let index = LineIndex(Array(text.utf8))
    #expect(index.position(at: offset) == TextPosition(line: line, column: column))
    #expect(index.offset(of: TextPosition(line: line, column: column)) == offset)
  }

  @Test("offsets outside the text give its first and last position")
  func outside() {
    let index = LineIndex(Array("ab\ncd".utf8))
    #expect(index.position(at: -3) == TextPosition(line: 1, column: 1))
    #expect(index.position(at: 99) == TextPosition(line: 2, column: 3))
    #expect(index.offset(of: TextPosition(line: 0, column: 5)) == 0)
    #expect(index.offset(of: TextPosition(line: 9, column: 1)) == 5)
  }

  @Test("a column beyond the end of a line stays on the line, before its break")
  func beyondLine() {
    let index = LineIndex(Array("ab\r\ncd".utf8))
    #expect(index.offset(of: TextPosition(line: 1, column: 99)) == 2)
  }

  @Test("an offset inside a character gives that character's column")
  func insideScalar() {
    let index = LineIndex(Array("x🔑y".utf8))
    for offset in 1...4 { #expect(index.position(at: offset) == TextPosition(line: 1, column: 2)) }
    #expect(index.position(at: 5) == TextPosition(line: 1, column: 3))
  }

  @Test("a byte that is not UTF-8 is one column")
  func invalidBytes() {
    let index = LineIndex([0x61, 0xFF, 0xFE, 0x62])
    #expect(index.position(at: 3) == TextPosition(line: 1, column: 4))
  }

  @Test("lines are given without their break")
  func lineRanges() {
    let index = LineIndex(Array("ab\r\n\ncd".utf8))
    #expect(index.lineCount == 3)
    #expect(index.range(ofLine: 1) == ByteRange(0, 2))
    #expect(index.range(ofLine: 2) == ByteRange(4, 4))
    #expect(index.range(ofLine: 3) == ByteRange(5, 7))
  }
}
