import Testing

@testable import ViewModels

@Suite("Ranking and highlighting")
struct FilterRankingTests {
  /// The names in the order that a word ranks them.
  private func ranked(_ word: String, _ names: [String]) -> [String] {
    let rows = names.enumerated().map { number, name in
      FilterableRow(keyID: "zzzz-\(number)", arn: "", names: [name])
    }
    return FilterQuery.parse(word).select(rows, ranked: true).map { names[$0] }
  }

  @Test(
    "The better match comes first",
    arguments: [
      // The beginning of a segment, then of a word, then the middle of a word.
      ("led", ["xxleder", "xx-leder", "xx/leder"], ["xx/leder", "xx-leder", "xxleder"]),
      // Letters in one piece before scattered ones.
      ("card", ["c1a2r3d4", "cards"], ["cards", "c1a2r3d4"]),
      // Beginnings of words before letters that merely occur.
      ("pc", ["xpxcx", "payments-cards"], ["payments-cards", "xpxcx"]),
      (
        "pc", ["application/other", "application/payments-cards"],
        [
          "application/payments-cards", "application/other",
        ]
      ),
      // A hump begins a word, too.
      ("lk", ["xlxkxxxxxx", "LedgerKey"], ["LedgerKey", "xlxkxxxxxx"]),
      // Of two equal matches the shorter name.
      ("app", ["app-of-the-month", "app"], ["app", "app-of-the-month"]),
      // Equal in everything: the order of the list.
      ("app", ["app-b", "app-a"], ["app-b", "app-a"]),
    ])
  func order(word: String, names: [String], expected: [String]) {
    #expect(ranked(word, names) == expected)
  }

  @Test(
    "An alias counts for more than a description, and the list keeps its order unless ranking is asked for")
  func aliasFirst() {
    let rows = [
      FilterableRow(keyID: "1", arn: "", names: ["other"], description: "for the ledger"),
      FilterableRow(keyID: "2", arn: "", names: ["l-e-d-g-e-r-of-something-long"]),
    ]
    let query = FilterQuery.parse("ledger")
    #expect(query.select(rows, ranked: true) == [1, 0])
    #expect(query.select(rows) == [0, 1])
    #expect(FilterQuery.parse("-x").select(rows, ranked: true) == [0, 1])
  }

  @Test(
    "The letters that were found are told, as bytes of the name",
    arguments: [
      ("led", "payments/ledger", [9..<12]), ("pl", "payments/ledger", [0..<1, 9..<10]),
      ("LK", "LedgerKey", [0..<1, 6..<7]), ("pay led", "payments/ledger", [0..<3, 9..<12]),
      ("alias:ments", "payments/ledger", [3..<8]), ("\"ts/l\"", "payments/ledger", [6..<10]),
      ("alias/payments", "payments/ledger", [0..<8]), ("alias/payments", "alias/payments/ledger", [0..<14]),
      ("-led", "payments/ledger", []), ("state:led", "payments/ledger", []), ("xyz", "payments/ledger", []),
      ("", "payments", []), ("é", "Café", [3..<5]), ("c", "", []),
      // The c of cards, where a segment begins, not the c of application.
      ("c", "application/cards", [12..<13]), ("aa", "a-xa-a", [0..<1, 5..<6]),
    ])
  func ranges(line: String, name: String, expected: [Range<Int>]) {
    #expect(FilterQuery.parse(line).matchRanges(in: name) == expected)
  }

  @Test(
    "Places and score agree: the highlighted letters are the word's, in order", arguments: UInt64(1)...200)
  func places(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let letters = Array("ab/-A1".utf8)
    func bytes(_ lengths: ClosedRange<Int>) -> [UInt8] {
      (0..<Int.random(in: lengths, using: &random)).compactMap { _ in letters.randomElement(using: &random) }
    }
    let name = bytes(0...30)
    let text = name.map(FilterHaystack.fold)
    let needle = bytes(1...5).map(FilterHaystack.fold)
    let bonuses = FuzzyMatcher.bonuses(of: name)
    var matcher = FuzzyMatcher()

    let score = matcher.score(needle, in: text, 0..<text.count, bonuses: bonuses)
    let places = matcher.places(needle, in: text, bonuses: bonuses)

    #expect(score == bestScore(needle, text, bonuses))
    #expect((score == nil) == (places == nil))
    guard let places else { return }
    #expect(places.map { text[$0] } == needle)
    #expect(zip(places, places.dropFirst()).allSatisfy { $0 < $1 })
    #expect(worth(places, bonuses) == score)
  }

  /// What a placing is worth: the definition, without any table.
  private func worth(_ places: [Int], _ bonuses: [UInt8]) -> Int {
    var total = 16 + 2 * Int(bonuses[places[0]])
    for (left, right) in zip(places, places.dropFirst()) {
      let bonus = Int(bonuses[right])
      total += 16 + (right == left + 1 ? max(8, bonus) : bonus - 3 - (right - left - 2))
    }
    return total
  }

  /// The best of all placings, by trying them all.
  private func bestScore(_ needle: [UInt8], _ text: [UInt8], _ bonuses: [UInt8]) -> Int? {
    var best: Int?
    func place(_ chosen: [Int]) {
      guard chosen.count < needle.count else {
        best = max(best ?? Int.min, worth(chosen, bonuses))
        return
      }
      for next in ((chosen.last ?? -1) + 1)..<max(text.count, (chosen.last ?? -1) + 1)
      where text[next] == needle[chosen.count] { place(chosen + [next]) }
    }
    place([])
    return best
  }
}
