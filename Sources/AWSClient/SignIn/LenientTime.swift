internal import struct FoundationEssentials.Date

/// Times that people and their scripts write: RFC 3339 with two liberties that the AWS CLI allows too.
enum LenientTime {
  /// A blank may stand in place of the `T`, and an offset may lack its colon.
  static func date(_ text: String) -> Date? {
    var bytes = Array(SharedConfigReader.trimmed(text).utf8)
    if bytes.count > 10, bytes[10] == UInt8(ascii: " ") { bytes[10] = UInt8(ascii: "T") }
    let isOffset = bytes.count > 5 && "+-".utf8.contains(bytes[bytes.count - 5])
    if isOffset, !bytes.suffix(4).contains(UInt8(ascii: ":")) {
      bytes.insert(UInt8(ascii: ":"), at: bytes.count - 2)
    }
    return RFC3339Time.date(String(decoding: bytes, as: UTF8.self))
  }
}
