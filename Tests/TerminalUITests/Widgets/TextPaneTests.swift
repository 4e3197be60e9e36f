import Foundation
import Testing
import ViewModels

@testable import TerminalUI

/// Text by bytes: highlights, selection, cursor.
struct TextPaneTests {
  private let text = "{\n\t\"Version\": \"2012-10-17\",\n  \"Sid\": \"日本語\u{202E}x\",\n\n  \"n\": 12\n}\n"

  private func offset(of part: String) throws -> Range<Int> {
    let range = try #require(text.range(of: part))
    let start = text.utf8.distance(from: text.startIndex, to: range.lowerBound)
    return start..<(start + part.utf8.count)
  }

  private func pane() throws -> TextPane {
    var pane = TextPane(TextLine.lines(of: text))
    pane.highlights = [
      TextHighlight(try offset(of: "\"Version\""), .jsonKey),
      TextHighlight(try offset(of: "\"2012-10-17\""), .jsonString),
      TextHighlight(try offset(of: "\"Sid\""), .jsonKey),
      TextHighlight(try offset(of: "12\n").lowerBound..<(try offset(of: "12\n").lowerBound + 2), .jsonNumber),
    ]
    return pane
  }

  @Test("Highlights, a problem's sign, an overlay, hostile characters and the cursor")
  func highlights() throws {
    var pane = try pane()
    pane.overlays = [TextHighlight(try offset(of: "10-1"), .error, .underline)]
    pane.signs = [2: .init("✗", .error)]
    pane.cursor = try offset(of: "本").lowerBound
    let terminal = Stage.show(40, 8) { pane.paint(in: $0.bounds, on: &$0) }
    try Golden.expect(terminal, "text-highlights")
  }

  @Test("A selection over several lines shows the empty one too")
  func selection() throws {
    var pane = try pane()
    let start = try offset(of: "日").lowerBound
    let end = try offset(of: "\"n\"").upperBound
    pane.selection = start..<end
    pane.cursor = end
    let terminal = Stage.show(40, 8) { pane.paint(in: $0.bounds, on: &$0) }
    try Golden.expect(terminal, "text-selection")
  }

  @Test("Scrolled to the right and down, wide characters at the edge are blanks")
  func scrolled() throws {
    var pane = try pane()
    pane.top = 2
    pane.left = 11
    pane.cursor = try offset(of: "本").lowerBound
    let terminal = Stage.show(18, 3) { pane.paint(in: $0.bounds, on: &$0) }
    try Golden.expect(terminal, "text-scrolled")
  }

  @Test("The cursor stands at the end of its line, on an empty line, and nowhere when out of view")
  func cursor() throws {
    func place(_ offset: Int, columns: Int = 40, top: Int = 0) throws -> CellPosition? {
      var pane = try pane()
      pane.cursor = offset
      pane.top = top
      var canvas = Canvas(size: .init(columns: columns, rows: 8))
      return pane.paint(in: canvas.bounds, on: &canvas)
    }
    // Two cells of line number.
    #expect(try place(0) == CellPosition(column: 2, row: 0))
    #expect(try place(1) == CellPosition(column: 3, row: 0))
    #expect(try place(offset(of: "\n\n").upperBound - 1) == CellPosition(column: 2, row: 3))
    #expect(try place(text.utf8.count) == CellPosition(column: 2, row: 6))
    #expect(try place(0, top: 1) == nil)
    #expect(try place(offset(of: "17").lowerBound, columns: 14) == nil)
  }

  @Test("Sideways scrolling brings the cursor's cell into view and no further")
  func left() {
    #expect(TextPane.left(0, showing: 9, columns: 10) == 0)
    #expect(TextPane.left(0, showing: 10, columns: 10) == 1)
    #expect(TextPane.left(7, showing: 3, columns: 10) == 3)
  }

  @Test("Line numbers give way in a very narrow pane")
  func narrow() throws {
    let pane = try pane()
    #expect(pane.gutterWidth(in: Rect(column: 0, row: 0, columns: 12, rows: 3)) == 2)
    #expect(pane.gutterWidth(in: Rect(column: 0, row: 0, columns: 11, rows: 3)) == 0)
  }
}
