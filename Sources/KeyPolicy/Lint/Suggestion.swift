/// Finds the name that somebody probably meant.
enum Suggestion {
  /// The candidate with the fewest edits away from a text, letters in any case; nil if none is near.
  ///
  /// Long texts are no misspelling of a short name and are not compared.
  static func nearest(to text: String, among candidates: some Sequence<String>) -> String? {
    let text = ASCII.lowercased(text.utf8)
    guard text.count >= 3, text.count <= 64 else { return nil }
    let most = max(1, min(3, text.count / 4))
    var best: (name: String, distance: Int)?
    for candidate in candidates {
      let limit = (best?.distance ?? most + 1) - 1
      guard limit >= 0, let distance = distance(text, ASCII.lowercased(candidate.utf8), most: limit) else {
        continue
      }
      best = (candidate, distance)
    }
    return best?.name
  }

  /// The number of insertions, deletions, replacements and swaps of neighbours between two texts; nil if more than `most`.
  private static func distance(_ one: [UInt8], _ other: [UInt8], most: Int) -> Int? {
    guard abs(one.count - other.count) <= most else { return nil }
    var beforeLast: [Int] = []
    var last = Array(0...other.count)
    for i in 0..<one.count {
      var row = [i + 1]
      for j in 0..<other.count {
        var cost = min(last[j + 1] + 1, row[j] + 1, last[j] + (one[i] == other[j] ? 0 : 1))
        if i > 0, j > 0, one[i] == other[j - 1], one[i - 1] == other[j] {
          cost = min(cost, beforeLast[j - 1] + 1)
        }
        row.append(cost)
      }
      guard row.contains(where: { $0 <= most }) else { return nil }
      (beforeLast, last) = (last, row)
    }
    guard let distance = last.last, distance <= most else { return nil }
    return distance
  }
}
