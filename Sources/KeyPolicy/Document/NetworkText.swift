/// IP addresses and networks as condition values have them (RFC 4632, and RFC 4291 section 2.2).
enum NetworkText {
  static func isNetwork(_ text: String) -> Bool {
    let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
    guard let address = parts.first else { return false }
    let bits = address.contains(":") ? (isIPv6(address) ? 128 : nil) : (isIPv4(address) ? 32 : nil)
    guard let bits else { return false }
    return parts.count == 1 || decimal(parts[1]).map { $0 <= bits } == true
  }

  private static func isIPv4(_ text: Substring) -> Bool {
    let octets = text.split(separator: ".", omittingEmptySubsequences: false)
    return octets.count == 4 && octets.allSatisfy { decimal($0).map { $0 <= 255 } == true }
  }

  private static func decimal(_ text: Substring) -> Int? {
    guard text.utf8.count <= 3, DateText.isDigits(text), text.utf8.count == 1 || text.first != "0" else {
      return nil
    }
    return Int(text)
  }

  /// Eight groups, or fewer around one gap.
  private static func isIPv6(_ text: Substring) -> Bool {
    let halves = halves(text)
    guard halves.count <= 2 else { return false }
    let groups = halves.flatMap {
      $0.isEmpty ? [] : $0.split(separator: ":", omittingEmptySubsequences: false)
    }
    return (halves.count == 2 ? groups.count < 8 : groups.count == 8) && groups.allSatisfy(isGroup)
  }

  private static func isGroup(_ text: Substring) -> Bool {
    (1...4).contains(text.utf8.count) && text.utf8.allSatisfy { HexDigit.value($0) != nil }
  }

  /// What stands before and after each `::`.
  private static func halves(_ text: Substring) -> [Substring] {
    var halves: [Substring] = []
    var start = text.startIndex
    var at = text.startIndex
    while at < text.endIndex {
      let next = text.index(after: at)
      if text[at] == ":", next < text.endIndex, text[next] == ":" {
        halves.append(text[start..<at])
        start = text.index(after: next)
        at = start
      } else {
        at = next
      }
    }
    return halves + [text[start...]]
  }
}
