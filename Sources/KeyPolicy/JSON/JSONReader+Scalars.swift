extension JSONReader {
  /// Consumes letters, digits and what else occurs in bare words.
  mutating func takeWord() -> ByteRange {
    let start = at
    while let byte, Self.isWordByte(byte) { at += 1 }
    return ByteRange(start, at)
  }

  private static func isWordByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: "*"):
      true
    default: false
    }
  }

  /// Reads `true`, `false` or `null`; any other word is reported and read as if it were a string.
  mutating func readWord() -> JSONNode {
    let range = takeWord()
    let word = String(decoding: text[range.lower..<range.upper], as: UTF8.self)
    switch word {
    case "true": return JSONNode(.boolean(true), range: range)
    case "false": return JSONNode(.boolean(false), range: range)
    case "null": return JSONNode(.null, range: range)
    default:
      let lower = word.lowercased()
      if ["true", "false", "null"].contains(lower) {
        report("keyword-case", range, "JSON writes \(lower) in lower case: replace \(word).")
      } else {
        report(
          "unquoted-text", range,
          "Text goes in double quotes, and only true, false, null and numbers stand without: write \"\(Excerpt.of(word))\"."
        )
      }
      return JSONNode(.string(word), range: range)
    }
  }

  /// Reads a number (RFC 8259 section 6) and keeps it as it was written.
  mutating func readNumber() -> JSONNode {
    let start = at
    while let byte, Self.isNumberByte(byte) { at += 1 }
    let range = ByteRange(start, at)
    let digits = text[start..<at]
    if !Self.isNumber(digits) {
      report("bad-number", range, Self.numberSentence(digits))
    }
    return JSONNode(.number(String(decoding: digits, as: UTF8.self)), range: range)
  }

  private static func isNumberByte(_ byte: UInt8) -> Bool {
    isWordByte(byte) || byte == UInt8(ascii: "+") || byte == UInt8(ascii: ".")
  }

  static func isNumber(_ digits: ArraySlice<UInt8>) -> Bool {
    var rest = digits
    func takeDigits() -> Int {
      let before = rest.count
      rest = rest.drop { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
      return before - rest.count
    }
    if rest.first == UInt8(ascii: "-") { rest = rest.dropFirst() }
    if rest.first == UInt8(ascii: "0") { rest = rest.dropFirst() } else if takeDigits() == 0 { return false }
    if rest.first == UInt8(ascii: ".") {
      rest = rest.dropFirst()
      if takeDigits() == 0 { return false }
    }
    if rest.first == UInt8(ascii: "e") || rest.first == UInt8(ascii: "E") {
      rest = rest.dropFirst()
      if rest.first == UInt8(ascii: "+") || rest.first == UInt8(ascii: "-") { rest = rest.dropFirst() }
      if takeDigits() == 0 { return false }
    }
    return rest.isEmpty
  }

  private static func numberSentence(_ digits: ArraySlice<UInt8>) -> String {
    if digits.first == UInt8(ascii: "+") { return "JSON numbers have no plus sign in front: remove it." }
    if digits.first == UInt8(ascii: ".") {
      return "JSON numbers do not begin with a point: write 0 before it."
    }
    let unsigned = digits.first == UInt8(ascii: "-") ? digits.dropFirst() : digits
    if unsigned.first == UInt8(ascii: "0"), unsigned.count > 1,
      unsigned.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) })
    {
      return "JSON numbers have no leading zeros: remove them, or put an account ID in double quotes."
    }
    return "This is not a JSON number: correct it, or put it in double quotes if it is text."
  }
}
