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
    case (.pattern, .pattern): texts(one.units[...], other.units[...])
    case (.arn, .arn): arns(one.fields, other.fields)
    case (.network(let network?), .network(let wider?)): networks(one.text, network, other.text, wider)
    default: nil
    }
  }

  /// A comparison and the text in the policy.
  struct Written: Hashable {
    var operand: OperandComparison
    var text: String
    let units: [UInt16]
    /// The fields of an ARN.
    let fields: [ArraySlice<UInt16>]

    init(operand: OperandComparison, text: String) {
      self.operand = operand
      self.text = text
      units = Array(text.utf16)
      fields = units.split(
        separator: UInt16(UInt8(ascii: ":")), maxSplits: 5, omittingEmptySubsequences: false)
    }
  }

  private static let star = UInt16(UInt8(ascii: "*"))
  private static let question = UInt16(UInt8(ascii: "?"))

  private static func texts(_ one: ArraySlice<UInt16>, _ other: ArraySlice<UInt16>) -> AtomRelation? {
    if isApart(one, other) || isApart(one.reversed(), other.reversed()) { return .apart }
    return covers(other, one) ? .within : nil
  }

  /// Whether two texts differ before the first wildcard of either.
  private static func isApart(_ one: some Collection<UInt16>, _ other: some Collection<UInt16>) -> Bool {
    var second = other.makeIterator()
    for unit in one {
      guard let next = second.next(), !isWildcard(unit), !isWildcard(next) else { return false }
      if unit != next { return true }
    }
    return false
  }

  private static func isWildcard(_ unit: UInt16) -> Bool { unit == star || unit == question }

  /// ARNs match field by field.
  private static func arns(_ ones: [ArraySlice<UInt16>], _ others: [ArraySlice<UInt16>]) -> AtomRelation? {
    guard ones.count == others.count else { return nil }
    var isWithin = true
    for (one, other) in zip(ones, others) {
      let isPlain = !one.contains(where: isWildcard) && !other.contains(where: isWildcard)
      if isPlain, one != other { return .apart }
      switch texts(one, other) {
      case .apart: return .apart
      case .within: continue
      case nil: isWithin = false
      }
    }
    return isWithin ? .within : nil
  }

  /// Whether a pattern covers all that another does, read from their texts: stars cover everything, question marks one unit.
  private static func covers(_ wide: ArraySlice<UInt16>, _ narrow: ArraySlice<UInt16>) -> Bool {
    var w = wide.startIndex
    var n = narrow.startIndex
    var retry: (wide: Int, narrow: Int)?
    while n < narrow.endIndex {
      if w < wide.endIndex, wide[w] == star {
        w += 1
        retry = (w, n)
      } else if w < wide.endIndex, narrow[n] != star, wide[w] == question || wide[w] == narrow[n] {
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
