import Testing
import ViewModels

@testable import TerminalUI

/// Wide characters never leave a half behind, and only what changed is reported.
struct CellGridTests {
  private func line(_ columns: Int, _ paint: (inout Canvas) -> Void) -> String {
    Stage.show(columns, 1, painting: paint).golden.split(separator: "\n").map(String.init)[1]
  }

  @Test("A wide character at the right edge becomes a blank")
  func rightEdge() {
    #expect(line(3) { $0.put("日本", column: 0, row: 0) } == "|日 |")
  }

  @Test("A wide character cut by the left edge of a clip shows as a blank")
  func leftEdge() {
    let shown = line(4) { canvas in
      canvas.fill(canvas.bounds, with: Glyph("."), style: .text)
      canvas.clipped(to: Rect(column: 1, row: 0, columns: 3, rows: 1)) { canvas in
        _ = canvas.put("日b", column: 0, row: 0)
      }
    }
    #expect(shown == "|. b.|")
  }

  @Test("A wide character cut by the right edge of a clip leaves its neighbour alone")
  func clippedRight() {
    let shown = line(4) { canvas in
      canvas.fill(canvas.bounds, with: Glyph("."), style: .text)
      canvas.clipped(to: Rect(column: 0, row: 0, columns: 2, rows: 1)) { canvas in
        _ = canvas.put("a日", column: 0, row: 0)
      }
    }
    #expect(shown == "|a ..|")
  }

  @Test("Overwriting one half of a wide character blanks the other")
  func halves() {
    #expect(
      line(4) {
        $0.put("日本", column: 0, row: 0); $0.put("x", column: 1, row: 0)
      } == "| x本|")
    #expect(
      line(4) {
        $0.put("日本", column: 0, row: 0); $0.put("x", column: 2, row: 0)
      } == "|日x |")
    #expect(
      line(4) {
        $0.put("日本", column: 0, row: 0); $0.put("語", column: 1, row: 0)
      } == "| 語 |")
  }

  @Test("Drawing outside the screen is harmless")
  func outside() {
    #expect(
      line(2) {
        $0.put("abcdef", column: -3, row: 0); $0.put("x", column: 0, row: 7)
      } == "|de|")
  }

  @Test("Equal frames have no changes")
  func noChanges() {
    let grid = Stage.show(5, 2) { $0.put("日a", column: 0, row: 1) }.grid
    #expect(grid.changes(since: grid).isEmpty)
  }

  @Test("Changes are runs that never split a wide character")
  func changes() {
    let before = Stage.show(6, 2) { $0.put("ab日c", column: 0, row: 0) }.grid
    let after = Stage.show(6, 2) { $0.put("ab日d", column: 0, row: 0) }.grid
    #expect(after.changes(since: before) == [CellRun(row: 0, columns: 4..<5)])
    let styled = Stage.show(6, 2) { canvas in
      canvas.put("ab日c", column: 0, row: 0)
      canvas.restyle(Rect(column: 3, row: 0, columns: 1, rows: 1), Style(.error))
    }.grid
    #expect(styled.changes(since: before) == [CellRun(row: 0, columns: 2..<4)])
  }

  @Test("A frame of another size changes everywhere")
  func resized() {
    let small = CellGrid(size: TerminalSize(columns: 2, rows: 1))
    let large = CellGrid(size: TerminalSize(columns: 3, rows: 2))
    #expect(
      large.changes(since: small) == [CellRun(row: 0, columns: 0..<3), CellRun(row: 1, columns: 0..<3)])
  }

  @Test("A screen of no size can be painted on")
  func empty() {
    let terminal = Stage.show(0, 0, painting: { $0.put("x", column: 0, row: 0) })
    #expect(terminal.lines.isEmpty)
  }
}
