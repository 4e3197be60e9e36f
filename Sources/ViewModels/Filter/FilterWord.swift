/// Compares what was typed with one of AWS's words.
enum FilterWord {
  /// True when the word begins with the needle, or one of its parts does: `dele` finds `PendingDeletion`.
  ///
  /// Parts begin after `_` and `-`, and at an upper-case letter after a lower-case one.
  /// - Parameter needle: Folded.
  static func matches(_ word: String, _ needle: [UInt8]) -> Bool {
    let bytes = word.utf8Span.span
    guard bytes.count >= needle.count else { return false }
    for start in 0...(bytes.count - needle.count) where isPartStart(start, bytes) {
      if holds(needle, at: start, bytes) { return true }
    }
    return false
  }

  /// True when the text begins with the needle, whatever the case of its ASCII letters.
  static func begins(_ text: String, _ needle: some Collection<UInt8>) -> Bool {
    let bytes = text.utf8Span.span
    return bytes.count >= needle.count && holds(needle, at: 0, bytes)
  }

  private static func holds(_ needle: some Collection<UInt8>, at start: Int, _ bytes: Span<UInt8>) -> Bool {
    for (index, byte) in needle.enumerated() where FilterHaystack.fold(bytes[start + index]) != byte {
      return false
    }
    return true
  }

  private static func isPartStart(_ place: Int, _ bytes: Span<UInt8>) -> Bool {
    guard place > 0 else { return true }
    let before = bytes[place - 1]
    if before == UInt8(ascii: "_") || before == UInt8(ascii: "-") { return true }
    return (0x41...0x5A).contains(bytes[place]) && (0x61...0x7A).contains(before)
  }
}
