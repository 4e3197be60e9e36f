extension TextEditor {
  /// Puts a text in place of a range of bytes, remembers how to take it back, and places the cursor.
  ///
  /// - Parameter caret: Where the cursor goes; after the new text if nil.
  /// - Returns: False when that changes nothing, and then the cursor stays.
  mutating func edit(
    _ range: Range<Int>, with new: String, kind: EditHistory.Kind = .other, caret placed: Caret? = nil
  ) -> Bool {
    let old = String(buffer.slice(range))
    guard !old.utf8.elementsEqual(new.utf8) else {
      history.endRun()
      return false
    }
    let before = caret
    buffer.replace(range, with: new)
    let after = placed ?? Caret(cursor: range.lowerBound + new.utf8.count, anchor: nil)
    setCaret(
      cursor: buffer.characterBoundary(atOrAfter: after.cursor),
      anchor: after.anchor.map(buffer.characterBoundary(atOrAfter:)))
    let edit = TextEdit(offset: range.lowerBound, removed: old, inserted: new)
    history.record(EditHistory.Step(edit: edit, before: before, after: caret, kind: kind))
    return true
  }

  /// What the next insertion replaces: the selection, or the place of the cursor.
  var target: Range<Int> { selection ?? caret.cursor..<caret.cursor }

  mutating func insert(_ text: String) -> Bool {
    edit(target, with: text, kind: text.utf8.contains(0x0A) ? .other : .typing)
  }

  mutating func replaceSelection(with text: String) -> Bool { edit(target, with: text) }

  mutating func backspace() -> Bool {
    if let selection { return edit(selection, with: "") }
    let start = indentStep(before: caret.cursor) ?? buffer.characterStart(before: caret.cursor)
    return edit(start..<caret.cursor, with: "", kind: .erasingBackward)
  }

  mutating func delete() -> Bool {
    if let selection { return edit(selection, with: "") }
    return edit(caret.cursor..<buffer.characterEnd(after: caret.cursor), with: "", kind: .erasingForward)
  }

  mutating func deleteWord(_ movement: EditorMovement) -> Bool {
    if let selection { return edit(selection, with: "") }
    let other = destination(of: movement)
    return edit(min(other, caret.cursor)..<max(other, caret.cursor), with: "")
  }

  /// Removes whole lines; the cursor keeps its column on the line that takes their place.
  mutating func deleteLine() -> Bool {
    let lines = touchedLines
    let column = cursor.column
    var range = buffer.lineRange(lines.lowerBound).lowerBound..<buffer.lineRange(lines.upperBound).upperBound
    if range.upperBound < utf8Count {
      range = range.lowerBound..<(range.upperBound + 1)
    } else if range.lowerBound > 0 {
      range = (range.lowerBound - 1)..<range.upperBound
    }
    var rest = buffer
    rest.replace(range, with: "")
    let line = min(lines.lowerBound, rest.lineCount - 1)
    let cursor = rest.offset(of: EditorPosition(line: line, column: column))
    return edit(range, with: "", caret: Caret(cursor: cursor, anchor: nil))
  }

  /// Puts another text in place of all of it; the cursor keeps its line and column as far as there are such.
  mutating func replaceAll(with new: String) -> Bool {
    let place = cursor
    let cursor = TextBuffer(new).offset(of: place)
    return edit(0..<utf8Count, with: new, caret: Caret(cursor: cursor, anchor: nil))
  }

  mutating func undo() -> Bool {
    guard let step = history.undo() else { return false }
    buffer.replace(step.edit.insertedRange, with: step.edit.removed)
    setCaret(cursor: step.before.cursor, anchor: step.before.anchor)
    return true
  }

  mutating func redo() -> Bool {
    guard let step = history.redo() else { return false }
    buffer.replace(step.edit.removedRange, with: step.edit.inserted)
    setCaret(cursor: step.after.cursor, anchor: step.after.anchor)
    return true
  }
}

// MARK: - Clipboard

extension TextEditor {
  /// What cut and copy take: the selection, or else the whole line with its LF.
  private var portion: Range<Int> {
    if let selection { return selection }
    let line = buffer.lineRange(cursor.line)
    return line.lowerBound..<min(line.upperBound + 1, utf8Count)
  }

  mutating func copy() {
    let portion = portion
    guard !portion.isEmpty else { return }
    clipboard = String(buffer.slice(portion))
  }

  mutating func cut() -> Bool {
    let portion = portion
    copy()
    return edit(portion, with: "")
  }

  /// A pasted text with the line ends that the editor uses.
  static func normalised(_ text: String) -> String {
    let bytes = text.utf8
    guard bytes.contains(0x0D) else { return text }
    let carriageReturnsAreLines = !bytes.contains(0x0A)
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    for byte in bytes {
      if byte == 0x0A, result.last == 0x0D { result.removeLast() }
      result.append(byte == 0x0D && carriageReturnsAreLines ? 0x0A : byte)
    }
    return String(decoding: result, as: UTF8.self)
  }
}
