/// Strict UTF-8 decoding of one scalar (RFC 3629: no overlong forms, no surrogates, nothing above U+10FFFF).
enum UTF8Scalar {
  /// Decodes the scalar that starts at `offset`, or gives nil if the bytes there are not UTF-8.
  static func decode(_ text: [UInt8], at offset: Int) -> (value: UInt32, length: Int)? {
    let first = text[offset]
    switch first {
    case 0x00...0x7F: return (UInt32(first), 1)
    case 0xC2...0xDF: return join(text, offset, length: 2, initial: UInt32(first & 0x1F), least: 0x80)
    case 0xE0...0xEF: return join(text, offset, length: 3, initial: UInt32(first & 0x0F), least: 0x800)
    case 0xF0...0xF4: return join(text, offset, length: 4, initial: UInt32(first & 0x07), least: 0x10000)
    default: return nil
    }
  }

  /// Length in bytes of the scalar at `offset`; a byte that is not UTF-8 counts as one.
  static func length(_ text: [UInt8], at offset: Int) -> Int {
    decode(text, at: offset)?.length ?? 1
  }

  private static func join(
    _ text: [UInt8], _ offset: Int, length: Int, initial: UInt32, least: UInt32
  ) -> (value: UInt32, length: Int)? {
    guard offset + length <= text.count else { return nil }
    var value = initial
    for index in (offset + 1)..<(offset + length) {
      guard text[index] & 0xC0 == 0x80 else { return nil }
      value = value << 6 | UInt32(text[index] & 0x3F)
    }
    guard value >= least, value <= 0x10FFFF, !(0xD800...0xDFFF).contains(value) else { return nil }
    return (value, length)
  }
}
