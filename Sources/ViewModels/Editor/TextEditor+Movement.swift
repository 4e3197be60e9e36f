extension TextEditor {
  mutating func move(_ movement: EditorMovement, selecting: Bool) {
    if !selecting, let selection, let end = collapse(selection, movement) {
      setCaret(cursor: end)
      return
    }
    let anchor = selecting ? caret.anchor ?? caret.cursor : nil
    guard let rows = verticalRows(movement) else {
      setCaret(cursor: destination(of: movement), anchor: anchor)
      return
    }
    let column = preferredColumn ?? cursor.column
    let line = max(0, min(lineCount - 1, cursor.line + rows))
    setCaret(cursor: buffer.offset(of: EditorPosition(line: line, column: column)), anchor: anchor)
    preferredColumn = column
  }

  /// Left and right out of a selection go to its ends.
  private func collapse(_ selection: Range<Int>, _ movement: EditorMovement) -> Int? {
    switch movement {
    case .left: selection.lowerBound
    case .right: selection.upperBound
    default: nil
    }
  }

  private func verticalRows(_ movement: EditorMovement) -> Int? {
    switch movement {
    case .up: -1
    case .down: 1
    case .pageUp(let rows): -min(max(1, rows), lineCount)
    case .pageDown(let rows): min(max(1, rows), lineCount)
    default: nil
    }
  }

  /// The byte that a movement within the text's order leads to.
  func destination(of movement: EditorMovement) -> Int {
    let line = buffer.lineRange(buffer.line(ofByte: caret.cursor))
    switch movement {
    case .left: return buffer.characterStart(before: caret.cursor)
    case .right: return buffer.characterEnd(after: caret.cursor)
    case .wordLeft: return wordStart(before: caret.cursor)
    case .wordRight: return wordEnd(after: caret.cursor)
    case .home:
      let blanks = buffer.slice(line).utf8.prefix { $0 == 0x20 || $0 == 0x09 }.count
      let text = buffer.characterBoundary(atOrAfter: line.lowerBound + blanks)
      return caret.cursor == text ? line.lowerBound : text
    case .end: return line.upperBound
    case .documentStart: return 0
    case .documentEnd: return utf8Count
    case .line(let number): return buffer.lineRange(max(1, min(lineCount, number)) - 1).lowerBound
    case .byte(let offset):
      return buffer.characterBoundary(atOrAfter: scalarBoundary(atOrBefore: max(0, min(utf8Count, offset))))
    case .matchingBracket: return bracketPair.map { $0.other(than: caret.cursor) } ?? caret.cursor
    case .up, .down, .pageUp, .pageDown: return caret.cursor
    }
  }

  /// UTF-8's continuation bytes are 10xxxxxx (RFC 3629, section 3).
  private func scalarBoundary(atOrBefore offset: Int) -> Int {
    var offset = offset
    while let byte = buffer.byte(at: offset), byte & 0xC0 == 0x80 { offset -= 1 }
    return offset
  }
}

// MARK: - Words

extension TextEditor {
  /// Words are runs of letters, digits and `_`, and runs of other marks; blanks lie between them.
  private enum WordClass { case blank, word, mark }

  func wordEnd(after offset: Int) -> Int {
    var place = offset
    while place < utf8Count, wordClass(at: place) == .blank { place = buffer.characterEnd(after: place) }
    guard place < utf8Count else { return place }
    let run = wordClass(at: place)
    while place < utf8Count, wordClass(at: place) == run { place = buffer.characterEnd(after: place) }
    return place
  }

  func wordStart(before offset: Int) -> Int {
    var place = offset
    var run = WordClass.blank
    while place > 0 {
      let start = buffer.characterStart(before: place)
      let kind = wordClass(at: start)
      if kind != run {
        guard run == .blank else { break }
        run = kind
      }
      place = start
    }
    return place
  }

  private func wordClass(at offset: Int) -> WordClass {
    let end = buffer.characterEnd(after: offset)
    guard let scalar = buffer.slice(offset..<end).unicodeScalars.first else { return .blank }
    switch scalar {
    case " ", "\t", "\n", "\r": return .blank
    case "a"..."z", "A"..."Z", "0"..."9", "_": return .word
    default: break
    }
    if scalar.isASCII { return .mark }
    if scalar.properties.isWhitespace { return .blank }
    return scalar.properties.isAlphabetic ? .word : .mark
  }
}

// MARK: - Lines

extension TextEditor {
  mutating func selectLine() {
    let covered = target
    let first = buffer.lineRange(buffer.line(ofByte: covered.lowerBound)).lowerBound
    let last = buffer.lineRange(buffer.line(ofByte: caret.cursor)).upperBound
    setCaret(cursor: min(last + 1, utf8Count), anchor: first)
  }
}
