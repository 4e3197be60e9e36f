/// An IP address as a request has it.
struct IPAddress: Hashable, Sendable {
  let isIPv4: Bool
  /// The address as a number, of which IPv4 uses the lowest 32 bits.
  let bits: UInt128

  /// Reads an address; nil for any other text, a network included.
  ///
  /// Recorded on AWS: a text that cannot be read satisfies neither `IpAddress` nor `NotIpAddress`, and an IPv4-mapped IPv6 address
  /// is the IPv4 address.
  init?(_ text: String) {
    // No spelling of an address is longer, and a request may hold anything.
    guard text.utf8.count <= 64 else { return nil }
    let bytes = Array(text.utf8)[...]
    if !bytes.contains(UInt8(ascii: ":")) {
      guard let bits = IPv4Text.bits(bytes) else { return nil }
      self.init(isIPv4: true, bits: UInt128(bits))
    } else if bytes.contains(UInt8(ascii: ".")) {
      guard let bits = IPv6Text.mappedBits(bytes) else { return nil }
      self.init(isIPv4: true, bits: UInt128(bits))
    } else {
      guard let bits = IPv6Text.bits(bytes) else { return nil }
      let isMapped = bits >> 32 == 0xFFFF
      self.init(isIPv4: isMapped, bits: isMapped ? bits & 0xFFFF_FFFF : bits)
    }
  }

  private init(isIPv4: Bool, bits: UInt128) {
    self.isIPv4 = isIPv4
    self.bits = bits
  }
}
