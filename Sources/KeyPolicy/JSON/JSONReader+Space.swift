extension JSONReader {
  /// Skips white space (RFC 8259 section 2), and reports comments, which JSON does not have.
  mutating func skipSpace() {
    while let byte {
      switch byte {
      case 0x20, 0x09, 0x0A, 0x0D: at += 1
      case UInt8(ascii: "#"): skipLineComment()
      case UInt8(ascii: "/"):
        switch at + 1 < text.count ? text[at + 1] : 0 {
        case UInt8(ascii: "/"): skipLineComment()
        case UInt8(ascii: "*"): skipBlockComment()
        default: return
        }
      default: return
      }
    }
  }

  private mutating func skipLineComment() {
    let start = at
    while let byte, byte != 0x0A, byte != 0x0D { at += 1 }
    reportComment(from: start)
  }

  private mutating func skipBlockComment() {
    let start = at
    at += 2
    while at < text.count {
      if text[at] == UInt8(ascii: "*"), at + 1 < text.count, text[at + 1] == UInt8(ascii: "/") {
        at += 2
        break
      }
      at += 1
    }
    at = min(at, text.count)
    reportComment(from: start)
  }

  private mutating func reportComment(from start: Int) {
    report(
      "comment", ByteRange(start, at),
      "JSON has no comments: remove this one; a note can go into the statement's Sid.")
  }

  /// Reports a character that starts no value.
  mutating func reportUnexpected() {
    guard let scalar = UTF8Scalar.decode(text, at: at) else {
      reportInvalidUTF8()
      return
    }
    let range = ByteRange(at, at + scalar.length)
    switch scalar.value {
    case 0x2018...0x201F:
      report(
        "curly-quote", range,
        "This is a typographic quotation mark: JSON knows only the straight double quote (\"), so replace it."
      )
    case 0x2C:
      report("missing-value", range, "A value is missing before this comma: write it, or remove the comma.")
    case 0x3A:
      report("unexpected-character", range, "This colon has no member name before it: write \"name\": value.")
    case 0x7D, 0x5D:
      report("missing-value", range, "A value is missing before this closing bracket: write one.")
    default:
      report(
        "unexpected-character", range,
        "\(CharacterName.of(scalar.value)) starts no JSON value: text goes in double quotes, otherwise remove it."
      )
    }
  }

  /// Reports bytes that are not UTF-8, once for a whole run of them.
  mutating func reportInvalidUTF8() {
    let start = at
    var end = at
    while end < text.count, text[end] >= 0x80, UTF8Scalar.decode(text, at: end) == nil { end += 1 }
    let more = end - start > 1 ? " (and \(end - start - 1) more after it)" : ""
    report(
      "invalid-utf8", ByteRange(start, end),
      "Byte 0x\(CharacterName.hex(UInt32(text[start]), digits: 2))\(more) is not UTF-8: save the policy as UTF-8, "
        + "or replace this character.")
  }
}
