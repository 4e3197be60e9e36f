/// Reads JSON (RFC 8259) from a service that is not trusted: nothing it can send makes this trap.
package struct JSONReader {
  package struct Problem: Error, Equatable {
    /// Bytes from the start.
    package var offset: Int
    package var message: String
  }

  /// Nesting beyond this is refused, so that a hostile answer cannot exhaust the stack.
  static let deepest = 128

  /// Borrowed for the reading, because counting references to an array at every byte would take longer than the reading.
  private let bytes: UnsafeBufferPointer<UInt8>
  private var index = 0

  private init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  /// Reads one value and nothing after it but white space.
  package static func read(_ bytes: [UInt8]) throws(Problem) -> JSONValue {
    try bytes.withUnsafeBufferPointer { (bytes) throws(Problem) in
      var reader = JSONReader(bytes)
      let value = try reader.value(depth: 0)
      reader.skipSpace()
      guard reader.index == bytes.count else { throw reader.problem("There is something after the value.") }
      return value
    }
  }

  private func problem(_ message: String) -> Problem { Problem(offset: index, message: message) }

  private var current: UInt8? { index < bytes.count ? bytes[index] : nil }

  private mutating func skipSpace() {
    while let byte = current, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { index += 1 }
  }

  private mutating func take(_ byte: UInt8) -> Bool {
    guard current == byte else { return false }
    index += 1
    return true
  }

  private mutating func value(depth: Int) throws(Problem) -> JSONValue {
    guard depth < Self.deepest else { throw problem("The value is nested too deeply.") }
    skipSpace()
    switch current {
    case UInt8(ascii: "{"): return try object(depth: depth)
    case UInt8(ascii: "["): return try array(depth: depth)
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "t"): return try word("true", .bool(true))
    case UInt8(ascii: "f"): return try word("false", .bool(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    default: return try number()
    }
  }

  private mutating func word(_ word: String, _ value: JSONValue) throws(Problem) -> JSONValue {
    guard bytes[index...].starts(with: word.utf8) else { throw problem("A value was expected.") }
    index += word.utf8.count
    return value
  }

  private mutating func object(depth: Int) throws(Problem) -> JSONValue {
    index += 1
    var members: [JSONValue.Member] = []
    skipSpace()
    if take(UInt8(ascii: "}")) { return .object(members) }
    repeat {
      skipSpace()
      guard current == UInt8(ascii: "\"") else { throw problem("A member name was expected.") }
      let name = try string()
      skipSpace()
      guard take(UInt8(ascii: ":")) else { throw problem("A colon was expected.") }
      members.append(JSONValue.Member(name, try value(depth: depth + 1)))
      skipSpace()
    } while take(UInt8(ascii: ","))
    guard take(UInt8(ascii: "}")) else { throw problem("A comma or a closing brace was expected.") }
    return .object(members)
  }

  private mutating func array(depth: Int) throws(Problem) -> JSONValue {
    index += 1
    var elements: [JSONValue] = []
    skipSpace()
    if take(UInt8(ascii: "]")) { return .array(elements) }
    repeat {
      elements.append(try value(depth: depth + 1))
      skipSpace()
    } while take(UInt8(ascii: ","))
    guard take(UInt8(ascii: "]")) else { throw problem("A comma or a closing bracket was expected.") }
    return .array(elements)
  }

  private mutating func number() throws(Problem) -> JSONValue {
    let start = index
    _ = take(UInt8(ascii: "-"))
    if !take(UInt8(ascii: "0")) { try digits() }
    if take(UInt8(ascii: ".")) { try digits() }
    if take(UInt8(ascii: "e")) || take(UInt8(ascii: "E")) {
      if !take(UInt8(ascii: "+")) { _ = take(UInt8(ascii: "-")) }
      try digits()
    }
    return .number(String(decoding: bytes[start..<index], as: UTF8.self))
  }

  private mutating func digits() throws(Problem) {
    let start = index
    while let byte = current, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) { index += 1 }
    guard index > start else { throw problem("A value was expected.") }
  }

  /// Bytes that are not UTF-8 become U+FFFD: the text is only shown, never compared with a secret.
  private mutating func string() throws(Problem) -> String {
    index += 1
    let start = index
    while let byte = current, byte >= 0x20, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\") {
      index += 1
    }
    // Most strings have no escapes.
    if take(UInt8(ascii: "\"")) { return String(decoding: bytes[start..<index - 1], as: UTF8.self) }
    var decoded = Array(bytes[start..<index])
    while let byte = current {
      index += 1
      switch byte {
      case UInt8(ascii: "\""): return String(decoding: decoded, as: UTF8.self)
      case UInt8(ascii: "\\"): try escape(into: &decoded)
      case 0..<0x20: throw problem("A control character stands in a string.")
      default: decoded.append(byte)
      }
    }
    throw problem("A string is not closed.")
  }

  private mutating func escape(into decoded: inout [UInt8]) throws(Problem) {
    guard let byte = current else { throw problem("A string is not closed.") }
    index += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): decoded.append(byte)
    case UInt8(ascii: "b"): decoded.append(0x08)
    case UInt8(ascii: "f"): decoded.append(0x0C)
    case UInt8(ascii: "n"): decoded.append(0x0A)
    case UInt8(ascii: "r"): decoded.append(0x0D)
    case UInt8(ascii: "t"): decoded.append(0x09)
    case UInt8(ascii: "u"):
      let scalar = try unicodeEscape()
      decoded += Array(String(Character(scalar)).utf8)
    default: throw problem("An escape is not one of JSON's.")
    }
  }

  /// One `\uXXXX`, or two that form a surrogate pair; a lone surrogate becomes U+FFFD.
  private mutating func unicodeEscape() throws(Problem) -> UnicodeScalar {
    let first = try fourHexDigits()
    if (0xD800..<0xDC00).contains(first), index + 1 < bytes.count, bytes[index] == UInt8(ascii: "\\"),
      bytes[index + 1] == UInt8(ascii: "u")
    {
      let mark = index
      index += 2
      let second = try fourHexDigits()
      if (0xDC00..<0xE000).contains(second) {
        return UnicodeScalar(0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00)) ?? "\u{FFFD}"
      }
      index = mark
    }
    return UnicodeScalar(first) ?? "\u{FFFD}"
  }

  private mutating func fourHexDigits() throws(Problem) -> UInt32 {
    guard index + 4 <= bytes.count else { throw problem("A \\u escape needs four digits.") }
    var value: UInt32 = 0
    for byte in bytes[index..<index + 4] {
      guard byte < 0x80, let digit = Character(UnicodeScalar(byte)).hexDigitValue else {
        throw problem("A \\u escape needs four digits.")
      }
      value = value * 16 + UInt32(digit)
    }
    index += 4
    return value
  }
}
