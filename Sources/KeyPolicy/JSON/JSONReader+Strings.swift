extension JSONReader {
  /// Reads a string in double quotes (RFC 8259 section 7) and decodes it.
  ///
  /// A string that does not end on its line is reported and ends with the line, so that the rest can still be read.
  mutating func readString() -> JSONNode {
    let start = at
    at += 1
    var decoded: [UInt8]?
    while let byte {
      switch byte {
      case UInt8(ascii: "\""):
        let content = decoded ?? Array(text[(start + 1)..<at])
        at += 1
        return JSONNode(.string(String(decoding: content, as: UTF8.self)), range: ByteRange(start, at))
      case UInt8(ascii: "\\"):
        var content = decoded ?? Array(text[(start + 1)..<at])
        // Two owners of one array would make every escape copy it.
        decoded = nil
        readEscape(into: &content)
        decoded = content
      case 0x0A, 0x0D: return endBrokenString(start, decoded)
      case 0x00..<0x20:
        reportControlCharacter(byte)
        at += 1
        decoded?.append(byte)
      case 0x20..<0x80:
        at += 1
        decoded?.append(byte)
      default: readWide(from: start, into: &decoded)
      }
    }
    return endBrokenString(start, decoded)
  }

  /// Reads text in single quotes, which JSON does not have.
  mutating func readSingleQuoted() -> JSONNode {
    let start = at
    at += 1
    while let byte, byte != UInt8(ascii: "'"), byte != 0x0A, byte != 0x0D { at += 1 }
    let content = String(decoding: text[(start + 1)..<at], as: UTF8.self)
    if byte == UInt8(ascii: "'") { at += 1 }
    report(
      "single-quote", ByteRange(start, at),
      "JSON quotes text with double quotes: replace the single quotes around this.")
    return JSONNode(.string(content), range: ByteRange(start, at))
  }

  private mutating func endBrokenString(_ start: Int, _ decoded: [UInt8]?) -> JSONNode {
    report(
      "unterminated-string", ByteRange(start, at),
      "This string does not end on its line: add the closing double quote, and write \\n where a line break is meant."
    )
    isAfterBrokenString = true
    let content = decoded ?? Array(text[(start + 1)..<at])
    return JSONNode(.string(String(decoding: content, as: UTF8.self)), range: ByteRange(start, at))
  }

  /// Reads a character above U+007F, or reports bytes that are none.
  private mutating func readWide(from start: Int, into decoded: inout [UInt8]?) {
    if let scalar = UTF8Scalar.decode(text, at: at) {
      decoded?.append(contentsOf: text[at..<(at + scalar.length)])
      at += scalar.length
      return
    }
    reportInvalidUTF8()
    while let byte, byte >= 0x80, UTF8Scalar.decode(text, at: at) == nil {
      decoded?.append(byte)
      at += 1
    }
  }

  private mutating func reportControlCharacter(_ byte: UInt8) {
    let escape =
      switch byte {
      case 0x09: "\\t"
      case 0x08: "\\b"
      case 0x0C: "\\f"
      default: "\\u\(CharacterName.hex(UInt32(byte), digits: 4))"
      }
    report(
      "control-character", ByteRange(at, at + 1),
      "A string may not hold the control character U+\(CharacterName.hex(UInt32(byte), digits: 4)) as it is: "
        + "remove it, or write \(escape).")
  }

  private mutating func readEscape(into content: inout [UInt8]) {
    let start = at
    at += 1
    guard let byte else { return }
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): content.append(byte)
    case UInt8(ascii: "b"): content.append(0x08)
    case UInt8(ascii: "f"): content.append(0x0C)
    case UInt8(ascii: "n"): content.append(0x0A)
    case UInt8(ascii: "r"): content.append(0x0D)
    case UInt8(ascii: "t"): content.append(0x09)
    case UInt8(ascii: "u"):
      at += 1
      readUnicodeEscape(from: start, into: &content)
      return
    case 0x0A, 0x0D: return
    default:
      let length = UTF8Scalar.length(text, at: at)
      report(
        "bad-escape", ByteRange(start, at + length),
        "This is not an escape JSON knows: write \\\\ for a backslash, or one of \\\" \\/ \\b \\f \\n \\r \\t \\u."
      )
      return
    }
    at += 1
  }

  /// Reads the four digits of `\uXXXX`, and the second half of a surrogate pair if this is the first.
  private mutating func readUnicodeEscape(from start: Int, into content: inout [UInt8]) {
    guard let unit = takeHexDigits() else {
      report(
        "bad-escape", ByteRange(start, at),
        "\\u needs exactly four hexadecimal digits, as in \\u00E9: complete them.")
      return
    }
    var value = unit
    if (0xD800...0xDBFF).contains(unit), at + 1 < text.count, text[at] == UInt8(ascii: "\\"),
      text[at + 1] == UInt8(ascii: "u")
    {
      let secondHalf = at
      at += 2
      if let low = takeHexDigits(), (0xDC00...0xDFFF).contains(low) {
        value = 0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00)
      } else {
        at = secondHalf
      }
    }
    if let scalar = Unicode.Scalar(value) {
      content.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
      return
    }
    report(
      "lone-surrogate", ByteRange(start, at),
      "\\u\(CharacterName.hex(unit, digits: 4)) is half of a surrogate pair and stands alone, so it is no character: "
        + "remove it, or write both halves.",
      bearing: .mayRefuse)
    content.append(contentsOf: UTF8.encodedReplacementCharacter)
  }

  private mutating func takeHexDigits() -> UInt32? {
    var value: UInt32 = 0
    for _ in 0..<4 {
      guard let byte, let digit = HexDigit.value(byte) else { return nil }
      value = value << 4 | digit
      at += 1
    }
    return value
  }
}
