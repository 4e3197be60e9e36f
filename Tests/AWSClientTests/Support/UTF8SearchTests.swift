import Testing

@testable import AWSClient

@Suite struct UTF8SearchTests {
  @Test(arguments: [
    ("https://kms.test/", "://", 5), ("Signature=", "Signature=", 0), ("SigSignature=1", "Signature=", 3),
    ("aab", "ab", 1), ("é: ://", "://", 4), ("a://b://c", "://", 1),
  ])
  func theFirstPlaceIsFoundByBytes(_ text: String, _ needle: String, _ offset: Int) throws {
    let range = try #require(text.utf8Range(of: needle))
    #expect(text.utf8.distance(from: text.startIndex, to: range.lowerBound) == offset)
    #expect(String(text[range]) == needle)
  }

  /// An e with a combining accent is no é here: bytes are compared, not characters.
  @Test(arguments: [("", "a"), ("ab", "abc"), ("abab", "ba "), ("cafe\u{301}", "\u{e9}"), ("abc", "")])
  func whatIsNotThereIsNotFound(_ text: String, _ needle: String) {
    #expect(text.utf8Range(of: needle) == nil)
  }
}
