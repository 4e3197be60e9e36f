/// What a filter line asks for, ready to be put to every key.
///
/// Words are joined by *and*. Free words are found in alias names by their letters in order, in key ids and descriptions
/// in one piece; `field:value` asks for a field; `!` or `-` before a word asks for the keys that do not match it, and a
/// free word then counts in one piece everywhere. Quotes make one piece of words with blanks.
package struct FilterQuery: Sendable, Equatable {
  /// How well a key matches; meaningful only beside others of the same query.
  package struct Score: Sendable, Hashable, Comparable {
    package var value: Int
    /// The index of the alias that matched the first free word best, nil when none did.
    package var alias: Int?

    package static func < (left: Score, right: Score) -> Bool { left.value < right.value }
  }

  var terms: [FilterTerm] = []
  /// What was not understood, in full sentences for the filter line; empty when all is well.
  package internal(set) var problems: [String] = []

  /// A query that every key meets.
  package init() {}

  /// True when every key meets it.
  package var isEmpty: Bool { terms.isEmpty }
  /// True when free words make some keys a better match than others.
  package var ranks: Bool { terms.contains { $0.isFreeText } }

  /// How well a key meets the query, nil when it does not.
  ///
  /// One key alone cannot tell whether a pasted name belongs to another one; `select` can.
  package func matches(_ row: FilterableRow) -> Score? {
    var matcher = FuzzyMatcher()
    return matches(row, exact: nil, &matcher)
  }

  /// The indices of the keys that meet the query.
  ///
  /// A pasted id, ARN or alias that belongs to one of the keys finds that one alone, whatever else begins with it.
  /// - Parameter ranked: With free words, the best match first, and equal ones in the order of the list. Without it, or
  ///   without free words, the order of the list.
  package func select(_ rows: [FilterableRow], ranked: Bool = false) -> [Int] {
    guard !isEmpty else { return Array(rows.indices) }
    let exact = exactTerms(rows)
    var matcher = FuzzyMatcher()
    var found: [(index: Int, score: Int)] = []
    for index in rows.indices {
      guard let score = matches(rows[index], exact: exact, &matcher) else { continue }
      found.append((index, score.value))
    }
    if ranked && ranks {
      found.sort { ($1.score, $0.index) < ($0.score, $1.index) }
    }
    return found.map(\.index)
  }

  /// The terms that name one of the keys completely.
  private func exactTerms(_ rows: [FilterableRow]) -> Set<Int> {
    var exact: Set<Int> = []
    for (number, term) in terms.enumerated() {
      guard case .identifier(let identifier) = term.condition else { continue }
      if rows.contains(where: { identifier.exactPlace(in: $0) != nil }) { exact.insert(number) }
    }
    return exact
  }

  private func matches(
    _ row: FilterableRow, exact: Set<Int>?, _ matcher: inout FuzzyMatcher
  ) -> Score? {
    var total = Score(value: 0, alias: nil)
    for number in terms.indices {
      let term = terms[number]
      let score =
        if case .identifier(let identifier) = term.condition {
          Self.score(identifier, row, exactly: exact?.contains(number))
        } else {
          Self.score(term.condition, row, &matcher)
        }
      guard (score != nil) != term.negated else { return nil }
      guard let score, term.isFreeText else { continue }
      total.value += score.value
      total.alias = total.alias ?? score.alias
    }
    return total
  }
}
