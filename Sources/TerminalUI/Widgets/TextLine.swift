/// One line of a text pane: what is drawn, with source offsets into the whole text.
package struct TextLine: Sendable {
  package var text: SafeText
  /// The bytes of the line without its line end.
  package var source: Range<Int>

  package init(text: SafeText, source: Range<Int>) {
    self.text = text
    self.source = source
  }

  /// The lines of a text; there is always one, and one more after a last line end.
  package static func lines(of text: String, tabWidth: Int = 4) -> [TextLine] {
    var start = 0
    return text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false).map { bytes in
      let line = TextLine(
        text: SafeText(utf8: bytes, sourceStart: start, tabWidth: tabWidth),
        source: start..<(start + bytes.count))
      start += bytes.count + 1
      return line
    }
  }
}
