import ViewModels
import Testing

@testable import TerminalUI

/// Lists of labels with values, and lists to choose from.
struct ListTests {
  private let details = KeyValueList([
    .heading("Key"),
    .pair("Key id", "1234abcd-12ab-34cd-56ef-1234567890ab"),
    .pair("State", StyledLine("Enabled", .stateEnabled)),
    .pair("Description", StyledLine(SafeText("Ledger of \u{2066}payments\u{2069}, 日本"))),
    .blank,
    .line("Last used on 2026-01-02 by Decrypt; AWS keeps this since 2025 only."),
    .pair("A label far too long for it", "value"),
  ])

  @Test("Values stand in a column and wrap within it", arguments: [60, 30])
  func keyValues(_ width: Int) throws {
    let terminal = Stage.show(width, 14, painting: { details.paint(in: $0.bounds, on: &$0) })
    try Golden.expect(terminal, "details-\(width)")
    let lines = terminal.lines.lastIndex { !$0.isEmpty }.map { $0 + 1 }
    #expect(details.lineCount(columns: width) == lines)
  }

  private func menu(selected: Int?, filter: String?) -> ListMenu {
    var menu = ListMenu(
      [
        .heading("Keys"),
        .choice(left: StyledLine("/", .hintKey), right: "filter", reason: nil),
        .choice(left: StyledLine("e", .hintKey), right: "edit policy", reason: "read-only"),
        .heading("Everywhere"),
        .choice(left: StyledLine("?, F1", .hintKey), right: "help", reason: nil),
        .choice(
          left: StyledLine(":", .hintKey), right: "command palette with a long explanation", reason: nil),
      ], selected: selected)
    menu.filter = filter.map { InputLine(prompt: "> ", text: $0, cursor: $0.utf8.count) }
    return menu
  }

  @Test("A menu shows keys, what they do, and why not")
  func menu() throws {
    let terminal = Stage.show(36, 7) { menu(selected: 2, filter: "e").paint(in: $0.bounds, on: &$0) }
    try Golden.expect(terminal, "menu")
  }

  @Test("The selected entry is in view in a low window; without a filter the cursor is on it")
  func low() throws {
    let terminal = Stage.show(30, 3) { menu(selected: 4, filter: nil).paint(in: $0.bounds, on: &$0) }
    try Golden.expect(terminal, "menu-low")
  }

  @Test("A filter that leaves nothing says so")
  func nothing() throws {
    let terminal = Stage.show(30, 3) { canvas in
      var menu = menu(selected: nil, filter: "xyz")
      menu.items = []
      return menu.paint(in: canvas.bounds, on: &canvas)
    }
    try Golden.expect(terminal, "menu-nothing")
  }
}
