/// An IPv4 address in writing.
enum IPv4Text {
  /// Reads four numbers with points between them; leading zeros are taken, up to three digits (recorded on AWS).
  static func bits(_ text: ArraySlice<UInt8>) -> UInt32? {
    let octets = text.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard octets.count == 4 else { return nil }
    var bits: UInt32 = 0
    for octet in octets {
      guard octet.count <= 3, let value = DecimalDigit.number(octet), value <= 255 else { return nil }
      bits = bits << 8 | UInt32(value)
    }
    return bits
  }
}
