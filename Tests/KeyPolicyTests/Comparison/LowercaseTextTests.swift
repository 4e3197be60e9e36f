import Testing

@testable import KeyPolicy

@Suite("Lower case")
struct LowercaseTextTests {
  /// Recorded on AWS, the last two on its policy simulator alone.
  @Test(
    "makes texts equal as AWS does",
    arguments: [
      ("prod", "PrOd", true), ("É", "é", true), ("ſ", "s", false), ("ſ", "S", false), ("ß", "SS", false),
      ("ß", "ẞ", true), ("K", "\u{212A}", true), ("ı", "I", false), ("İ", "i", false), ("Σ", "ς", false),
      ("Σ", "σ", true), ("ΟΣ", "ος", true), ("ΟΣ", "οσ", false), ("ΟΣΟ", "οσο", true), ("ΟΣΟ", "οςο", false),
      ("𐐀", "𐐨", false), ("𐐀", "𐐀", true), ("𐐀Σ", "𐐀σ", false), ("𐐀Σ", "𐐀ς", true), ("ΟΣ𐐀", "ος𐐀", false),
      ("ΟΣ𐐀", "οσ𐐀", true), ("İ", "i\u{307}", true), ("\u{E9}", "e\u{301}", false),
    ])
  func recorded(left: String, right: String, areEqual: Bool) {
    #expect((LowercaseText.of(left) == LowercaseText.of(right)) == areEqual)
  }

  /// The Unicode Standard, section 3.13: marks and apostrophes do not end a word, other characters do.
  @Test(
    "finds the end of a word",
    arguments: [
      ("Ο\u{301}Σ", "ο\u{301}ς"), ("ΟΣ\u{301}", "ος\u{301}"), ("ΟΣ\u{301}Ο", "οσ\u{301}ο"), ("Ο'Σ", "ο'ς"),
      ("ΟΣ'Ο", "οσ'ο"), ("ΟΣ Ο", "ος ο"), ("Ο-Σ", "ο-σ"), ("ΣΣΣ", "σσς"), ("1Σ", "1σ"), ("", ""),
      ("AZ@[az`{", "az@[az`{"),
    ])
  func words(text: String, lower: String) {
    #expect(LowercaseText.of(text) == Array(lower.utf16))
  }

  @Test("takes linear time for many sigmas among many marks", .timeLimit(.minutes(1)))
  func long() {
    let text = String(repeating: "Σ" + String(repeating: "\u{301}", count: 50), count: 500)
    #expect(LowercaseText.of(text).count == 25_500)
  }
}
