/// A text with an index of its lines, edited by ranges of its UTF-8 bytes.
///
/// The text stays one contiguous string, so the whole of it and its size cost nothing to ask for, and an edit moves at
/// most the text's bytes (32 KB: a few microseconds). Offsets count UTF-8 bytes and lie between Unicode scalars. Lines
/// end at LF alone: a CR before it is the line's last character, as it is in the file.
struct TextBuffer: Sendable, Equatable {
  private(set) var text: String
  /// The offset of each line's first byte; never empty.
  private(set) var lineStarts: [Int]

  init(_ text: String) {
    var text = text
    text.makeContiguousUTF8()
    self.text = text
    lineStarts = [0]
    lineStarts += Self.starts(in: text, movedBy: 0)
  }

  var utf8Count: Int { text.utf8.count }
  var lineCount: Int { lineStarts.count }

  /// The bytes of a line without its LF; `line` counts from 0.
  func lineRange(_ line: Int) -> Range<Int> {
    let next = line + 1
    return lineStarts[line]..<(next < lineStarts.count ? lineStarts[next] - 1 : utf8Count)
  }

  /// The line that a byte is on, or of the LF that ends it.
  func line(ofByte offset: Int) -> Int {
    var low = 0
    var high = lineStarts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle }
    }
    return low
  }

  /// A part of the text.
  func slice(_ range: Range<Int>) -> Substring { text[index(range.lowerBound)..<index(range.upperBound)] }

  /// The byte at an offset, nil at the end.
  func byte(at offset: Int) -> UInt8? {
    offset >= 0 && offset < utf8Count ? text.utf8[index(offset)] : nil
  }

  /// Puts a text in place of a range of bytes.
  mutating func replace(_ range: Range<Int>, with new: String) {
    text.replaceSubrange(index(range.lowerBound)..<index(range.upperBound), with: new)
    let first = line(ofByte: range.lowerBound) + 1
    let after = line(ofByte: range.upperBound) + 1
    lineStarts.replaceSubrange(first..<after, with: Self.starts(in: new, movedBy: range.lowerBound))
    let change = new.utf8.count - range.count
    guard change != 0 else { return }
    let moved = first + new.utf8.count(where: { $0 == 0x0A })
    for line in moved..<max(moved, lineStarts.count) { lineStarts[line] += change }
  }

  private static func starts(in text: String, movedBy base: Int) -> [Int] {
    var starts: [Int] = []
    var offset = base
    for byte in text.utf8 {
      offset += 1
      if byte == 0x0A { starts.append(offset) }
    }
    return starts
  }

  private func index(_ offset: Int) -> String.Index { text.utf8.index(text.startIndex, offsetBy: offset) }
}

// MARK: - Characters

extension TextBuffer {
  /// The end of the character that begins at an offset; a line's LF is one.
  func characterEnd(after offset: Int) -> Int {
    let line = lineRange(self.line(ofByte: offset))
    guard offset < line.upperBound else { return min(offset + 1, utf8Count) }
    if isASCII(offset) && (offset + 1 == line.upperBound || isASCII(offset + 1)) { return offset + 1 }
    let characters = slice(line)
    return utf8Offset(characters.index(after: index(offset)))
  }

  /// The start of the character that ends at an offset.
  func characterStart(before offset: Int) -> Int {
    let line = lineRange(self.line(ofByte: offset))
    guard offset > line.lowerBound else { return max(0, offset - 1) }
    if isASCII(offset - 1) && (offset - 1 == line.lowerBound || isASCII(offset - 2)) { return offset - 1 }
    let characters = slice(line)
    return utf8Offset(characters.index(before: index(offset)))
  }

  /// The offset itself if it lies between two characters, else the end of the character it lies in.
  ///
  /// An edit can join what is left and right of it, for example to a flag of two letters.
  func characterBoundary(atOrAfter offset: Int) -> Int {
    let line = lineRange(self.line(ofByte: offset))
    guard offset > line.lowerBound, offset < line.upperBound else { return offset }
    let end = characterEnd(after: offset)
    return characterStart(before: end) == offset ? offset : end
  }

  /// The line and the column of a byte; one inside a character belongs to that character.
  func position(ofByte offset: Int) -> EditorPosition {
    let offset = min(max(0, offset), utf8Count)
    let line = self.line(ofByte: offset)
    let range = lineRange(line)
    return EditorPosition(line: line, column: column(of: offset, in: range))
  }

  /// The byte at a line and a column, at the nearest place there is.
  func offset(of position: EditorPosition) -> Int {
    guard position.line >= 0 else { return 0 }
    guard position.line < lineCount else { return utf8Count }
    let range = lineRange(position.line)
    let column = max(0, position.column)
    if column >= range.count { return range.upperBound }
    if isASCII(range.lowerBound..<min(range.lowerBound + column + 1, range.upperBound)) {
      return range.lowerBound + column
    }
    let characters = slice(range)
    let place = characters.index(characters.startIndex, offsetBy: column, limitedBy: characters.endIndex)
    return place.map(utf8Offset) ?? range.upperBound
  }

  private func column(of offset: Int, in line: Range<Int>) -> Int {
    if isASCII(line.lowerBound..<min(offset + 1, line.upperBound)) { return offset - line.lowerBound }
    let characters = slice(line)
    var column = 0
    var place = characters.startIndex
    while place < characters.endIndex {
      place = characters.index(after: place)
      guard utf8Offset(place) <= offset else { break }
      column += 1
    }
    return column
  }

  private func utf8Offset(_ place: String.Index) -> Int {
    text.utf8.distance(from: text.startIndex, to: place)
  }

  private func isASCII(_ offset: Int) -> Bool { text.utf8[index(offset)] < 0x80 }

  private func isASCII(_ range: Range<Int>) -> Bool {
    let bytes = text.utf8Span.span
    for offset in range where bytes[offset] >= 0x80 { return false }
    return true
  }
}
