/// Base64 as the `BinaryEquals` condition operator takes it.
enum Base64Text {
  /// Whether the text is base64 as RFC 4648 section 4 writes it: with its padding, and with no bits set beyond the last byte.
  ///
  /// Recorded on AWS: `YQ==` is equal to itself, and not to `YQ`, `YR==` or `YQ==` between blanks.
  static func isCanonical(_ text: String) -> Bool {
    let body = text.utf8.prefix { $0 != UInt8(ascii: "=") }
    let padding = text.utf8.dropFirst(body.count)
    guard text.utf8.count % 4 == 0, padding.count <= 2, padding.allSatisfy({ $0 == UInt8(ascii: "=") }) else {
      return false
    }
    var last: UInt8 = 0
    for byte in body {
      guard let digit = digit(byte) else { return false }
      last = digit
    }
    return last & [0, 0b11, 0b1111][padding.count] == 0
  }

  private static func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): byte - UInt8(ascii: "A")
    case UInt8(ascii: "a")...UInt8(ascii: "z"): byte - UInt8(ascii: "a") + 26
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0") + 52
    case UInt8(ascii: "+"): 62
    case UInt8(ascii: "/"): 63
    default: nil
    }
  }
}
