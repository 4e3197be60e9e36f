/// An IP address or network as a policy has it for `IpAddress` and `NotIpAddress`.
///
/// IAM User Guide, "IAM JSON policy elements: Condition operators", names CIDR notation (RFC 4632). Recorded on AWS: without a prefix
/// it is one address; IPv4 may have bits beyond its prefix and IPv6 may not; leading zeros and a plus sign before the prefix are
/// taken; an IPv6 network in IPv4-mapped form contains nothing, because a mapped address counts as IPv4.
struct IPNetwork: Hashable, Sendable {
  private let isIPv4: Bool
  /// The bits of the prefix.
  private let bits: UInt128
  /// How many bits of an address are beyond the prefix.
  private let hostBits: Int

  /// Reads an operand; nil for what IAM refuses to store and never matches.
  init?(_ text: String) {
    guard text.utf8.count <= 64 else { return nil }
    let parts = Self.parts(text)
    guard parts.count <= 2, let address = parts.first, let network = Self.bits(address) else { return nil }
    guard let prefix = parts.count == 1 ? network.width : Self.prefix(parts[1], network.width) else {
      return nil
    }
    isIPv4 = network.width == 32
    hostBits = network.width - prefix
    bits = network.bits >> hostBits
    // Shifted by its whole width, a number is zero.
    guard isIPv4 || bits << hostBits == network.bits else { return nil }
  }

  /// Whether the address is in the network; never across IPv4 and IPv6.
  func contains(_ address: IPAddress) -> Bool {
    address.isIPv4 == isIPv4 && address.bits >> hostBits == bits
  }

  /// True for an address or network with a number that means one thing in decimal and another in octal.
  ///
  /// AWS does not say which it reads behind a leading zero, nor how many leading zeros it takes.
  static func isAmbiguous(_ text: String) -> Bool {
    let parts = parts(text)
    // The last of these is the IPv4 address, also where it is the tail of an IPv6 address.
    let dotted = parts.first?.split(separator: UInt8(ascii: ":")).last ?? []
    return parts.dropFirst().contains { isOctal(unsigned($0)) }
      || dotted.contains(UInt8(ascii: "."))
        && dotted.split(separator: UInt8(ascii: ".")).contains(where: isOctal)
  }

  /// What an ambiguous text would be if AWS read numbers behind a leading zero in octal; nil if it is nothing then.
  static func readInOctal(_ text: String) -> IPNetwork? {
    let parts = parts(text)
    guard var address = parts.first.map(Array.init), parts.count <= 2 else { return nil }
    let start = (address.lastIndex(of: UInt8(ascii: ":")) ?? -1) + 1
    if address[start...].contains(UInt8(ascii: ".")) {
      let octets = address[start...].split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
      let read = octets.map(inDecimal)
      guard read.allSatisfy({ $0 != nil }) else { return nil }
      address[start...] = Array(read.compactMap(\.self).joined(separator: ".").utf8)[...]
    }
    var text = String(decoding: address, as: UTF8.self)
    if parts.count == 2 {
      guard let prefix = inDecimal(unsigned(parts[1])) else { return nil }
      text += "/" + prefix
    }
    return IPNetwork(text)
  }

  /// A number in decimal digits, read in octal behind a leading zero; nil if it is no octal number.
  private static func inDecimal(_ digits: ArraySlice<UInt8>) -> String? {
    let text = String(decoding: digits, as: UTF8.self)
    guard digits.count > 1, digits.first == UInt8(ascii: "0") else { return text }
    return Int(text, radix: 8).map(String.init)
  }

  /// Digits behind a zero that read differently in octal, or more of them than any plain number has.
  private static func isOctal(_ digits: ArraySlice<UInt8>) -> Bool {
    guard digits.count > 1, digits.first == UInt8(ascii: "0"),
      digits.allSatisfy({ DecimalDigit.value($0) != nil })
    else { return false }
    let significant = digits.drop { $0 == UInt8(ascii: "0") }
    return digits.count > 3 || significant.count > 1 || significant.contains { $0 > UInt8(ascii: "7") }
  }

  private static func parts(_ text: String) -> [ArraySlice<UInt8>] {
    Array(text.utf8).split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
  }

  private static func bits(_ address: ArraySlice<UInt8>) -> (bits: UInt128, width: Int)? {
    address.contains(UInt8(ascii: ":"))
      ? IPv6Text.bits(address).map { ($0, 128) } : IPv4Text.bits(address).map { (UInt128($0), 32) }
  }

  private static func prefix(_ text: ArraySlice<UInt8>, _ width: Int) -> Int? {
    guard let prefix = DecimalDigit.number(unsigned(text)), prefix <= width else { return nil }
    return Int(prefix)
  }

  private static func unsigned(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    text.first == UInt8(ascii: "+") ? text.dropFirst() : text
  }
}
