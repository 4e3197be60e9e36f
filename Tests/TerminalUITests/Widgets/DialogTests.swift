import ViewModels
import Testing

@testable import TerminalUI

/// Dialogs: always answerable, whatever the window.
struct DialogTests {
  private func dialog(typed: String = "ledger", focus: Int? = nil) -> Dialog {
    var field = InputLine(prompt: "", text: typed, cursor: typed.utf8.count)
    field.isFocused = focus == nil
    var days = InputLine(prompt: "", text: "30", cursor: 2)
    days.isFocused = false
    var warning = StyledLine("Account 111122223333, Region eu-west-1. ")
    warning.append("Everything encrypted under this KMS key becomes unreadable.", .error)
    var dialog = Dialog(
      title: "Schedule key deletion",
      elements: [
        .line(warning), .blank, .field(label: "Waiting period", days),
        .line("Deletes on 2026-03-01 10:00 UTC."), .blank, .field(label: "Type the alias", field),
      ],
      buttons: [
        DialogButton("Cancel"), DialogButton("Disable instead"),
        DialogButton("Schedule deletion", isDanger: true),
      ],
      focusedButton: focus)
    dialog.isDanger = true
    return dialog
  }

  private func show(_ columns: Int, _ rows: Int, _ dialog: Dialog) -> MemoryTerminal {
    Stage.show(columns, rows) { canvas in
      canvas.fill(canvas.bounds, with: Glyph("."), style: Style(.dim))
      return dialog.paint(in: canvas.bounds, on: &canvas)
    }
  }

  @Test("In a window with room")
  func roomy() throws {
    try Golden.expect(show(80, 16, dialog()), "dialog-80x16")
  }

  @Test("With the focus on the dangerous button")
  func danger() throws {
    try Golden.expect(show(80, 16, dialog(focus: 2)), "dialog-danger-button")
  }

  @Test("In a small window the field with the focus and the buttons stay in view")
  func small() throws {
    try Golden.expect(show(40, 8, dialog()), "dialog-40x8")
  }

  @Test("In the smallest window it still shows the field or the focused button")
  func tiny() throws {
    try Golden.expect(show(20, 6, dialog()), "dialog-20x6")
    try Golden.expect(show(20, 6, dialog(focus: 2)), "dialog-20x6-button")
  }

  @Test("No size makes it fail", arguments: 0...24, 0...9)
  func anySize(_ columns: Int, _ rows: Int) {
    let terminal = show(columns, rows, dialog())
    if let cursor = terminal.cursor { #expect(cursor.column < columns && cursor.row < rows) }
  }

  @Test("What is typed may be hostile and long")
  func hostile() throws {
    try Golden.expect(
      show(60, 16, dialog(typed: "led\u{200B}ger-with-a-name-that-does-not-fit-in-here")), "dialog-hostile")
  }
}
