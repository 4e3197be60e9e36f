/// The text is not JSON (RFC 8259).
struct WireSyntaxError: Error, Equatable {
  /// Offset of the byte that does not fit.
  var offset: Int
}

/// Reads JSON text (RFC 8259) strictly: UTF-8, one value, no trailing commas, at most 64 levels deep.
struct WireParser {
  private let bytes: [UInt8]
  private var offset = 0
  private static let deepest = 64

  private init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// Reads one value and nothing after it.
  static func parse(_ bytes: [UInt8]) throws(WireSyntaxError) -> WireValue {
    guard String(validating: bytes, as: UTF8.self) != nil else { throw WireSyntaxError(offset: 0) }
    var parser = WireParser(bytes)
    let value = try parser.value(depth: 0)
    parser.skipBlanks()
    guard parser.offset == bytes.count else { throw WireSyntaxError(offset: parser.offset) }
    return value
  }

  static func parse(_ text: String) throws(WireSyntaxError) -> WireValue { try parse(Array(text.utf8)) }

  private var next: UInt8? { offset < bytes.count ? bytes[offset] : nil }

  private func failure() -> WireSyntaxError { WireSyntaxError(offset: offset) }

  private mutating func skipBlanks() {
    while let byte = next, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { offset += 1 }
  }

  private mutating func take(_ byte: UInt8) -> Bool {
    guard next == byte else { return false }
    offset += 1
    return true
  }

  private mutating func value(depth: Int) throws(WireSyntaxError) -> WireValue {
    guard depth < Self.deepest else { throw failure() }
    skipBlanks()
    switch next {
    case UInt8(ascii: "{"): return try object(depth: depth)
    case UInt8(ascii: "["): return try array(depth: depth)
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "t"): return try word("true", .bool(true))
    case UInt8(ascii: "f"): return try word("false", .bool(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    default: return try number()
    }
  }

  private mutating func word(_ text: String, _ value: WireValue) throws(WireSyntaxError) -> WireValue {
    guard bytes[offset...].starts(with: text.utf8) else { throw failure() }
    offset += text.utf8.count
    return value
  }

  private mutating func object(depth: Int) throws(WireSyntaxError) -> WireValue {
    offset += 1
    var members: [WireMember] = []
    skipBlanks()
    if take(UInt8(ascii: "}")) { return .object([]) }
    while true {
      skipBlanks()
      guard next == UInt8(ascii: "\"") else { throw failure() }
      let name = try string()
      skipBlanks()
      guard take(UInt8(ascii: ":")) else { throw failure() }
      members.append(WireMember(name, try value(depth: depth + 1)))
      skipBlanks()
      if take(UInt8(ascii: "}")) { return .object(members) }
      guard take(UInt8(ascii: ",")) else { throw failure() }
    }
  }

  private mutating func array(depth: Int) throws(WireSyntaxError) -> WireValue {
    offset += 1
    var elements: [WireValue] = []
    skipBlanks()
    if take(UInt8(ascii: "]")) { return .array([]) }
    while true {
      elements.append(try value(depth: depth + 1))
      skipBlanks()
      if take(UInt8(ascii: "]")) { return .array(elements) }
      guard take(UInt8(ascii: ",")) else { throw failure() }
    }
  }

  private mutating func digits() -> Int {
    let start = offset
    while let byte = next, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) { offset += 1 }
    return offset - start
  }

  private mutating func number() throws(WireSyntaxError) -> WireValue {
    let start = offset
    _ = take(UInt8(ascii: "-"))
    if take(UInt8(ascii: "0")) == false, digits() == 0 { throw failure() }
    if take(UInt8(ascii: ".")), digits() == 0 { throw failure() }
    if next == UInt8(ascii: "e") || next == UInt8(ascii: "E") {
      offset += 1
      if !take(UInt8(ascii: "+")) { _ = take(UInt8(ascii: "-")) }
      if digits() == 0 { throw failure() }
    }
    return .number(String(decoding: bytes[start..<offset], as: UTF8.self))
  }

  private mutating func string() throws(WireSyntaxError) -> String {
    offset += 1
    var text: [UInt8] = []
    while let byte = next {
      switch byte {
      case UInt8(ascii: "\""):
        offset += 1
        return String(decoding: text, as: UTF8.self)
      case UInt8(ascii: "\\"):
        offset += 1
        text.append(contentsOf: String(try escape()).utf8)
      case 0..<0x20:
        throw failure()
      default:
        text.append(byte)
        offset += 1
      }
    }
    throw failure()
  }

  private mutating func escape() throws(WireSyntaxError) -> Unicode.Scalar {
    guard let byte = next else { throw failure() }
    offset += 1
    switch byte {
    case UInt8(ascii: "\""): return "\""
    case UInt8(ascii: "\\"): return "\\"
    case UInt8(ascii: "/"): return "/"
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "u"): return try unicodeEscape()
    default: throw failure()
    }
  }

  /// `\uXXXX`, or two of them that make one scalar outside the basic plane; a lone half is refused.
  private mutating func unicodeEscape() throws(WireSyntaxError) -> Unicode.Scalar {
    let high = try fourHexDigits()
    guard (0xD800...0xDBFF).contains(high) else {
      guard let scalar = Unicode.Scalar(high) else { throw failure() }
      return scalar
    }
    guard take(UInt8(ascii: "\\")), take(UInt8(ascii: "u")) else { throw failure() }
    let low = try fourHexDigits()
    guard (0xDC00...0xDFFF).contains(low),
      let scalar = Unicode.Scalar(0x10000 + (high - 0xD800) << 10 + (low - 0xDC00))
    else { throw failure() }
    return scalar
  }

  private mutating func fourHexDigits() throws(WireSyntaxError) -> UInt32 {
    guard offset + 4 <= bytes.count else { throw failure() }
    let text = String(decoding: bytes[offset..<offset + 4], as: UTF8.self)
    guard text.allSatisfy(\.isHexDigit), let value = UInt32(text, radix: 16) else { throw failure() }
    offset += 4
    return value
  }
}
