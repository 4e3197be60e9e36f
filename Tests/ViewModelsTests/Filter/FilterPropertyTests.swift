import Testing

@testable import ViewModels

@Suite("What holds for every filter")
struct FilterPropertyTests {
  private static let words = [
    "pay", "led", "prod", "p", "-prod", "!cards", "state:enabled", "state:pend", "-state:disabled",
    "spec:rsa",
    "tag:env", "-tag:env=prod", "alias:pay", "alias/prod", "-alias/prod", "alias/p", "id:1234", "rotation:on",
    "policy:risk", "region:eu", "nofield:x", "state:", "\"general ledger\"", "é", FilterSamples.ledgerID,
    FilterSamples.arn(FilterSamples.cardsID), "-" + FilterSamples.arn(FilterSamples.cardsID),
    "arn:aws:kms:eu",
  ]

  @Test("Another word never adds keys", arguments: UInt64(1)...100)
  func narrowing(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    var line = ""
    var found = Set(FilterSamples.found(line))
    for _ in 0..<6 {
      line += " " + (Self.words.randomElement(using: &random) ?? "")
      let next = Set(FilterSamples.found(line))
      #expect(next.isSubset(of: found), "\(line)")
      found = next
    }
  }

  @Test("A word and its negation share the keys between them", arguments: FilterProperty.plainWords)
  func negation(word: String) {
    let yes = FilterSamples.found(word)
    let no = FilterSamples.found("-" + word)
    #expect(Set(yes).isDisjoint(with: no))
    #expect((yes + no).count == FilterSamples.names.count)
  }

  @Test("No line traps, whatever it holds", arguments: UInt64(1)...200)
  func anyLine(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let pieces = [
      "\"", "-", "!", ":", "=", " ", "state", "tag", "alias/", "arn:", "é", "\u{0}", "\n", "a", "1", "🇩🇪",
    ]
    let line = (0..<12).reduce(into: "") { line, _ in line += pieces.randomElement(using: &random) ?? "" }
    let query = FilterQuery.parse(line)
    #expect(query.select(FilterSamples.rows, ranked: true).count <= FilterSamples.rows.count)
    for name in ["payments/ledger", "", "é\u{0}🇩🇪a1"] {
      let ranges = query.matchRanges(in: name)
      #expect(ranges.allSatisfy { !$0.isEmpty && $0.upperBound <= name.utf8.count })
      let text = Array(name.utf8)
      #expect(ranges.allSatisfy { String(validating: text[$0], as: UTF8.self) != nil }, "no cut characters")
    }
  }
}

enum FilterProperty {
  /// Words that mean the same with and without a sign before them; free words do not, they are found by letters.
  static let plainWords = [
    "state:enabled", "spec:rsa", "tag:env", "alias:pay", "alias/prod", "id:1234", "rotation:on",
    "policy:risk",
    "region:us", "\"general ledger\"", FilterSamples.ledgerID, "arn:aws:kms:us",
  ]
}
