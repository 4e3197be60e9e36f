import Testing

@testable import ViewModels

@Suite("What holds for every sequence of commands")
struct EditorPropertyTests {
  /// Pieces that join with their neighbours in every awkward way.
  private static let pieces = [
    "a", "{", "}", "[", "]", "\"", "\\", " ", "  ", "\t", "\n", "\r", "\r\n", "é", "e\u{301}", "\u{301}", "中",
    "👩‍👩‍👧", "\u{1F1E9}", "\u{200D}", "\u{600}", "\u{0}", "\u{1B}", "한", "\u{1112}\u{1161}",
  ]

  private static func text(_ random: inout SeededGenerator) -> String {
    (0..<Int.random(in: 0...4, using: &random)).reduce(into: "") { text, _ in
      text += pieces.randomElement(using: &random) ?? ""
    }
  }

  private static func movement(_ random: inout SeededGenerator) -> EditorMovement {
    let number = Int.random(in: -1...30, using: &random)
    let all: [EditorMovement] = [
      .left, .right, .up, .down, .wordLeft, .wordRight, .home, .end, .pageUp(number), .pageDown(number),
      .documentStart, .documentEnd, .line(number), .byte(number), .matchingBracket,
    ]
    return all.randomElement(using: &random) ?? .left
  }

  private static func command(_ random: inout SeededGenerator) -> EditorCommand {
    let text = text(&random)
    let all: [EditorCommand] = [
      .insert(text), .insert(text), .insert(text), .newline, .backspace, .delete, .deleteWordLeft,
      .deleteWordRight, .deleteLine, .move(movement(&random)), .move(movement(&random)),
      .select(movement(&random)), .selectAll, .selectLine, .clearSelection, .cut, .copy, .pasteClipboard,
      .paste(text), .indent, .outdent, .undo, .redo, .replaceAll(text), .findNext(text), .findPrevious(text),
    ]
    return all.randomElement(using: &random) ?? .newline
  }

  @Test("The index of lines, the cursor and undo stay true", arguments: UInt64(1)...40)
  func sequences(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let start = Self.text(&random) + "\n" + Self.text(&random)
    var editor = TextEditor(start)
    for step in 0..<250 {
      let command = Self.command(&random)
      editor.apply(command)
      let whole = TextBuffer(editor.text)
      #expect(editor.buffer.lineStarts == whole.lineStarts, "seed \(seed), step \(step), \(command)")
      for offset in [editor.caret.cursor, editor.caret.anchor].compactMap({ $0 }) {
        #expect((0...editor.utf8Count).contains(offset), "seed \(seed), step \(step), \(command)")
        #expect(
          editor.buffer.characterBoundary(atOrAfter: offset) == offset,
          "seed \(seed), step \(step), \(command): inside a character")
      }
    }

    while editor.apply(.redo) {}
    let newest = Array(editor.text.utf8)
    while editor.apply(.undo) {}
    #expect(Array(editor.text.utf8) == Array(start.utf8), "seed \(seed): undone to the start")
    while editor.apply(.redo) {}
    #expect(Array(editor.text.utf8) == newest, "seed \(seed): redone to the end")
  }

  @Test("Undo takes back each command, text and cursor alike", arguments: UInt64(100)...140)
  func inverse(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    var editor = TextEditor(Self.text(&random) + "\n  " + Self.text(&random))
    for _ in 0..<100 {
      let command = Self.command(&random)
      if command == .undo || command == .redo { continue }
      editor.history.endRun()
      let before = editor
      guard editor.apply(command) else { continue }
      var undone = editor
      undone.apply(.undo)
      #expect(Array(undone.text.utf8) == Array(before.text.utf8), "seed \(seed), \(command)")
      #expect(undone.caret == before.caret, "seed \(seed), \(command)")
      undone.apply(.redo)
      #expect(Array(undone.text.utf8) == Array(editor.text.utf8), "seed \(seed), \(command)")
      #expect(undone.caret == editor.caret, "seed \(seed), \(command)")
    }
  }

  @Test(
    "Offsets and positions are each other's inverse, and agree with counting", arguments: UInt64(200)...240)
  func offsets(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let text = (0..<12).reduce(into: "") { text, _ in text += Self.text(&random) }
    let editor = TextEditor(text)
    var offset = 0
    let lines = text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false)
    for (number, bytes) in lines.enumerated() {
      let line = String(decoding: Array(bytes), as: UTF8.self)
      #expect(Array(editor.line(number).utf8) == Array(bytes))
      var column = 0
      for character in line {
        let place = EditorPosition(line: number, column: column)
        for inside in 0..<character.utf8.count {
          #expect(editor.position(ofByte: offset + inside) == place, "seed \(seed)")
        }
        #expect(editor.offset(of: place) == offset, "seed \(seed)")
        offset += character.utf8.count
        column += 1
      }
      #expect(editor.position(ofByte: offset) == EditorPosition(line: number, column: column))
      #expect(editor.offset(of: EditorPosition(line: number, column: column)) == offset)
      #expect(editor.offset(of: EditorPosition(line: number, column: column + 7)) == offset)
      offset += 1
    }
    #expect(editor.offset(of: EditorPosition(line: lines.count, column: 0)) == editor.utf8Count)
    #expect(editor.offset(of: EditorPosition(line: -1, column: 5)) == 0)
  }
}
