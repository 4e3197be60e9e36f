import Testing
import ViewModels

@testable import TerminalUI

/// Every widget in every small rectangle: nothing fails, nothing leaves its rectangle.
struct WidgetSizeTests {
  private static let widgets: [(String, @Sendable (Rect, inout Canvas) -> CellPosition?)] = [
    (
      "frame",
      { rect, canvas in
        _ = Frame(title: "日本 title", digit: 1, rightTitle: "right", isFocused: true).paint(
          in: rect, on: &canvas)
        return nil
      }
    ),
    (
      "table",
      { rect, canvas in
        var table = TableWidget(
          columns: [
            TableColumn("鍵", minimum: 3, ideal: 8, grows: true), TableColumn("STATE", minimum: 4, ideal: 8),
          ], rowCount: 4
        ) { _ in TableRow([.init("日本語\u{202E}"), .init("on")], isMarked: true) }
        table.selected = 1
        table.isFocused = true
        table.skippedColumns = 1
        return table.paint(in: rect, on: &canvas)
      }
    ),
    (
      "text",
      { rect, canvas in
        var pane = TextPane(TextLine.lines(of: "日本語\tx\n\u{200B}\n"))
        pane.cursor = 0
        pane.left = 1
        pane.selection = 0..<20
        pane.signs = [0: .init("✗", .error)]
        return pane.paint(in: rect, on: &canvas)
      }
    ),
    (
      "details",
      { rect, canvas in
        KeyValueList([.heading("日本"), .pair("label", "日本語 value"), .line("a line that wraps")])
          .paint(in: rect, on: &canvas)
        return nil
      }
    ),
    (
      "menu",
      { rect, canvas in
        var menu = ListMenu([.heading("h"), .choice(left: "日本", right: "right", reason: "no")], selected: 1)
        menu.filter = InputLine(prompt: "> ", text: "日本", cursor: 6)
        return menu.paint(in: rect, on: &canvas)
      }
    ),
    (
      "input",
      { rect, canvas in
        var line = InputLine(prompt: "日本> ", text: "日本\u{7}", cursor: 7)
        line.ghost = "日本"
        return line.paint(in: rect, on: &canvas)
      }
    ),
    (
      "hints",
      { rect, canvas in
        var bar = HintBar([.init("e", "日本")])
        bar.right = "日本語"
        bar.paint(in: rect, on: &canvas)
        return nil
      }
    ),
    (
      "header",
      { rect, canvas in
        HeaderBar(left: [.init("日本", priority: 1)], right: [.init("語", priority: 2)]).paint(
          in: rect, on: &canvas)
        return nil
      }
    ),
    (
      "tabs",
      { rect, canvas in
        Tabs(["日本", "b", "語"], selected: 1).paint(in: rect, on: &canvas)
        return nil
      }
    ),
    (
      "toast",
      { rect, canvas in
        Toast("日本語 is said here").paint(in: rect, on: &canvas)
        return nil
      }
    ),
    (
      "dialog",
      { rect, canvas in
        Dialog(
          title: "日本",
          elements: [.line("日本語 line"), .field(label: "日本", InputLine(prompt: "", text: "x", cursor: 1))],
          buttons: [DialogButton("日本"), DialogButton("no")]
        ).paint(in: rect, on: &canvas)
      }
    ),
  ]

  @Test("Nothing is drawn outside, the cursor is inside", arguments: 0..<11)
  func inside(_ index: Int) {
    let (name, paint) = Self.widgets[index]
    let size = TerminalSize(columns: 24, rows: 12)
    let outside = Style(.progress)
    for columns in 0...20 {
      for rows in 0...8 {
        let rect = Rect(column: 2, row: 2, columns: columns, rows: rows)
        var canvas = Canvas(size: size, style: outside)
        let cursor = paint(rect, &canvas)
        if let cursor { #expect(rect.contains(cursor), "\(name) \(columns)x\(rows)") }
        for row in 0..<size.rows {
          for column in 0..<size.columns where !rect.contains(CellPosition(column: column, row: row)) {
            if canvas.grid[column, row] != .blank(outside) {
              Issue.record("\(name) in \(columns)x\(rows) drew at \(column),\(row)")
            }
          }
        }
      }
    }
  }
}
