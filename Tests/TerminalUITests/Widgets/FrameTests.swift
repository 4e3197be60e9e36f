import Testing
import ViewModels

@testable import TerminalUI

/// Frames around panes.
struct FrameTests {
  @Test("Stacked and neighbouring frames share edges, titles give way in narrow ones")
  func frames() throws {
    let terminal = Stage.show(
      60, 12,
      painting: { canvas in
        let (left, right) = canvas.bounds.splitLeft(34)
        var keys = Frame(title: "Keys", digit: 1, rightTitle: "12 of 1248", isFocused: true)
        keys.bottom = .corner
        let inside = keys.paint(in: left, on: &canvas)
        canvas.put("inside", column: inside.column, row: inside.row)
        let (upper, lower) = right.splitTop(6)
        var metadata = Frame(title: "鍵 Metadata of a key with a long name", digit: 2, rightTitle: "dropped")
        metadata.bottom = .none
        _ = metadata.paint(in: upper, on: &canvas)
        var policy = Frame(title: "Policy", digit: 3, rightTitle: "draft")
        policy.top = .joined
        _ = policy.paint(in: lower, on: &canvas)
      })
    try Golden.expect(terminal, "frames")
  }

  @Test("The inside is what the lines leave, and everything where there is no room for lines")
  func insides() {
    func inside(_ columns: Int, _ rows: Int) -> Rect {
      var canvas = Canvas(size: .init(columns: 80, rows: 24))
      return Frame(title: "T").paint(in: Rect(column: 2, row: 1, columns: columns, rows: rows), on: &canvas)
    }
    #expect(inside(10, 5) == Rect(column: 3, row: 2, columns: 8, rows: 3))
    #expect(inside(10, 3) == Rect(column: 3, row: 2, columns: 8, rows: 1))
    #expect(inside(10, 2) == Rect(column: 2, row: 1, columns: 10, rows: 2))
    #expect(inside(1, 9) == Rect(column: 2, row: 1, columns: 1, rows: 9))
  }
}
