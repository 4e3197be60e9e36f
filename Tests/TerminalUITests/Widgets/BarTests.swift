import Testing
import ViewModels

@testable import TerminalUI

/// The lines at the edges: header, hints, tabs, progress, toasts, input.
struct BarTests {
  private let header: HeaderBar = {
    var bar = HeaderBar(
      left: [
        .init("kmscope", priority: 1), .init("prod (111122223333)", priority: 9),
        .init("eu-west-1", priority: 8),
        .init("role/Admin via sso", priority: 6),
      ],
      right: [
        .init("READ-ONLY", priority: 7, role: .headerReadOnly),
        .init("1248 keys · 3 s ago", priority: 4),
      ])
    bar.role = .headerProduction
    return bar
  }()

  @Test("The header loses what matters least; account and Region stay longest")
  func headerWidths() throws {
    let terminal = Stage.show(
      100, 6,
      painting: { canvas in
        for (row, width) in [100, 80, 60, 40, 30, 12].enumerated() {
          header.paint(in: Rect(column: 0, row: row, columns: width, rows: 1), on: &canvas)
        }
      })
    try Golden.expect(terminal, "header-widths")
  }

  @Test("Hints are left out whole, progress stays on the right")
  func hints() throws {
    var bar = HintBar([
      .init("/", "filter"), .init("e", "edit policy"), .init(":", "command"), .init("?", "help"),
    ])
    bar.right = ProgressLine("DescribeKey", done: 412, total: 1248).line
    let terminal = Stage.show(
      90, 3,
      painting: { canvas in
        for (row, width) in [90, 60, 20].enumerated() {
          bar.paint(in: Rect(column: 0, row: row, columns: width, rows: 1), on: &canvas)
        }
      })
    try Golden.expect(terminal, "hint-widths")
  }

  @Test("The bar is full only when everything is done")
  func progress() {
    #expect(ProgressLine("x", done: 0, total: 7).line.text.drawn == "x 0/7 ░░░░░░░░░░")
    #expect(ProgressLine("x", done: 999, total: 1000).line.text.drawn == "x 999/1000 █████████░")
    #expect(ProgressLine("x", done: 7, total: 7).line.text.drawn == "x 7/7 ██████████")
    #expect(ProgressLine("x", done: 0, total: 0).line.text.drawn == "x 0/0 ██████████")
    #expect(ProgressLine("x", done: 12, total: nil).line.text.drawn == "x 12")
  }

  @Test("Tabs keep the open one in view")
  func tabs() throws {
    let titles: [SafeText] = ["Overview", "Policy", "Aliases", "Tags", "Rotation", "Grants"]
    let terminal = Stage.show(
      60, 4,
      painting: { canvas in
        for (row, (width, selected)) in [(60, 0), (30, 4), (30, 0), (8, 4)].enumerated() {
          Tabs(titles, selected: selected).paint(
            in: Rect(column: 0, row: row, columns: width, rows: 1), on: &canvas)
        }
      })
    try Golden.expect(terminal, "tabs")
  }

  @Test("Toasts say their kind by a sign too, wrap, and end in an ellipsis")
  func toasts() throws {
    let long =
      "PutKeyPolicy was refused: The new key policy will not allow you to update the key policy in the future."
    let terminal = Stage.show(
      40, 12,
      painting: { canvas in
        let (upper, rest) = canvas.bounds.splitTop(4)
        let (middle, lower) = rest.splitTop(2)
        Toast(SafeText(long + " " + long), .error).paint(in: upper, on: &canvas)
        Toast("Copied.", .info).paint(in: middle, on: &canvas)
        Toast("Policy applied to alias/\u{1B}[31mledger.", .success).paint(in: lower, on: &canvas)
      })
    try Golden.expect(terminal, "toasts")
  }

  @Test("An input line follows its cursor and shows what completion would add")
  func input() throws {
    let terminal = Stage.show(
      24, 5,
      painting: { canvas in
        func paint(_ row: Int, _ text: String, _ cursor: Int, ghost: SafeText = .empty) {
          var line = InputLine(prompt: ":", text: text, cursor: cursor)
          line.ghost = ghost
          line.paint(in: Rect(column: 0, row: row, columns: 24, rows: 1), on: &canvas)
        }
        paint(0, "del", 3, ghost: "ete")
        paint(1, "a command that is too long for it", 33)
        paint(2, "a command that is too long for it", 2)
        paint(3, "日本語", 6, ghost: "no")
        paint(4, "evil\u{202E}", 7)
      })
    try Golden.expect(terminal, "input")
  }

  @Test(
    "The insertion point is where the byte is",
    arguments: [("abc", 3, 4), ("日本", 3, 3), ("", 0, 1), ("abcdefghijkl", 12, 9), ("abcdefghijkl", 2, 3)])
  func insertion(_ text: String, _ cursor: Int, _ column: Int) {
    let terminal = Stage.show(10, 1) { canvas in
      InputLine(prompt: ":", text: text, cursor: cursor).paint(in: canvas.bounds, on: &canvas)
    }
    #expect(terminal.cursor == CellPosition(column: column, row: 0))
  }
}
