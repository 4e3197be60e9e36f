import Testing
import ViewModels

struct ConsoleLayoutTests {
  private static let sizes = [
    (200, 60), (120, 40), (100, 24), (80, 24), (60, 20), (40, 12), (20, 6), (10, 3), (1, 1),
  ]

  @Test(arguments: sizes, Pane.allCases)
  func everythingFitsAndNothingOverlaps(size: (Int, Int), focus: Pane) {
    for zoomed in [false, true] {
      for editing in [false, true] {
        let layout = ConsoleLayout(
          size: TerminalSize(columns: size.0, rows: size.1), focus: focus, zoomed: zoomed, editing: editing)
        let parts = [layout.header, layout.hintBar, layout.keys, layout.metadata, layout.policy].compactMap {
          $0
        }
        .filter { !$0.isEmpty }
        for (index, part) in parts.enumerated() {
          #expect(part.column >= 0 && part.row >= 0)
          #expect(part.column + part.columns <= size.0 && part.row + part.rows <= size.1)
          for other in parts[(index + 1)...] { #expect(!overlap(part, other)) }
        }
      }
    }
  }

  private func overlap(_ one: Rect, _ other: Rect) -> Bool {
    one.column < other.column + other.columns && other.column < one.column + one.columns
      && one.row < other.row + other.rows && other.row < one.row + one.rows
  }

  @Test(arguments: [(200, 60, 3), (120, 40, 3), (80, 24, 2), (40, 12, 1), (20, 6, 1)])
  func smallerWindowsShowFewerPanes(columns: Int, rows: Int, panes: Int) {
    let layout = ConsoleLayout(
      size: TerminalSize(columns: columns, rows: rows), focus: .keys, zoomed: false, editing: false)
    #expect([layout.keys, layout.metadata, layout.policy].compactMap { $0 }.count == panes)
  }

  @Test func theFocusedPaneIsAlwaysShown() {
    for (columns, rows) in Self.sizes {
      for focus in Pane.allCases {
        let layout = ConsoleLayout(
          size: TerminalSize(columns: columns, rows: rows), focus: focus, zoomed: false, editing: false)
        let rect =
          switch focus {
          case .keys: layout.keys
          case .metadata: layout.metadata
          case .policy: layout.policy
          }
        #expect(rect != nil)
      }
    }
  }

  @Test func theLockoutCheckShowsInEveryOrdinaryWindow() {
    for (columns, rows) in [(200, 60), (120, 40), (80, 24), (40, 12)] {
      let layout = ConsoleLayout(
        size: TerminalSize(columns: columns, rows: rows), focus: .policy, zoomed: false, editing: true)
      #expect((layout.lockout?.inside.rows ?? 0) >= 1)
    }
  }
}
