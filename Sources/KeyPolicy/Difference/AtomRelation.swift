/// How two comparisons with one value bear on each other, as far as that is easy to see.
///
/// What is not seen only makes two policies look different that are not.
enum AtomRelation {
  /// Every value that matches the first matches the second.
  case within
  /// No value matches both.
  case apart

  /// Two comparisons and the texts they were written as; nil if nothing is known.
  static func between(_ one: Written, _ other: Written) -> AtomRelation? {
    switch (one.operand, other.operand) {
    case (.lowercase(let one), .lowercase(let other)): one == other ? .within : .apart
    case (.bool(let one), .bool(let other)): one == other ? .within : .apart
    case (.pattern, .pattern): texts(Array(one.text.utf16), Array(other.text.utf16))
    case (.arn, .arn): arns(one.text, other.text)
    case (.network(let network?), .network(let wider?)): networks(one.text, network, other.text, wider)
    default: nil
    }
  }

  /// A comparison and the text in the policy.
  struct Written: Hashable {
    var operand: OperandComparison
    var text: String
  }

  private static let star = UInt16(UInt8(ascii: "*"))
  private static let question = UInt16(UInt8(ascii: "?"))

  private static func texts(_ one: [UInt16], _ other: [UInt16]) -> AtomRelation? {
    if covers(other, one) { return .within }
    let isApart =
      zip(one.prefix { !isWildcard($0) }, other.prefix { !isWildcard($0) }).contains { $0 != $1 }
      || zip(one.reversed().prefix { !isWildcard($0) }, other.reversed().prefix { !isWildcard($0) })
        .contains { $0 != $1 }
    return isApart ? .apart : nil
  }

  private static func isWildcard(_ unit: UInt16) -> Bool { unit == star || unit == question }

  /// ARNs match field by field.
  private static func arns(_ one: String, _ other: String) -> AtomRelation? {
    let colon = UInt16(UInt8(ascii: ":"))
    let ones = Array(one.utf16).split(separator: colon, maxSplits: 5, omittingEmptySubsequences: false)
    let others = Array(other.utf16).split(separator: colon, maxSplits: 5, omittingEmptySubsequences: false)
    guard ones.count == others.count else { return nil }
    var isWithin = true
    for (one, other) in zip(ones, others) {
      let isPlain = !one.contains(where: isWildcard) && !other.contains(where: isWildcard)
      if isPlain, one != other { return .apart }
      switch texts(Array(one), Array(other)) {
      case .apart: return .apart
      case .within: continue
      case nil: isWithin = false
      }
    }
    return isWithin ? .within : nil
  }

  /// Whether a pattern covers all that another does, read from their texts: stars cover everything, question marks one unit.
  private static func covers(_ wide: [UInt16], _ narrow: [UInt16]) -> Bool {
    var w = 0
    var n = 0
    var retry: (wide: Int, narrow: Int)?
    while n < narrow.count {
      if w < wide.count, wide[w] == star {
        w += 1
        retry = (w, n)
      } else if w < wide.count, narrow[n] != star, wide[w] == question || wide[w] == narrow[n] {
        w += 1
        n += 1
      } else if let last = retry {
        w = last.wide
        n = last.narrow + 1
        retry = (w, n)
      } else {
        return false
      }
    }
    return wide[w...].allSatisfy { $0 == star }
  }

  private static func networks(
    _ one: String, _ network: IPNetwork, _ other: String, _ wider: IPNetwork
  ) -> AtomRelation? {
    guard let first = block(one), let second = block(other) else { return nil }
    if first.prefix >= second.prefix, wider.contains(first.address) { return .within }
    if second.prefix >= first.prefix, network.contains(second.address) { return nil }
    return .apart
  }

  /// The address before the slash, and how many bits count.
  private static func block(_ text: String) -> (address: IPAddress, prefix: Int)? {
    let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
    guard let first = parts.first, let address = IPAddress(String(first)) else { return nil }
    guard parts.count == 2 else { return (address, address.isIPv4 ? 32 : 128) }
    return Int(parts[1]).map { (address, $0) }
  }
}
