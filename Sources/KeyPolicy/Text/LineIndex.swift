/// Turns byte offsets of a UTF-8 text into lines and columns, and back.
///
/// A line ends at LF or at CR LF; the line break belongs to the line it ends. A column is one Unicode scalar, and a
/// byte that is not UTF-8 counts as one column. Finding a line is a binary search; counting columns walks one line.
public struct LineIndex: Sendable, Hashable {
  /// The text, as UTF-8.
  public let text: [UInt8]
  private let starts: [Int]

  /// Finds the lines of a text.
  public init(_ text: [UInt8]) {
    var starts = [0]
    for index in text.indices where text[index] == UInt8(ascii: "\n") {
      starts.append(index + 1)
    }
    self.text = text
    self.starts = starts
  }

  /// How many lines there are: one more than there are line feeds.
  public var lineCount: Int { starts.count }

  /// The bytes of a line (from 1) without its line break; the nearest line if there is no such one.
  public func range(ofLine line: Int) -> ByteRange {
    let index = min(max(line, 1), starts.count) - 1
    var end = index + 1 < starts.count ? starts[index + 1] - 1 : text.count
    if index + 1 < starts.count, end > starts[index], text[end - 1] == UInt8(ascii: "\r") { end -= 1 }
    return ByteRange(starts[index], end)
  }

  /// The line, from 1, that holds a byte offset; offsets outside the text belong to its first or last line.
  public func line(at offset: Int) -> Int {
    var low = 0
    var high = starts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] <= offset { low = middle } else { high = middle }
    }
    return low + 1
  }

  /// The position of a byte offset; an offset inside a scalar gives that scalar's position.
  public func position(at offset: Int) -> TextPosition {
    let offset = min(max(offset, 0), text.count)
    let line = line(at: offset)
    var column = 1
    var at = starts[line - 1]
    while at < offset {
      let next = at + UTF8Scalar.length(text, at: at)
      if next > offset { break }
      at = next
      column += 1
    }
    return TextPosition(line: line, column: column)
  }

  /// The byte offset of a position; a column beyond the line's end gives the end of the line.
  public func offset(of position: TextPosition) -> Int {
    guard position.line >= 1 else { return 0 }
    guard position.line <= starts.count else { return text.count }
    let line = range(ofLine: position.line)
    var at = line.lower
    var column = 1
    while at < line.upper, column < position.column {
      at += UTF8Scalar.length(text, at: at)
      column += 1
    }
    return at
  }
}
