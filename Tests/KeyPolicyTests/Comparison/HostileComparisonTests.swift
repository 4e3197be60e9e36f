import Testing

@testable import KeyPolicy

@Suite("Comparisons of random text")
struct HostileComparisonTests {
  private static let pieces = [
    "arn:", ":", "::", "/", "*", "?", "${", "}", "$", "'", ",", " ", "aws:x", ".", "0", "1", "255", "9", "e",
    "E", "+", "-",
    "T", "Z", "ffff", "2030-01-01", "99999999999", "=", "YQ", "Σ", "é", "𐐀", "\u{0}", "\u{301}", "NaN",
  ]

  @Test("ends without a crash and without contradiction")
  func random() {
    var generator = SeededGenerator(seed: 20_300_101)
    for _ in 0..<4_000 {
      let text = (0..<Int.random(in: 0...12, using: &generator)).map { _ in
        Self.pieces[Int.random(in: 0..<Self.pieces.count, using: &generator)]
      }.joined()
      Self.check(text)
    }
  }

  private static func check(_ text: String) {
    if let number = DecimalNumber(text) { #expect(!(number < number)) }
    if let date = PolicyDate(text) { #expect(!(date < date)) }
    if let address = IPAddress(text) {
      let all = IPNetwork(address.isIPv4 ? "0.0.0.0/0" : "::/0")
      #expect(all?.contains(address) == true, "\(text)")
    }
    // What is read in two ways and what cannot be read are not the same: a year of four digits is read.
    if PolicyDate.isAmbiguous(text) { #expect(PolicyDate(text) == nil || text.utf8.count == 4) }
    _ = IPNetwork.isAmbiguous(text)
    _ = IPNetwork(text)
    let lower = LowercaseText.of(text)
    #expect(LowercaseText.of(String(decoding: lower, as: UTF16.self)).count == lower.count, "\(text)")
    #expect(!BooleanText.isTrue(text))
    if Base64Text.isCanonical(text) { #expect(text.utf8.count % 4 == 0) }
    let template = PolicyTemplate(text, expandsVariables: true)
    let fragments = template.fragments { $0 + "*" }
    #expect((fragments == nil) == template.isUnreadable, "\(text)")
    // A pattern matches itself, because each of its wildcards matches its own character.
    #expect(TextPattern(text).matches(text), "\(text)")
    #expect(ARNPattern(text)?.matches(text) != false, "\(text)")
    if let fragments, let pattern = ARNPattern(fragments) { #expect(pattern.matches("arn:a:b:c:d:e") != nil) }
  }
}
