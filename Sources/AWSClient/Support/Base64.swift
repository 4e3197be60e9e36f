/// Base64 with padding (RFC 4648, section 4), as blobs travel in JSON.
enum Base64 {
  private static let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

  /// The value of each digit, 255 for every other byte.
  private static let values: [UInt8] = {
    var values = [UInt8](repeating: 255, count: 256)
    for (value, digit) in digits.enumerated() { values[Int(digit)] = UInt8(value) }
    return values
  }()

  static func encode(_ bytes: some Collection<UInt8>) -> String {
    var text: [UInt8] = []
    text.reserveCapacity((bytes.count + 2) / 3 * 4)
    var rest = bytes[...]
    while !rest.isEmpty {
      let group = rest.prefix(3)
      rest = rest.dropFirst(3)
      var bits: UInt32 = 0
      for byte in group { bits = bits << 8 | UInt32(byte) }
      bits <<= 8 * UInt32(3 - group.count)
      for place in 0..<4 {
        let digit = digits[Int(bits >> (18 - 6 * UInt32(place)) & 63)]
        text.append(place <= group.count ? digit : UInt8(ascii: "="))
      }
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// Nil for anything but whole groups of four digits, the last one padded where needed.
  static func decode(_ text: String) -> [UInt8]? {
    var text = text
    return text.withUTF8 { utf8 in
      guard utf8.count.isMultiple(of: 4) else { return nil }
      let padding = utf8.suffix(2).reversed().prefix { $0 == UInt8(ascii: "=") }.count
      var bytes: [UInt8] = []
      bytes.reserveCapacity(utf8.count / 4 * 3)
      var bits: UInt32 = 0
      for (index, digit) in utf8.dropLast(padding).enumerated() {
        let value = values[Int(digit)]
        guard value < 64 else { return nil }
        bits = bits << 6 | UInt32(value)
        guard index % 4 == 3 else { continue }
        bytes += [UInt8(bits >> 16 & 255), UInt8(bits >> 8 & 255), UInt8(bits & 255)]
        bits = 0
      }
      switch padding {
      case 1: bytes += [UInt8(bits >> 10 & 255), UInt8(bits >> 2 & 255)]
      case 2: bytes.append(UInt8(bits >> 4 & 255))
      default: break
      }
      return bytes
    }
  }
}
