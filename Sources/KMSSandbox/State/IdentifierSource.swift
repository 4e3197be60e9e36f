/// Ids for keys, grants and requests, the same in every run for one seed (SplitMix64).
struct IdentifierSource: Sendable {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  private mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  private mutating func digits(_ count: Int) -> [UInt8] {
    var digits: [UInt8] = []
    digits.reserveCapacity(count)
    var rest: UInt64 = 0
    for index in 0..<count {
      if index % 16 == 0 { rest = next() }
      let value = UInt8(rest & 15)
      digits.append(value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10)
      rest >>= 4
    }
    return digits
  }

  /// Lower-case hexadecimal digits.
  mutating func hex(digits count: Int) -> String { String(decoding: digits(count), as: UTF8.self) }

  /// A random UUID as RFC 9562 writes it (version 4).
  mutating func uuid() -> String {
    var digits = digits(32)
    digits[12] = UInt8(ascii: "4")
    // The variant: two bits 10 and two random ones.
    digits[16] = Array("89ab".utf8)[Int(next() & 3)]
    for hyphen in [20, 16, 12, 8] { digits.insert(UInt8(ascii: "-"), at: hyphen) }
    return String(decoding: digits, as: UTF8.self)
  }

  /// The id of a multi-Region key.
  mutating func multiRegionID() -> String { "mrk-" + hex(digits: 32) }
}
