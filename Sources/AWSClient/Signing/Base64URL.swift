/// Base64 for URLs and JSON web tokens: `-` and `_`, no padding.
///
/// See RFC 4648 section 5 and RFC 7515 section 2.
enum Base64URL {
  static func encode(_ bytes: some Collection<UInt8>) -> String {
    let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8)
    var encoded: [UInt8] = []
    var bits = 0
    var count = 0
    for byte in bytes {
      bits = (bits << 8 | Int(byte)) & 0xFFFF
      count += 8
      while count >= 6 {
        count -= 6
        encoded.append(digits[bits >> count & 63])
      }
    }
    if count > 0 { encoded.append(digits[bits << (6 - count) & 63]) }
    return String(decoding: encoded, as: UTF8.self)
  }
}
