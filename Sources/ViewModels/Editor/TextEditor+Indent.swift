extension TextEditor {
  /// The lines that the selection or the cursor is on; a selection that ends before a line's first byte is not on it.
  var touchedLines: ClosedRange<Int> {
    guard let selection else { return cursor.line...cursor.line }
    let first = buffer.line(ofByte: selection.lowerBound)
    let last = buffer.line(ofByte: selection.upperBound)
    let endsAtStart = last > first && buffer.lineRange(last).lowerBound == selection.upperBound
    return first...(endsAtStart ? last - 1 : last)
  }

  /// Breaks the line at the cursor and indents the new one.
  mutating func breakLine() -> Bool {
    let start = buffer.lineRange(buffer.line(ofByte: target.lowerBound)).lowerBound
    let head = buffer.slice(start..<target.lowerBound)
    let blanks = head.prefix { $0 == " " || $0 == "\t" }
    let opens = head.last { $0 != " " && $0 != "\t" && $0 != "\r" }
    let deeper = opens == "{" || opens == "["
    return edit(target, with: "\n" + blanks + (deeper ? Self.blanks(Self.indentWidth) : ""))
  }

  /// Where a backspace in a line's indentation goes to, nil anywhere else.
  func indentStep(before offset: Int) -> Int? {
    let start = buffer.lineRange(buffer.line(ofByte: offset)).lowerBound
    let head = buffer.slice(start..<offset).utf8
    guard !head.isEmpty, head.allSatisfy({ $0 == 0x20 || $0 == 0x09 }) else { return nil }
    let wanted = (head.count - 1) % Self.indentWidth + 1
    let blanks = head.reversed().prefix(wanted).prefix { $0 == 0x20 }.count
    return offset - max(1, blanks)
  }

  mutating func indent() -> Bool {
    guard selection != nil else {
      let column = cursor.column
      return edit(target, with: Self.blanks(Self.indentWidth - column % Self.indentWidth))
    }
    return changeLines { line in line.isEmpty ? 0 : Self.indentWidth }
  }

  mutating func outdent() -> Bool {
    changeLines { line in
      if line.utf8.first == 0x09 { return -1 }
      return -line.utf8.prefix(Self.indentWidth).prefix { $0 == 0x20 }.count
    }
  }

  /// Adds blanks before each touched line, or takes bytes away there, as one edit.
  ///
  /// - Parameter shift: How many blanks to add to a line, or, negative, how many bytes to remove.
  private mutating func changeLines(_ shift: (Substring) -> Int) -> Bool {
    let lines = touchedLines
    let range = buffer.lineRange(lines.lowerBound).lowerBound..<buffer.lineRange(lines.upperBound).upperBound
    var new = ""
    var changes: [(line: Range<Int>, change: Int)] = []
    for number in lines {
      let line = buffer.lineRange(number)
      let change = shift(buffer.slice(line))
      if number > lines.lowerBound { new += "\n" }
      new += Self.blanks(max(0, change))
      new += buffer.slice((line.lowerBound + max(0, -change))..<line.upperBound)
      changes.append((line, change))
    }
    let moved = Caret(
      cursor: Self.move(caret.cursor, by: changes), anchor: caret.anchor.map { Self.move($0, by: changes) })
    return edit(range, with: new, caret: moved)
  }

  /// Where a byte is after its line and those before it were shifted; a line's start stays its start.
  private static func move(_ offset: Int, by changes: [(line: Range<Int>, change: Int)]) -> Int {
    var moved = offset
    for (line, change) in changes where offset > line.lowerBound {
      moved += offset <= line.upperBound ? max(change, line.lowerBound - offset) : change
    }
    return moved
  }

  static func blanks(_ count: Int) -> String { String(repeating: " ", count: count) }
}
