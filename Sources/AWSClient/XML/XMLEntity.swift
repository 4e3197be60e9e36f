/// The entities of XML that need no declaration: five by name, all others by number.
enum XMLEntity {
  /// Longer ones mean nothing.
  private static let longest = 10

  /// Reads the entity whose `&` stands at the index, and moves behind it.
  static func append(
    _ bytes: [UInt8], _ index: inout Int, to text: inout [UInt8]
  ) throws(XMLReader.Problem) {
    let rest = bytes[(index + 1)...].prefix(longest)
    guard let end = rest.firstIndex(of: UInt8(ascii: ";")),
      let scalar = scalar(String(decoding: rest[..<end], as: UTF8.self))
    else {
      throw XMLReader.Problem(offset: index, message: "An entity is not known.")
    }
    text += Array(String(Character(scalar)).utf8)
    index = end + 1
  }

  private static func scalar(_ name: String) -> UnicodeScalar? {
    switch name {
    case "lt": "<"
    case "gt": ">"
    case "amp": "&"
    case "quot": "\""
    case "apos": "'"
    case _ where name.hasPrefix("#x"): number(name.dropFirst(2), radix: 16)
    case _ where name.hasPrefix("#"): number(name.dropFirst(), radix: 10)
    default: nil
    }
  }

  /// Nil for what is no character of XML, and for signs, which Swift would take.
  private static func number(_ digits: Substring, radix: Int) -> UnicodeScalar? {
    guard digits.first?.isHexDigit == true, let value = UInt32(digits, radix: radix), value != 0 else {
      return nil
    }
    return UnicodeScalar(value)
  }
}
