/// A literal search that takes upper and lower case for the same.
///
/// Case is folded scalar by scalar, with the simple mappings of Unicode: those that lead from one scalar to one.
enum TextSearch {
  /// Where a text occurs in another, as byte ranges in order that do not overlap.
  static func matches(of needle: String, in text: String) -> [Range<Int>] {
    let wanted = needle.unicodeScalars.map(fold)
    guard let first = wanted.first else { return [] }
    var folded: [UInt32] = []
    var offsets: [Int] = []
    folded.reserveCapacity(text.utf8.count)
    offsets.reserveCapacity(text.utf8.count + 1)
    var offset = 0
    for scalar in text.unicodeScalars {
      folded.append(fold(scalar))
      offsets.append(offset)
      offset += UTF8.width(scalar)
    }
    offsets.append(offset)
    var matches: [Range<Int>] = []
    var place = 0
    while place + wanted.count <= folded.count {
      guard folded[place] == first, (1..<wanted.count).allSatisfy({ folded[place + $0] == wanted[$0] }) else {
        place += 1
        continue
      }
      matches.append(offsets[place]..<offsets[place + wanted.count])
      place += wanted.count
    }
    return matches
  }

  private static func fold(_ scalar: Unicode.Scalar) -> UInt32 {
    if scalar.isASCII {
      return scalar.value >= 0x41 && scalar.value <= 0x5A ? scalar.value + 32 : scalar.value
    }
    let lower = scalar.properties.lowercaseMapping.unicodeScalars
    guard let first = lower.first, lower.count == 1 else { return scalar.value }
    return first.value
  }
}

extension TextEditor {
  /// Where a search stands: which occurrence is selected, counted from 1, and how many there are.
  package struct SearchStatus: Hashable, Sendable {
    package var current: Int?
    package var count: Int

    package init(current: Int?, count: Int) {
      self.current = current
      self.count = count
    }
  }

  /// Every occurrence of a text, upper and lower case taken for the same, as byte ranges of whole characters.
  package func matches(of needle: String) -> [Range<Int>] {
    let matches = TextSearch.matches(of: needle, in: text)
    guard text.utf8.contains(where: { $0 >= 0x80 }) else { return matches }
    // A letter can be found inside a character that an accent has grown; the cursor cannot stand there.
    return matches.reduce(into: []) { whole, match in
      let end = buffer.characterBoundary(atOrAfter: match.upperBound)
      let start = buffer.characterStart(before: buffer.characterEnd(after: match.lowerBound))
      if whole.last != start..<end { whole.append(start..<end) }
    }
  }

  package func searchStatus(of needle: String) -> SearchStatus {
    let matches = matches(of: needle)
    return SearchStatus(current: matches.firstIndex { $0 == selection }.map { $0 + 1 }, count: matches.count)
  }

  /// Selects the next or previous occurrence from the cursor on, going on at the other end of the text.
  mutating func find(_ needle: String, forward: Bool) {
    let matches = matches(of: needle)
    let covered = target
    let next =
      forward
      ? matches.first { $0.lowerBound >= covered.lowerBound && $0 != covered } ?? matches.first
      : matches.last { $0.upperBound <= covered.upperBound && $0 != covered } ?? matches.last
    guard let next else { return }
    setCaret(cursor: next.upperBound, anchor: next.lowerBound)
  }
}
