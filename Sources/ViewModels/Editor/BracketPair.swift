/// Two brackets of a JSON text that belong together, as the offsets of their bytes.
package struct BracketPair: Hashable, Sendable {
  package var open: Int
  package var close: Int

  package init(open: Int, close: Int) {
    self.open = open
    self.close = close
  }

  /// The bracket at the other end from the one at a cursor or just before it.
  func other(than cursor: Int) -> Int {
    cursor == close || cursor == close + 1 && cursor != open ? open : close
  }
}

extension TextEditor {
  /// The pair that the bracket at the cursor belongs to, or else the one just before the cursor.
  ///
  /// Brackets in strings do not count. A string without its closing quote ends with its line, so that one missing quote
  /// does not blind the whole text. A bracket closed by one of the other kind has no partner.
  package var bracketPair: BracketPair? {
    for offset in [caret.cursor, caret.cursor - 1] {
      guard let byte = buffer.byte(at: offset), Self.isBracket(byte) else { continue }
      if let pair = Self.pair(of: offset, in: text) { return pair }
    }
    return nil
  }

  private static func isBracket(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "{") || byte == UInt8(ascii: "}") || byte == UInt8(ascii: "[")
      || byte == UInt8(ascii: "]")
  }

  private static func pair(of wanted: Int, in text: String) -> BracketPair? {
    let bytes = text.utf8Span.span
    var open: [Int] = []
    var inString = false
    var offset = 0
    while offset < bytes.count {
      switch bytes[offset] {
      case UInt8(ascii: "\n"): inString = false
      case UInt8(ascii: "\""): inString.toggle()
      // The byte after a backslash is no quote; a line end still is one.
      case UInt8(ascii: "\\") where inString && offset + 1 < bytes.count && bytes[offset + 1] != 0x0A:
        offset += 1
      case UInt8(ascii: "{") where !inString, UInt8(ascii: "[") where !inString: open.append(offset)
      case UInt8(ascii: "}") where !inString, UInt8(ascii: "]") where !inString:
        // In ASCII each closing bracket is its opening one plus two.
        let start = open.popLast()
        guard offset == wanted || start == wanted else { break }
        guard let start, bytes[start] + 2 == bytes[offset] else { return nil }
        return BracketPair(open: start, close: offset)
      default: break
      }
      offset += 1
    }
    return nil
  }
}
