internal import struct FoundationEssentials.Date

/// Times that people and their scripts write: RFC 3339 with the liberties that the AWS CLI allows too.
enum LenientTime {
  /// A blank may stand in place of the `T`, an offset may lack its colon, and seconds or all separators may be left
  /// out, for example `2026-11-22T08:15Z` and `20261122T081500Z`.
  static func date(_ text: String) -> Date? {
    var bytes = Array(SharedConfigReader.trimmed(text).utf8)
    if bytes.count > 15, digits(bytes[0..<8]), digits(bytes[9..<15]) {
      for (index, separator) in [(4, "-"), (7, "-"), (13, ":"), (16, ":")] {
        bytes.insert(contentsOf: separator.utf8, at: index)
      }
    }
    if bytes.count > 10, bytes[10] == UInt8(ascii: " ") { bytes[10] = UInt8(ascii: "T") }
    let isOffset = bytes.count > 5 && "+-".utf8.contains(bytes[bytes.count - 5])
    if isOffset, !bytes.suffix(4).contains(UInt8(ascii: ":")) {
      bytes.insert(UInt8(ascii: ":"), at: bytes.count - 2)
    }
    if bytes.count > 16, bytes[13] == UInt8(ascii: ":"), bytes[16] != UInt8(ascii: ":") {
      bytes.insert(contentsOf: ":00".utf8, at: 16)
    }
    return RFC3339Time.date(String(decoding: bytes, as: UTF8.self))
  }

  private static func digits(_ bytes: ArraySlice<UInt8>) -> Bool {
    bytes.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
  }
}
