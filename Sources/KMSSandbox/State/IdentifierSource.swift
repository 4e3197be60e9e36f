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

  /// Lower-case hexadecimal digits; a multiple of 16.
  mutating func hex(digits: Int) -> String {
    var text = ""
    while text.utf8.count < digits {
      let part = String(next(), radix: 16)
      text += String(repeating: "0", count: 16 - part.utf8.count) + part
    }
    return String(text.prefix(digits))
  }

  /// A random UUID as RFC 9562 writes it (version 4).
  mutating func uuid() -> String {
    var digits = Array(hex(digits: 32))
    digits[12] = "4"
    digits[16] = ["8", "9", "a", "b"][Int(next() % 4)]
    return [digits[0..<8], digits[8..<12], digits[12..<16], digits[16..<20], digits[20..<32]]
      .map { String($0) }.joined(separator: "-")
  }

  /// The id of a multi-Region key.
  mutating func multiRegionID() -> String { "mrk-" + hex(digits: 32) }
}
