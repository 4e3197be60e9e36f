extension FilterQuery {
  /// What an exact name is worth: more than any match by letters.
  private static let exactScore = 1_000_000
  /// What the whole word in a key id or a description is worth: less than any match in an alias.
  private static let outsideScore = -1_000

  /// - Parameter exactly: Whether one of the keys is named exactly; nil when nobody has looked.
  static func score(_ identifier: FilterIdentifier, _ row: FilterableRow, exactly: Bool?) -> Score? {
    if exactly != false, let place = identifier.exactPlace(in: row) {
      return Score(value: exactScore, alias: place < 0 ? nil : place)
    }
    guard exactly != true else { return nil }
    if let place = identifier.beginningPlace(in: row) {
      return Score(value: 0, alias: place < 0 ? nil : place)
    }
    // The id of a key that is not here may still be part of a name or a description.
    guard identifier.kind == .keyID else { return nil }
    return literal(FilterNeedle(identifier.text, fuzzy: false), row.haystack)
  }

  static func score(
    _ condition: FilterTerm.Condition, _ row: FilterableRow, _ matcher: inout FuzzyMatcher
  ) -> Score? {
    switch condition {
    case .text(let needle): free(needle, row.haystack, &matcher)
    case .literal(let needle): literal(needle, row.haystack)
    case .identifier(let identifier): score(identifier, row, exactly: nil)
    case .word(let field, let needle): word(field, needle, row) ? Score(value: 0, alias: nil) : nil
    case .tag(let needle): row.tags.contains { tag($0, needle) } ? Score(value: 0, alias: nil) : nil
    case .alias(let needle): alias(needle, row.haystack)
    case .id(let needle): id(needle, row.haystack) ? Score(value: 0, alias: nil) : nil
    case .region(let needle):
      isIn(needle, row) ? Score(value: 0, alias: nil) : nil
    }
  }

  private static func isIn(_ region: [UInt8], _ row: FilterableRow) -> Bool {
    (!row.ownRegion.isEmpty && FilterWord.begins(row.ownRegion, region))
      || row.otherRegions.contains { FilterWord.begins($0, region) }
  }

  private static func word(_ field: FilterField, _ needle: [UInt8], _ row: FilterableRow) -> Bool {
    switch field {
    case .state: FilterWord.matches(row.state, needle)
    case .spec: FilterWord.matches(row.spec, needle)
    case .usage: FilterWord.matches(row.usage, needle)
    case .origin: FilterWord.matches(row.origin, needle)
    case .manager: FilterWord.matches(row.manager, needle)
    case .policy: FilterWord.matches(row.policy, needle)
    case .rotation: row.rotation.map { FilterWord.matches($0 ? "on" : "off", needle) } ?? false
    case .tag, .alias, .id, .region: false
    }
  }

  /// A tag's key is meant whole, its value by its beginning.
  private static func tag(_ tag: FilterableRow.Tag, _ needle: [UInt8]) -> Bool {
    guard tag.bytes.starts(with: needle) else { return false }
    return needle.count == tag.keyCount
      || (needle.count > tag.keyCount && needle[tag.keyCount] == UInt8(ascii: "="))
  }

  private static func id(_ needle: [UInt8], _ haystack: FilterHaystack) -> Bool {
    find(needle, haystack.bytes, from: haystack.namesEnd, to: haystack.idEnd) != nil
  }

  // MARK: - Free text

  private static func free(
    _ needle: FilterNeedle, _ haystack: FilterHaystack, _ matcher: inout FuzzyMatcher
  ) -> Score? {
    guard needle.mask & ~haystack.mask == 0 else { return nil }
    guard needle.isFuzzy, needle.mask & ~haystack.namesMask == 0 else { return literal(needle, haystack) }
    var best: Score?
    eachName(haystack) { number, part in
      guard let score = matcher.score(needle.bytes, in: haystack.bytes, part, bonuses: haystack.bonuses)
      else {
        return
      }
      // Of two equally good places the one in the shorter name says more.
      let value = score * 64 - min(part.count, 63)
      if value > best?.value ?? Int.min { best = Score(value: value, alias: number) }
    }
    return best ?? literal(needle, haystack)
  }

  private static func literal(_ needle: FilterNeedle, _ haystack: FilterHaystack) -> Score? {
    guard needle.mask & ~haystack.mask == 0 else { return nil }
    if let inName = alias(needle.bytes, haystack) { return inName }
    let found = find(needle.bytes, haystack.bytes, from: haystack.namesEnd) != nil
    return found ? Score(value: outsideScore * 64, alias: nil) : nil
  }

  private static func alias(_ needle: [UInt8], _ haystack: FilterHaystack) -> Score? {
    // With or without its prefix, an alias is the same.
    let prefix = Array("alias/".utf8)
    let needle = needle.starts(with: prefix) ? Array(needle.dropFirst(prefix.count)) : needle
    var best: Score?
    eachName(haystack) { number, part in
      guard best == nil, let place = find(needle, haystack.bytes, from: part.lowerBound, to: part.upperBound)
      else { return }
      best = Score(value: (needle.count * 24 + (place == part.lowerBound ? 20 : 0)) * 64, alias: number)
    }
    return best
  }

  private static func eachName(_ haystack: FilterHaystack, _ look: (Int, Range<Int>) -> Void) {
    var start = 0
    var number = 0
    for end in 0..<haystack.namesEnd where haystack.bytes[end] == 0x0A {
      look(number, start..<end)
      number += 1
      start = end + 1
    }
  }

  /// The first place of some bytes in others, in one piece.
  static func find(_ needle: [UInt8], _ bytes: [UInt8], from start: Int = 0, to end: Int? = nil) -> Int? {
    let end = end ?? bytes.count
    guard let first = needle.first else { return start <= end ? start : nil }
    var place = start
    while place + needle.count <= end {
      if bytes[place] == first && (1..<needle.count).allSatisfy({ bytes[place + $0] == needle[$0] }) {
        return place
      }
      place += 1
    }
    return nil
  }
}
