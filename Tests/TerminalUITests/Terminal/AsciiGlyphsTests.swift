import Testing

@testable import TerminalUI

/// The same frame where only ASCII can be drawn.
struct AsciiGlyphsTests {
  private func line(_ reach: AsciiGlyphs.Reach) -> String {
    Stage.show(20, 1, ascii: AsciiGlyphs(reach)) { canvas in
      canvas.put(SafeText("┌─│▸●…鍵é e\u{301}\u{202E}"), column: 0, row: 0)
      return nil
    }.lines[0]
  }

  @Test("Signs are swapped and letters stay")
  func signs() {
    #expect(line(.signs) == "+-|>*~鍵é e\u{301}<U+202E>")
  }

  @Test("Without UTF-8 nothing but ASCII is left, each in the cells it had")
  func everything() {
    #expect(line(.everything) == "+-|>*~? ? ?<U+202E>")
  }
}
