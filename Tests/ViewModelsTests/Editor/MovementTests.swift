import Testing

@testable import ViewModels

@Suite("Movement and selection")
struct MovementTests {
  @Test(
    "The cursor goes where it should",
    arguments: [
      ("a│b", EditorMovement.left, "│ab"), ("│ab", .left, "│ab"), ("a\n│b", .left, "a│\nb"),
      ("a│b", .right, "ab│"), ("ab│", .right, "ab│"), ("a│\nb", .right, "a\n│b"),
      ("│e\u{301}x", .right, "e\u{301}│x"), ("e\u{301}│x", .left, "│e\u{301}x"),
      ("a\r│\nb", .right, "a\r\n│b"), ("a┊bc│d", .left, "a│bcd"), ("a│bc┊d", .right, "abc│d"),
      ("abc\nd│e", .up, "a│bc\nde"), ("abc│\nd", .down, "abc\nd│"), ("a│b", .up, "a│b"),
      ("a│b", .down, "a│b"),
      ("ä│b\ncd", .down, "äb\nc│d"),
      ("one two│", .wordLeft, "one │two"), ("one │two", .wordLeft, "│one two"), ("  │x", .wordLeft, "│  x"),
      ("a:b.c│", .wordLeft, "a:b.│c"), ("a\n  │b", .wordLeft, "│a\n  b"),
      ("│one two", .wordRight, "one│ two"), ("one│ two", .wordRight, "one two│"),
      ("│\"kms:*\"", .wordRight, "\"│kms:*\""), ("a│\n  b", .wordRight, "a\n  b│"),
      ("│größe x", .wordRight, "größe│ x"), ("a│ ", .wordRight, "a │"),
      ("  ab│c", .home, "  │abc"), ("  │abc", .home, "│  abc"), ("│  abc", .home, "  │abc"),
      ("x\na│b\ny", .end, "x\nab│\ny"),
      ("1\n2\n3│\n4\n5", .pageUp(2), "1│\n2\n3\n4\n5"), ("1\n2\n3│", .pageUp(9), "1│\n2\n3"),
      ("1│\n2\n3\n4", .pageDown(2), "1\n2\n3│\n4"), ("1│\n2", .pageDown(Int.max), "1\n2│"),
      ("1│\n2", .pageDown(Int.min), "1\n2│"),
      ("a\nb│", .documentStart, "│a\nb"), ("│a\nb", .documentEnd, "a\nb│"),
      ("│a\nb\nc", .line(2), "a\n│b\nc"), ("│a\nb", .line(9), "a\n│b"), ("a│", .line(-3), "│a"),
      ("a│", .line(Int.max), "│a"), ("a│", .line(Int.min), "│a"),
      ("│äb", .byte(2), "ä│b"), ("äb│", .byte(1), "│äb"), ("│ab", .byte(99), "ab│"),
      ("ab│", .byte(-1), "│ab"),
      ("│{[]}", .matchingBracket, "{[]│}"), ("{[]│}", .matchingBracket, "│{[]}"),
      ("{[]}│", .matchingBracket, "│{[]}"), ("│{]", .matchingBracket, "│{]"),
    ])
  func movement(before: String, movement: EditorMovement, after: String) {
    #expect(Array(MarkedText(before).after(.move(movement)).utf8) == Array(after.utf8))
  }

  @Test("Up and down remember their column over short lines, and forget it at the next other movement")
  func preferredColumn() {
    #expect(MarkedText("abcd│e\nf\nghijk").after(.move(.down), .move(.down)) == "abcde\nf\nghij│k")
    #expect(
      MarkedText("abcd│e\nf\nghijk").after(.move(.down), .move(.left), .move(.down)) == "abcde\nf\n│ghijk")
    #expect(MarkedText("abcd│e\nf\nghijk").after(.select(.down), .select(.down)) == "abcd┊e\nf\nghij│k")
  }

  @Test(
    "Selecting",
    arguments: [
      ("a│bc", [EditorCommand.select(.right), .select(.right)], "a┊bc│"),
      ("ab│c", [.select(.left), .select(.left)], "│ab┊c"),
      ("a│bc", [.select(.right), .select(.left)], "a│bc"),
      ("a┊b│c", [.move(.end)], "abc│"),
      ("a┊b│c", [.clearSelection], "ab│c"),
      ("a│b\nc", [.selectAll], "┊ab\nc│"),
      ("│", [.selectAll], "│"),
      ("x\na│b\ny", [.selectLine], "x\n┊ab\n│y"),
      ("a│b\nc\nd", [.selectLine, .selectLine], "┊ab\nc\n│d"),
      ("x\na│b", [.selectLine], "x\n┊ab│"),
      ("one │two", [.select(.wordRight)], "one ┊two│"),
      ("  a│b", [.select(.home)], "  │a┊b"),
      ("a│b\ncd", [.select(.documentEnd), .select(.documentStart)], "│a┊b\ncd"),
    ])
  func selecting(before: String, commands: [EditorCommand], after: String) {
    var editor = MarkedText(before).editor
    for command in commands { editor.apply(command) }
    #expect(MarkedText(editor).description == after)
  }

  @Test("The selected text and its bytes are told, whichever way it was selected")
  func selection() {
    for drawing in ["x┊äb│y", "x│äb┊y"] {
      let editor = MarkedText(drawing).editor
      #expect(editor.selection == 1..<4)
      #expect(editor.selectedText == "äb")
    }
    #expect(TextEditor("ab").selection == nil)
    #expect(TextEditor("ab").selectedText.isEmpty)
  }

  @Test(
    "The view scrolls no more than it must",
    arguments: [
      // (line of the cursor, first line shown, height, first line shown then), in a text of 100 lines, margin 3
      (10, 8, 20, 7), (10, 7, 20, 7), (24, 7, 20, 8), (23, 7, 20, 7), (0, 50, 20, 0), (99, 0, 20, 80),
      (50, 50, 1, 50), (50, 0, 1, 50), (50, 0, 3, 49), (5, 0, 200, 0), (5, 90, 0, 5),
    ])
  func scrolling(line: Int, top: Int, height: Int, expected: Int) {
    var editor = TextEditor(Array(repeating: "x", count: 100).joined(separator: "\n"))
    editor.topLine = top
    editor.apply(.move(.line(line + 1)))
    editor.ensureVisible(height: height)
    #expect(editor.topLine == expected)
  }
}
