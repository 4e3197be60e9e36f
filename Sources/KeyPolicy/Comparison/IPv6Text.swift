/// An IPv6 address in writing (RFC 4291, section 2.2), with the liberties that AWS takes.
///
/// Recorded on AWS: one colon at the end is dropped, one at the beginning stands after a group of zero, and three colons are two. Four
/// colons and two gaps cannot be read.
enum IPv6Text {
  private static let colon = UInt8(ascii: ":")
  private static let groupCount = 8

  /// Reads eight groups of hexadecimal digits, or fewer around a gap.
  static func bits(_ text: ArraySlice<UInt8>) -> UInt128? {
    bits(text, groupCount: groupCount)
  }

  /// Reads an IPv4-mapped address whose last two groups are written as IPv4, and gives the IPv4 address.
  ///
  /// In any other address AWS does not take an IPv4 tail (recorded on AWS).
  static func mappedBits(_ text: ArraySlice<UInt8>) -> UInt32? {
    // A gap right before the tail leaves a group of zero where a mapped address has its ones.
    guard let tail = text.lastIndex(of: colon), tail > text.startIndex, text[tail - 1] != colon,
      bits(text[..<tail], groupCount: groupCount - 2) == 0xFFFF
    else { return nil }
    return IPv4Text.bits(text[(tail + 1)...])
  }

  private static func bits(_ text: ArraySlice<UInt8>, groupCount: Int) -> UInt128? {
    guard let parts = parts(text) else { return nil }
    var groups: [[UInt16]] = []
    for part in parts {
      guard let read = read(part) else { return nil }
      groups.append(read)
    }
    let given = groups.reduce(0) { $0 + $1.count }
    guard groups.count == 1 ? given == groupCount : given < groupCount else { return nil }
    let zeros = [[UInt16](repeating: 0, count: groupCount - given)]
    let all = groups.prefix(1) + (groups.count == 1 ? [] : zeros) + groups.dropFirst()
    return all.joined().reduce(0) { $0 << 16 | UInt128($1) }
  }

  /// What stands before and after the gap, or the whole where there is none; nil for two gaps.
  private static func parts(_ text: ArraySlice<UInt8>) -> [ArraySlice<UInt8>]? {
    var parts: [ArraySlice<UInt8>] = []
    var start = text.startIndex
    var at = text.startIndex
    while at < text.endIndex {
      let run = text[at...].prefix { $0 == colon }.count
      if run >= 2 {
        guard run <= 3, parts.isEmpty else { return nil }
        parts.append(text[start..<at])
        start = at + run
      }
      at += max(run, 1)
    }
    return parts + [text[start...]]
  }

  /// The groups of a part without gap.
  private static func read(_ part: ArraySlice<UInt8>) -> [UInt16]? {
    if part.isEmpty { return [] }
    var texts = part.split(separator: colon, omittingEmptySubsequences: false)
    if texts.count > 1, texts.last?.isEmpty == true { texts.removeLast() }
    var groups: [UInt16] = []
    for (index, text) in texts.enumerated() {
      guard let group = text.isEmpty && index == 0 && texts.count > 1 ? 0 : group(text) else { return nil }
      groups.append(group)
    }
    return groups
  }

  private static func group(_ text: ArraySlice<UInt8>) -> UInt16? {
    guard (1...4).contains(text.count) else { return nil }
    var group: UInt16 = 0
    for byte in text {
      guard let digit = HexDigit.value(byte) else { return nil }
      group = group << 4 | UInt16(truncatingIfNeeded: digit)
    }
    return group
  }
}
