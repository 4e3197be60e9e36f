/// Base64 for URLs and JSON web tokens: `-` and `_`, no padding.
///
/// See RFC 4648 section 5 and RFC 7515 section 2.
enum Base64URL {
  static func encode(_ bytes: some Collection<UInt8>) -> String {
    let text = Base64.encode(bytes).utf8.filter { $0 != UInt8(ascii: "=") }.map { digit in
      switch digit {
      case UInt8(ascii: "+"): UInt8(ascii: "-")
      case UInt8(ascii: "/"): UInt8(ascii: "_")
      default: digit
      }
    }
    return String(decoding: text, as: UTF8.self)
  }
}
