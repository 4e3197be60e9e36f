/// Finds which lines of two texts belong together, lines given as numbers.
///
/// Lines that stand once in both texts anchor the rest (the patience method): in a policy these are the Sids and the
/// principals, while braces, which stand everywhere, never lead astray. Between anchors Myers' method finds the longest
/// common run ("An O(ND) Difference Algorithm and Its Variations", 1986), up to a bound on its work.
struct LineMatcher {
  /// A line of the old text and the same line of the new one.
  struct Match: Equatable {
    var old: Int
    var new: Int
  }

  /// How deep anchors are looked for between anchors; a hostile text could nest them without end.
  private static let depthLimit = 24
  /// How many lines may differ in a stretch without anchors before it counts as replaced altogether.
  static let differenceLimit = 1_000

  let old: [Int]
  let new: [Int]

  /// All matches, in the order of both texts.
  func matches() -> [Match] {
    var matches: [Match] = []
    match(0..<old.count, 0..<new.count, depth: 0, into: &matches)
    return matches
  }

  private func match(_ oldLines: Range<Int>, _ newLines: Range<Int>, depth: Int, into matches: inout [Match])
  {
    var oldLines = oldLines
    var newLines = newLines
    while let left = oldLines.first, let right = newLines.first, old[left] == new[right] {
      matches.append(Match(old: left, new: right))
      oldLines.removeFirst()
      newLines.removeFirst()
    }
    var tail: [Match] = []
    while let left = oldLines.last, let right = newLines.last, old[left] == new[right] {
      tail.append(Match(old: left, new: right))
      oldLines.removeLast()
      newLines.removeLast()
    }
    defer { matches += tail.reversed() }
    guard !oldLines.isEmpty, !newLines.isEmpty else { return }
    let anchors = depth < Self.depthLimit ? anchors(oldLines, newLines) : []
    guard !anchors.isEmpty else {
      matches += shortestEdit(oldLines, newLines)
      return
    }
    var oldNext = oldLines.lowerBound
    var newNext = newLines.lowerBound
    for anchor in anchors {
      match(oldNext..<anchor.old, newNext..<anchor.new, depth: depth + 1, into: &matches)
      matches.append(anchor)
      oldNext = anchor.old + 1
      newNext = anchor.new + 1
    }
    match(oldNext..<oldLines.upperBound, newNext..<newLines.upperBound, depth: depth + 1, into: &matches)
  }
}

// MARK: - Patience

extension LineMatcher {
  /// The lines that stand exactly once in both stretches, as far as their order is the same.
  private func anchors(_ oldLines: Range<Int>, _ newLines: Range<Int>) -> [Match] {
    var places: [Int: (old: Int, oldCount: Int, new: Int, newCount: Int)] = [:]
    for line in oldLines {
      places[old[line], default: (line, 0, 0, 0)].oldCount += 1
    }
    for line in newLines {
      guard var place = places[new[line]] else { continue }
      place.new = line
      place.newCount += 1
      places[new[line]] = place
    }
    let unique = oldLines.compactMap { line -> Match? in
      guard let place = places[old[line]], place.oldCount == 1, place.newCount == 1 else { return nil }
      return Match(old: line, new: place.new)
    }
    return Self.longestRising(unique)
  }

  /// The longest part of the matches, which rise in the old text, that rises in the new one as well.
  private static func longestRising(_ matches: [Match]) -> [Match] {
    // For each length, the match that ends the run of that length soonest; and each match's predecessor in its run.
    var ends: [Int] = []
    var previous: [Int?] = []
    for (index, match) in matches.enumerated() {
      var low = 0
      var high = ends.count
      while low < high {
        let middle = (low + high) / 2
        if matches[ends[middle]].new < match.new { low = middle + 1 } else { high = middle }
      }
      previous.append(low > 0 ? ends[low - 1] : nil)
      if low < ends.count { ends[low] = index } else { ends.append(index) }
    }
    var run: [Match] = []
    var next = ends.last
    while let index = next {
      run.append(matches[index])
      next = previous[index]
    }
    return run.reversed()
  }
}

// MARK: - Myers

extension LineMatcher {
  /// The matches of the shortest edit of one stretch to the other; none when it would be too long to look for.
  func shortestEdit(_ oldLines: Range<Int>, _ newLines: Range<Int>) -> [Match] {
    // A line that the other side does not have matches nothing, and leaving it out is what keeps the search short.
    let inNew = Set(new[newLines])
    let inOld = Set(old[oldLines])
    let left = oldLines.filter { inNew.contains(old[$0]) }
    let right = newLines.filter { inOld.contains(new[$0]) }
    guard !left.isEmpty, !right.isEmpty else { return [] }
    guard let trace = trace(left, right) else { return [] }
    var matches: [Match] = []
    var x = left.count
    var y = right.count
    for (edits, furthest) in trace.enumerated().reversed() {
      let diagonal = x - y
      let down = edits > 0 && Self.goesDown(diagonal, edits, furthest)
      let from = down ? diagonal + 1 : diagonal - 1
      let startX = edits == 0 ? 0 : furthest[from + edits]
      let startY = edits == 0 ? 0 : startX - from
      while x > startX && y > startY && old[left[x - 1]] == new[right[y - 1]] {
        x -= 1
        y -= 1
        matches.append(Match(old: left[x], new: right[y]))
      }
      x = startX
      y = startY
    }
    return matches.reversed()
  }

  /// For each number of edits, how far the round before it had come on each diagonal; nil beyond the limit.
  ///
  /// The entry of diagonal `k` before `edits` edits is at `k + edits`, so each round keeps only what it can reach.
  private func trace(_ left: [Int], _ right: [Int]) -> [[Int]]? {
    var trace: [[Int]] = []
    var furthest = [0, 0, 0]
    for edits in 0...min(left.count + right.count, Self.differenceLimit) {
      trace.append(furthest)
      var next = Array(repeating: 0, count: 2 * edits + 5)
      for diagonal in stride(from: -edits, through: edits, by: 2) {
        var x = 0
        if edits > 0 {
          let down = Self.goesDown(diagonal, edits, furthest)
          x = down ? furthest[diagonal + 1 + edits] : furthest[diagonal - 1 + edits] + 1
        }
        var y = x - diagonal
        while x < left.count && y < right.count && y >= 0 && old[left[x]] == new[right[y]] {
          x += 1
          y += 1
        }
        next[diagonal + edits + 1] = x
        if x >= left.count && y >= right.count { return trace }
      }
      furthest = next
    }
    return nil
  }

  /// True when the furthest path to a diagonal comes by adding a line rather than by removing one.
  private static func goesDown(_ diagonal: Int, _ edits: Int, _ furthest: [Int]) -> Bool {
    diagonal == -edits
      || (diagonal != edits && furthest[diagonal - 1 + edits] < furthest[diagonal + 1 + edits])
  }
}
