extension FilterQuery {
  /// The parts of an alias that the query found, as byte ranges of the name as it is shown, with `alias/` or without.
  ///
  /// The ranges are in order and do not touch. Negated words and fields other than `alias:` show nothing.
  package func matchRanges(in name: String) -> [Range<Int>] {
    let bytes = FilterHaystack.fold(name)
    var isFound = Array(repeating: false, count: bytes.count)
    for term in terms where !term.negated {
      for place in Self.places(term.condition, name, bytes) { isFound[place] = true }
    }
    var ranges: [Range<Int>] = []
    for place in isFound.indices where isFound[place] {
      if let last = ranges.last, last.upperBound == place {
        ranges[ranges.count - 1] = last.lowerBound..<(place + 1)
      } else {
        ranges.append(place..<(place + 1))
      }
    }
    return ranges
  }

  private static func places(_ condition: FilterTerm.Condition, _ name: String, _ bytes: [UInt8]) -> [Int] {
    switch condition {
    case .text(let needle):
      guard needle.isFuzzy else { return whole(needle.bytes, bytes) }
      var matcher = FuzzyMatcher()
      let bonuses = FuzzyMatcher.bonuses(of: Array(name.utf8))
      return matcher.places(needle.bytes, in: bytes, bonuses: bonuses) ?? []
    case .literal(let needle): return whole(needle.bytes, bytes)
    case .alias(let needle): return whole(needle, bytes)
    case .identifier(let identifier):
      return identifier.kind == .alias ? whole(identifier.folded, bytes) : []
    case .word, .tag, .id, .region: return []
    }
  }

  private static func whole(_ needle: [UInt8], _ bytes: [UInt8]) -> [Int] {
    let prefix = Array("alias/".utf8)
    if let place = find(needle, bytes) { return Array(place..<(place + needle.count)) }
    guard needle.starts(with: prefix) else { return [] }
    let name = Array(needle.dropFirst(prefix.count))
    return find(name, bytes).map { Array($0..<($0 + name.count)) } ?? []
  }
}
