extension JSONReader {
  /// Reads `"name": value`, or reports why it cannot and leaves the rest for ``recover()``.
  mutating func readMember() -> JSONMember? {
    guard let key = readName(), let name = key.string else { return nil }
    skipSpace()
    takeColon(after: name)
    skipSpace()
    guard let byte, byte != UInt8(ascii: ","), byte != UInt8(ascii: "}"), byte != UInt8(ascii: "]") else {
      report(
        "missing-value", key.range,
        "The member \"\(Excerpt.of(name))\" has no value: write a colon and its value, or remove it.")
      return nil
    }
    guard let value = readValue() else { return nil }
    return JSONMember(name: name, key: key, value: value)
  }

  private mutating func takeColon(after name: String) {
    guard let byte else { return }
    switch byte {
    case UInt8(ascii: ":"): at += 1
    case UInt8(ascii: ","), UInt8(ascii: "}"), UInt8(ascii: "]"): break
    case UInt8(ascii: "="):
      report(
        "missing-colon", ByteRange(at, at + 1),
        "JSON puts a colon between a member's name and its value: replace the equals sign.")
      at += 1
    default:
      guard !isAfterBrokenString else { return }
      report(
        "missing-colon", ByteRange(at, at + UTF8Scalar.length(text, at: at)),
        "A colon is missing after the member name \"\(Excerpt.of(name))\": write it before this value.")
    }
  }

  private mutating func readName() -> JSONNode? {
    guard let byte else { return nil }
    switch byte {
    case UInt8(ascii: "\""): return readString()
    case UInt8(ascii: "'"): return readSingleQuoted()
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "_"):
      let range = takeWord()
      let name = String(decoding: text[range.lower..<range.upper], as: UTF8.self)
      report(
        "unquoted-name", range, "Member names go in double quotes: write \"\(Excerpt.of(name))\".")
      return JSONNode(.string(name), range: range)
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "{"), UInt8(ascii: "["), UInt8(ascii: "-"):
      report(
        "missing-name", ByteRange(at, at + 1),
        "An object holds members with names: write \"name\": before this value.")
      return nil
    default:
      reportUnexpected()
      return nil
    }
  }
}
