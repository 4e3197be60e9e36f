import Testing

@testable import ViewModels

@Suite("Bracket matching")
struct BracketTests {
  @Test(
    "The pair at the cursor or just before it",
    arguments: [
      ("│{ [1] }", BracketPair(open: 0, close: 6)), ("{ [1] }│", BracketPair(open: 0, close: 6)),
      ("{ [1│] }", BracketPair(open: 2, close: 4)), ("{ [│1] }", BracketPair(open: 2, close: 4)),
      ("{│[]}", BracketPair(open: 1, close: 2)),
      ("│{\"}\": \"\\\"}\"}", BracketPair(open: 0, close: 11)),
      ("│{\"a\\\\\"}", BracketPair(open: 0, close: 6)),
      ("│{\"ä}\"}", BracketPair(open: 0, close: 6)),
      // The quote that is missing on the first line hides nothing on the second.
      ("{\"open\n│[]}", BracketPair(open: 7, close: 8)),
      ("{\"open\\\n│[]}", BracketPair(open: 8, close: 9)),
    ])
  func pairs(drawing: String, pair: BracketPair) {
    #expect(MarkedText(drawing).editor.bracketPair == pair)
  }

  @Test("Nothing is paired", arguments: ["│", "a│b", "│{", "}│", "│[}", "{ \"│{\" }", "\"{│}\"", "{ │ }"])
  func none(drawing: String) {
    #expect(MarkedText(drawing).editor.bracketPair == nil)
  }
}
