import Testing

@testable import ViewModels

@Suite("Undo and redo")
struct UndoTests {
  /// Types a text key by key.
  private func type(_ text: String, into editor: inout TextEditor) {
    for character in text { editor.apply(character == "\n" ? .newline : .insert(String(character))) }
  }

  /// The drawings that repeated undoing leads through, until nothing is left to undo.
  private func undone(_ editor: TextEditor) -> [String] {
    var editor = editor
    var drawings: [String] = []
    while editor.apply(.undo) { drawings.append(MarkedText(editor).description) }
    return drawings
  }

  @Test("Typing is undone a word and a line at a time")
  func typing() {
    var editor = TextEditor("")
    type("one two\nthree", into: &editor)
    #expect(undone(editor) == ["one two\n│", "one two│", "one │", "│"])
  }

  @Test("A movement ends a run, even one that comes back")
  func movementEndsRun() {
    var editor = TextEditor("")
    type("ab", into: &editor)
    editor.apply(.move(.left))
    editor.apply(.move(.right))
    type("cd", into: &editor)
    #expect(undone(editor) == ["ab│", "│"])
  }

  @Test("A run of backspaces is one step, and so is a run of deletes")
  func erasing() {
    var editor = MarkedText("abc│def").editor
    for _ in 0..<2 { editor.apply(.backspace) }
    for _ in 0..<2 { editor.apply(.delete) }
    #expect(MarkedText(editor).description == "a│f")
    #expect(undone(editor) == ["a│def", "abc│def"])
  }

  @Test("Typing over a selection brings the selection back")
  func overSelection() {
    var editor = MarkedText("a│bc┊d").editor
    type("xy", into: &editor)
    #expect(MarkedText(editor).description == "axy│d")
    #expect(undone(editor) == ["a│bc┊d"])
  }

  @Test("Redo repeats what was undone until something else is typed")
  func redo() {
    var editor = TextEditor("")
    editor.apply(.insert("a"))
    editor.apply(.newline)
    editor.apply(.undo)
    editor.apply(.undo)
    #expect(editor.canRedo && !editor.canUndo)
    editor.apply(.redo)
    #expect(MarkedText(editor).description == "a│")
    editor.apply(.insert("b"))
    #expect(!editor.canRedo)
    let redone = editor.apply(.redo)
    #expect(!redone)
    #expect(editor.text == "ab")
  }

  @Test("Dirty is what differs from the saved text, however it came about")
  func dirty() {
    var editor = TextEditor("a\u{301}")
    #expect(!editor.isDirty)
    editor.apply(.insert("x"))
    #expect(editor.isDirty)
    editor.apply(.backspace)
    #expect(!editor.isDirty)
    editor.apply(.replaceAll("\u{E1}"))
    #expect(editor.isDirty, "the same letter in other bytes is another text")
    editor.markSaved()
    #expect(!editor.isDirty)
    editor.apply(.undo)
    #expect(editor.isDirty)
  }

  @Test("The history is bounded in steps and in bytes, and what is left of it still holds")
  func bounded() {
    var editor = TextEditor("")
    for number in 0..<(EditHistory.limit + 500) { editor.apply(.paste("\(number % 10)")) }
    #expect(editor.history.done.count <= EditHistory.limit)
    #expect(editor.history.done.count > EditHistory.limit * 4 / 5)
    let whole = editor.text
    while editor.apply(.undo) {}
    #expect(whole.hasPrefix(editor.text) && editor.utf8Count < 2_600)

    var large = TextEditor("")
    for number in 0..<600 {
      large.apply(.replaceAll(String(repeating: number.isMultiple(of: 2) ? "a" : "b", count: 32_768)))
    }
    let bytes = large.history.done.reduce(0) { $0 + $1.cost }
    #expect(bytes <= EditHistory.byteLimit && bytes > EditHistory.byteLimit / 2)
  }
}
