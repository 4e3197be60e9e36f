/// Finds the letters of a word in a text in their order, and says how well they sit there.
///
/// Of all ways to place the letters the best one counts: letters that follow each other, and letters where a segment or
/// a word begins, are worth more; gaps cost a little. The table of scores is kept between calls, because making one
/// for each of 10 000 keys would take longer than filling it.
struct FuzzyMatcher {
  private static let matched: Int32 = 16
  private static let consecutive: Int32 = 8
  private static let firstGap: Int32 = 3
  private static let furtherGap: Int32 = 1
  private static let none = Int32.min / 2

  /// Segments of an alias name begin after `/`, words after other marks, and at an upper-case or first digit.
  private static let segmentBonus: UInt8 = 10
  private static let wordBonus: UInt8 = 8
  /// Longer words than this are looked for in one piece only.
  static let needleLimit = 64
  /// No alias name is longer: 256 characters, of which six are `alias/`.
  static let textLimit = 256

  private var cells: [Int32] = []

  /// What it is worth to match at each byte of a name in its original case.
  static func bonuses(of name: [UInt8]) -> [UInt8] {
    var previous = UInt8(ascii: "/")
    return name.map { byte in
      defer { previous = byte }
      if previous == UInt8(ascii: "/") { return segmentBonus }
      guard isWordByte(byte) else { return 0 }
      if !isWordByte(previous) { return wordBonus }
      if isUpper(byte) && !isUpper(previous) { return wordBonus }
      return isDigit(byte) && !isDigit(previous) ? wordBonus : 0
    }
  }

  /// The score of a word in a part of a text, nil when its letters are not there in order.
  ///
  /// - Parameters:
  ///   - needle: Folded, not empty.
  ///   - text: Folded; `bonuses` are those of its original, at the same offsets.
  mutating func score(
    _ needle: [UInt8], in text: [UInt8], _ part: Range<Int>, bonuses: [UInt8]
  ) -> Int? {
    guard let window = Self.window(needle, in: text, part) else { return nil }
    return Int(fill(needle, text, window, bonuses).score)
  }

  /// Where the letters of the best match are, in order; nil when there is none.
  mutating func places(_ needle: [UInt8], in text: [UInt8], bonuses: [UInt8]) -> [Int]? {
    guard let window = Self.window(needle, in: text, 0..<text.count) else { return nil }
    let width = window.count
    var column = fill(needle, text, window, bonuses).column
    var places: [Int] = []
    for row in needle.indices.reversed() {
      let place = window.lowerBound + column
      places.append(place)
      guard row > 0 else { break }
      let before = (row - 1) * width
      let rest = cells[row * width + column] - Self.matched
      let bonus = Int32(bonuses[place])
      if cells[before + column - 1] + max(bonus, Self.consecutive) == rest {
        column -= 1
        continue
      }
      let gapped = (0..<(column - 1)).last { candidate in
        let gap = Int32(column - candidate - 2) * Self.furtherGap + Self.firstGap
        return cells[before + candidate] - gap + bonus == rest
      }
      guard let gapped else { return nil }
      column = gapped
    }
    return places.reversed()
  }

  /// The smallest part of the text that holds every way to place the letters from the first possible one on.
  private static func window(_ needle: [UInt8], in text: [UInt8], _ part: Range<Int>) -> Range<Int>? {
    guard needle.count <= needleLimit, let lastLetter = needle.last else { return nil }
    let part = part.prefix(textLimit)
    var found = 0
    var start = part.lowerBound
    for place in part where text[place] == needle[found] {
      if found == 0 { start = place }
      found += 1
      guard found == needle.count else { continue }
      var end = part.upperBound
      while text[end - 1] != lastLetter { end -= 1 }
      return start..<end
    }
    return nil
  }

  /// Fills the table: at (row, column) the best score of the first letters with the last of them at that column.
  private mutating func fill(
    _ needle: [UInt8], _ text: [UInt8], _ window: Range<Int>, _ bonuses: [UInt8]
  ) -> (score: Int32, column: Int) {
    let width = window.count
    if cells.count < width * needle.count {
      cells = Array(repeating: Self.none, count: width * needle.count)
    }
    var best: (score: Int32, column: Int) = (Self.none, 0)
    for row in needle.indices {
      let letter = needle[row]
      let isLast = row == needle.count - 1
      let start = row * width
      // The best score of the letters before with a gap after them, as of the column under way.
      var gapped = Self.none
      for column in 0..<width {
        if row > 0 && column > 1 {
          gapped = max(gapped - Self.furtherGap, cells[start - width + column - 2] - Self.firstGap)
        }
        guard text[window.lowerBound + column] == letter else {
          cells[start + column] = Self.none
          continue
        }
        let bonus = Int32(bonuses[window.lowerBound + column])
        var score: Int32
        if row == 0 {
          // Where the match begins counts twice.
          score = bonus * 2
        } else {
          score = gapped + bonus
          if column > 0 {
            score = max(score, cells[start - width + column - 1] + max(bonus, Self.consecutive))
          }
        }
        score = max(Self.none, score + Self.matched)
        cells[start + column] = score
        if isLast && score > best.score { best = (score, column) }
      }
    }
    return best
  }

  private static func isUpper(_ byte: UInt8) -> Bool { byte >= 0x41 && byte <= 0x5A }
  private static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }
  private static func isWordByte(_ byte: UInt8) -> Bool {
    isUpper(byte) || isDigit(byte) || (byte >= 0x61 && byte <= 0x7A) || byte >= 0x80
  }
}
