/// Wildcard matching as in `Action`: `*` for any run, `?` for one character, ASCII case ignored.
enum Glob {
  /// Whether the pattern covers the whole text.
  ///
  /// Takes at most the product of both lengths in steps.
  static func matches(_ pattern: [UInt8], _ text: [UInt8]) -> Bool {
    var p = 0
    var t = 0
    var retry: (pattern: Int, text: Int)?
    while t < text.count {
      if p < pattern.count, pattern[p] == UInt8(ascii: "*") {
        p += 1
        retry = (p, t)
      } else if p < pattern.count, pattern[p] == UInt8(ascii: "?") || lower(pattern[p]) == lower(text[t]) {
        p += 1
        t += 1
      } else if let last = retry {
        p = last.pattern
        t = last.text + 1
        retry = (p, t)
      } else {
        return false
      }
    }
    return pattern[p...].allSatisfy { $0 == UInt8(ascii: "*") }
  }

  private static func lower(_ byte: UInt8) -> UInt8 {
    (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte + 0x20 : byte
  }
}
