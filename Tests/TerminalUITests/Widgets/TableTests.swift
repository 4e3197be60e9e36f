import ViewModels
import Testing

@testable import TerminalUI

/// The table: columns that give way, rows asked for only when visible.
struct TableTests {
  private let columns = [
    TableColumn("ALIAS", minimum: 10, ideal: 18, priority: 9, grows: true),
    TableColumn("STATE", minimum: 8, ideal: 8, priority: 8),
    TableColumn("SPEC", minimum: 9, ideal: 17, priority: 3),
    TableColumn("ROT", minimum: 3, ideal: 3, priority: 2),
    TableColumn("AGE", minimum: 5, ideal: 6, priority: 4, alignment: .right),
  ]

  private func row(_ index: Int) -> TableRow {
    let rows: [TableRow] = [
      TableRow([
        .init("payments/ledger"), .init("enabled", .stateEnabled), .init("SYMMETRIC_DEFAULT"), .init("on"),
        .init("12 d"),
      ]),
      TableRow(
        [
          .init("payments/cards-with-a-long-name"), .init("enabled", .stateEnabled), .init("RSA_2048"),
          .init("off"), .init("4 y"),
        ], isMarked: true),
      TableRow([
        .init("鍵/日本語の別名"), .init("disabled", .stateDisabled), .init("HMAC_256"), .init("–"), .init("1 h"),
      ]),
      TableRow([
        .init("evil\u{202E}gpj"), .init("pending", .statePending), .init("ECC_NIST_P256"), .init("–"),
        .init("103 d"),
      ]),
      TableRow([.init("1f0c…9a2e"), .init("denied", .denied), .init("denied", .denied)]),
    ]
    return rows[index % rows.count]
  }

  private func table(rows: Int = 5, selected: Int? = 1) -> TableWidget {
    var table = TableWidget(columns: columns, rowCount: rows, row: row)
    table.selected = selected
    table.isFocused = true
    return table
  }

  @Test("Columns show, shrink and drop as the table gets narrower", arguments: [60, 44, 30, 16])
  func widths(_ width: Int) throws {
    let terminal = Stage.show(width, 7) { canvas in
      var table = table()
      table.sort = .init(column: 0, isAscending: false)
      return table.paint(in: canvas.bounds, on: &canvas)
    }
    try Golden.expect(terminal, "table-\(width)")
  }

  @Test("Without the focus the selected row is marked otherwise and has no cursor")
  func unfocused() throws {
    let terminal = Stage.show(44, 7) { canvas in
      var table = table()
      table.isFocused = false
      return table.paint(in: canvas.bounds, on: &canvas)
    }
    try Golden.expect(terminal, "table-unfocused")
  }

  @Test("Scrolled sideways the first column stays and what was dropped comes into view")
  func sideways() throws {
    let terminal = Stage.show(30, 7) { canvas in
      var table = table()
      table.skippedColumns = 2
      return table.paint(in: canvas.bounds, on: &canvas)
    }
    try Golden.expect(terminal, "table-sideways")
  }

  @Test("An empty table says why and what to do")
  func empty() throws {
    let terminal = Stage.show(30, 7) { canvas in
      var table = table(rows: 0, selected: nil)
      table.emptyText = ["No key matches the filter.", "Esc clears it."]
      return table.paint(in: canvas.bounds, on: &canvas)
    }
    try Golden.expect(terminal, "table-empty")
  }

  @Test("Of ten thousand rows only the visible ones are asked for")
  func virtual() {
    var asked: [Int] = []
    _ = Stage.show(40, 6) { canvas in
      var table = TableWidget(columns: columns, rowCount: 10_000) { index in
        asked.append(index)
        return row(index)
      }
      table.top = 5_000
      return table.paint(in: canvas.bounds, on: &canvas)
    }
    #expect(asked == Array(5_000..<5_005))
  }

  @Test("The least important column goes first, the rightmost of equals; the first one never")
  func dropping() {
    func shown(_ width: Int) -> [Int] {
      TableLayout(columns: columns, width: width).placements.map(\.column)
    }
    // Minimum widths with gaps: 10+1+8+1+9+1+3+1+5 = 39.
    #expect(shown(39) == [0, 1, 2, 3, 4])
    #expect(shown(38) == [0, 1, 2, 4])
    #expect(shown(34) == [0, 1, 4])
    #expect(shown(24) == [0, 1])
    #expect(shown(12) == [0])
    #expect(shown(4) == [0])
  }

  @Test("Room beyond the minimum goes to ideal widths first and then to columns that grow")
  func growing() {
    let layout = TableLayout(columns: columns, width: 70)
    // Ideal: 18+8+17+3+6 and four gaps make 56; the other 14 go to the alias.
    #expect(layout.placements.map(\.width) == [32, 8, 17, 3, 6])
    #expect(layout.placements.map(\.start) == [0, 33, 42, 60, 64])
    #expect(!layout.hidesRight)
  }

  struct Scroll: CustomTestStringConvertible, Sendable {
    var from: Int
    var selected: Int
    var count = 100
    var rows = 10
    var margin = 0
    var top: Int
    var testDescription: String { "\(from) showing \(selected) of \(count) in \(rows)" }
  }

  @Test(
    "Scrolling moves no further than needed",
    arguments: [
      Scroll(from: 0, selected: 9, top: 0), Scroll(from: 0, selected: 10, top: 1),
      Scroll(from: 50, selected: 49, top: 49), Scroll(from: 50, selected: 55, top: 50),
      Scroll(from: 0, selected: 8, margin: 2, top: 1), Scroll(from: 50, selected: 51, margin: 2, top: 49),
      Scroll(from: 95, selected: 99, top: 90), Scroll(from: 5, selected: 2, count: 3, top: 0),
      Scroll(from: 5, selected: 0, count: 0, top: 0), Scroll(from: 5, selected: 5, rows: 0, top: 0),
      Scroll(from: 0, selected: 5, rows: 1, margin: 3, top: 5),
    ])
  func scrolling(_ example: Scroll) {
    let top = ScrollWindow.top(
      example.from, showing: example.selected, of: example.count, rows: example.rows, margin: example.margin)
    #expect(top == example.top)
  }
}
