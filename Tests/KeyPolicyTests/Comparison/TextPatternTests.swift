import Testing

@testable import KeyPolicy

@Suite("Text patterns")
struct TextPatternTests {
  /// Recorded on AWS up to the blank line, the line end, the backslash and the accents on its policy simulator alone.
  @Test(
    "match the whole text in UTF-16 units",
    arguments: [
      ("?", "𐐀", false), ("??", "𐐀", true), ("a?b", "a𐐀b", false), ("a??b", "a𐐀b", true), ("?", "é", true),
      ("𐐀", "𐐀", true), ("𐐀?", "𐐀x", true), ("?𐐀", "x𐐀", true), ("𐐀", "𐐨", false), ("a*?b", "a𐐀b", true),
      ("a?*b", "a𐐀b", true), ("a*b", "a/b", true), ("a?b", "a:b", true), ("a*b", "a\nb", true),
      ("a[b]", "ab", false),
      ("a[b]", "a[b]", true), ("a\\*", "a*", false), ("é", "e\u{301}", false), ("?", "e\u{301}", false),

      ("", "", true), ("", "a", false), ("a", "", false), ("*", "", true), ("?", "", false),
      ("**", "a", true),
      ("*a", "ba", true), ("*a", "ab", false), ("a*", "a", true), ("a*a", "a", false), ("*ab*", "aab", true),
      ("*ab", "abab", true), ("a*b*c", "abcbc", true), ("a*b*c", "acb", false), ("abc", "ABC", false),
      ("*é*", "aéb", true), ("*é", "éa", false), ("*?*?*", "a", false), ("*?*?*", "ab", true),
      ("a?", "a", false),
    ])
  func matches(pattern: String, value: String, expected: Bool) {
    #expect(TextPattern(pattern).matches(value) == expected)
  }

  @Test("take wildcards from plain fragments only")
  func fragments() {
    let pattern = TextPattern([
      Fragment(text: "a*"), Fragment(text: "*?", isLiteral: true), Fragment(text: "?", isSubstituted: true),
    ])
    #expect(pattern.matches("axx*?y"))
    #expect(!pattern.matches("axxy"))
    #expect(!pattern.matches("a*?"))
  }

  @Test(
    "know whether they match everything",
    arguments: [("*", true), ("***", true), ("", false), ("*?", false), ("a*", false)])
  func everything(pattern: String, expected: Bool) {
    #expect(TextPattern(pattern).isEverything == expected)
  }

  @Test("a star written as an escape matches a star only")
  func literalStar() {
    let pattern = TextPattern([Fragment(text: "*", isLiteral: true)])
    #expect(!pattern.isEverything)
    #expect(pattern.matches("*") && !pattern.matches("a"))
  }

  /// Both take a few thousandths of a second in a release build; trying every split of the text would not end.
  @Test("take no more than the square of the text's length", .timeLimit(.minutes(1)), arguments: ["b", "é"])
  func hostile(last: String) {
    let stars = TextPattern(String(repeating: "a*", count: 300) + "?" + last)
    #expect(!stars.matches(String(repeating: "a", count: 1_500) + last + "a"))
    let long = TextPattern("*" + String(repeating: "a", count: 700) + last)
    #expect(!long.matches(String(repeating: "a", count: 1_500) + last + "a"))
  }

  @Test("agree with a slow reading of the rules")
  func agreesWithRecursion() {
    var generator = SeededGenerator(seed: 7)
    let alphabet = Array("ab*?é𐐀")
    func text(_ most: Int) -> String {
      String(
        (0..<Int.random(in: 0...most, using: &generator)).map { _ in
          alphabet[Int.random(in: 0..<alphabet.count, using: &generator)]
        })
    }
    for _ in 0..<3_000 {
      let pattern = text(6)
      let value = text(6)
      let expected = Self.slow(Array(pattern.utf16)[...], Array(value.utf16)[...])
      #expect(TextPattern(pattern).matches(value) == expected, "\(pattern) on \(value)")
    }
  }

  private static func slow(_ pattern: ArraySlice<UInt16>, _ value: ArraySlice<UInt16>) -> Bool {
    guard let first = pattern.first else { return value.isEmpty }
    if first == 0x2A {
      return slow(pattern.dropFirst(), value) || !value.isEmpty && slow(pattern, value.dropFirst())
    }
    return (first == 0x3F || first == value.first) && !value.isEmpty
      && slow(pattern.dropFirst(), value.dropFirst())
  }
}
