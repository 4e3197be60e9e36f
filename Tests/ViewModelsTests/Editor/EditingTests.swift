import Testing

@testable import ViewModels

@Suite("Editing")
struct EditingTests {
  @Test(
    "Typing and removing",
    arguments: [
      ("a│c", EditorCommand.insert("b"), "ab│c"),
      ("a┊xyz│c", .insert("b"), "ab│c"),
      ("a│xyz┊c", .insert("b"), "ab│c"),
      ("a│", .insert(""), "a│"),
      ("e│", .insert("\u{301}"), "e\u{301}│"),
      // Two regional indicators make one flag, so the cursor cannot stay between them.
      ("│\u{1F1EA}!", .insert("\u{1F1E9}"), "\u{1F1E9}\u{1F1EA}│!"),
      ("ab│c", .backspace, "a│c"),
      ("│abc", .backspace, "│abc"),
      ("a\n│b", .backspace, "a│b"),
      ("e\u{301}│x", .backspace, "│x"),
      ("👩‍👩‍👧│", .backspace, "│"),
      ("a\r\n│b", .backspace, "a\r│b"),
      ("a│bc┊d", .backspace, "a│d"),
      ("a│bc", .delete, "a│c"),
      ("abc│", .delete, "abc│"),
      ("a│\nb", .delete, "a│b"),
      ("│e\u{301}x", .delete, "│x"),
      ("a┊bc│d", .delete, "a│d"),
      ("one two│ three", .deleteWordLeft, "one │ three"),
      ("one  │two", .deleteWordLeft, "│two"),
      ("one│ two three", .deleteWordRight, "one│ three"),
      ("a┊b│c", .deleteWordRight, "a│c"),
      ("kms:Put│", .deleteWordLeft, "kms:│"),
      ("one\nt│wo\nthree", .deleteLine, "one\nt│hree"),
      ("one\ntwo\nth│ree", .deleteLine, "one\ntw│o"),
      ("on│e", .deleteLine, "│"),
      ("a┊a\nb│b\ncc", .deleteLine, "c│c"),
      ("a┊a\n│bb\ncc", .deleteLine, "│bb\ncc"),
    ])
  func editing(before: String, command: EditorCommand, after: String) {
    #expect(Array(MarkedText(before).after(command).utf8) == Array(after.utf8))
  }

  @Test(
    "A new line is indented like the one before it, one step deeper after an opening bracket",
    arguments: [
      ("│", "\n│"),
      ("{│", "{\n  │"),
      ("  \"Statement\": [│", "  \"Statement\": [\n    │"),
      ("  \"Effect\": \"Allow\",│", "  \"Effect\": \"Allow\",\n  │"),
      ("  { │", "  { \n    │"),
      ("  a│ b", "  a\n  │ b"),
      // In front of the text there is less indentation to carry over.
      (" │   a", " \n │   a"),
      ("\t{│", "\t{\n\t  │"),
      ("{┊old│}", "{\n  │}"),
      ("  {\r│", "  {\r\n    │"),
    ])
  func newline(before: String, after: String) {
    #expect(MarkedText(before).after(.newline) == after)
  }

  @Test(
    "Backspace in the indentation takes a whole step",
    arguments: [
      ("    │x", "  │x"), ("   │x", "  │x"), ("  │x", "│x"), (" │x", "│x"), ("\t\t│x", "\t│x"),
      ("\t  │x", "\t │x"), (" \t│x", " │x"), ("a  │x", "a │x"), ("    │", "  │"), ("a\n    │x", "a\n  │x"),
    ])
  func backspaceInIndentation(before: String, after: String) {
    #expect(MarkedText(before).after(.backspace) == after)
  }

  @Test(
    "Lines move by whole steps and the selection stays on its text",
    arguments: [
      ("a│b", EditorCommand.indent, "a │b"),
      ("ab│c", .indent, "ab  │c"),
      ("┊a\nb│", .indent, "┊  a\n  b│"),
      ("a┊a\n\nb│b", .indent, "  a┊a\n\n  b│b"),
      ("┊a\n│b", .indent, "┊  a\n│b"),
      ("│a\nb┊c", .indent, "│  a\n  b┊c"),
      ("    a│b", .outdent, "  a│b"),
      (" a│b", .outdent, "a│b"),
      ("\ta│b", .outdent, "a│b"),
      ("│  ab", .outdent, "│ab"),
      (" │ ab", .outdent, "│ab"),
      ("a│b", .outdent, "a│b"),
      ("  ┊a\n b\nc│", .outdent, "┊a\nb\nc│"),
      ("x\n  a┊a\n  b│b\n  c", .outdent, "x\na┊a\nb│b\n  c"),
    ])
  func indentation(before: String, command: EditorCommand, after: String) {
    #expect(MarkedText(before).after(command) == after)
  }

  @Test(
    "Cut, copy and paste",
    arguments: [
      ("a┊bc│d", [EditorCommand.cut, .pasteClipboard, .pasteClipboard], "abcbc│d"),
      ("a┊bc│d", [.copy, .move(.documentEnd), .pasteClipboard], "abcdbc│"),
      ("one\nt│wo\nthree", [.cut, .pasteClipboard], "one\ntwo\n│three"),
      ("one\nt│wo", [.copy, .move(.documentStart), .pasteClipboard], "two│one\ntwo"),
      ("│", [.cut, .pasteClipboard], "│"),
      ("a┊b│c", [.paste("x\r\ny")], "ax\ny│c"),
      ("│", [.paste("x\ry\rz")], "x\ny\nz│"),
      ("│", [.paste("x\ry\nz")], "x\ry\nz│"),
      ("│", [.paste("\u{1B}[31m\u{0}\u{202E}\t")], "\u{1B}[31m\u{0}\u{202E}\t│"),
    ])
  func clipboard(before: String, commands: [EditorCommand], after: String) {
    var editor = MarkedText(before).editor
    for command in commands { editor.apply(command) }
    #expect(Array(MarkedText(editor).description.utf8) == Array(after.utf8))
  }

  @Test("Another text takes the place of the whole, the cursor stays where it was as far as that exists")
  func replaceAll() {
    #expect(MarkedText("one\ntw│o").after(.replaceAll("{\n  }\n")) == "{\n  │}\n")
    #expect(MarkedText("one\ntw│o").after(.replaceAll("")) == "│")
    #expect(MarkedText("one\ntw│o").after(.replaceAll("new"), .undo) == "one\ntw│o")
  }

  @Test("Only what changes the text says so")
  func changed() {
    var editor = TextEditor("ab")
    for command in [EditorCommand.insert("x"), .undo] {
      let changed = editor.apply(command)
      #expect(changed, "\(command)")
    }
    for command in [EditorCommand.undo, .backspace, .move(.right), .outdent, .copy, .replaceAll("ab")] {
      let changed = editor.apply(command)
      #expect(!changed, "\(command)")
    }
    #expect(editor.text == "ab")
  }
}
