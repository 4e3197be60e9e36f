import KeyPolicy
import Testing

@Suite("JSON scanner")
struct JSONScannerTests {
  private func tokens(_ text: String) -> [String] {
    let bytes = Array(text.utf8)
    return JSONScanner.tokens(bytes).map { token in
      "\(token.kind.rawValue) \(String(decoding: bytes[token.range.lower..<token.range.upper], as: UTF8.self))"
    }
  }

  @Test("tells names, strings, numbers and words apart")
  func kinds() {
    #expect(
      tokens("{\"a\" \n: \"b\", \"c\":[-1.5e3,true,null]}") == [
        "punctuation {", "memberName \"a\"", "punctuation :", "string \"b\"", "punctuation ,",
        "memberName \"c\"",
        "punctuation :", "punctuation [", "number -1.5e3", "punctuation ,", "keyword true", "punctuation ,",
        "keyword null", "punctuation ]", "punctuation }",
      ])
  }

  @Test("works on broken text")
  func broken() {
    #expect(
      tokens("{\"a: 1,\n\"b\": Allow 01 \"x\\") == [
        "punctuation {", "invalid \"a: 1,", "memberName \"b\"", "punctuation :", "invalid Allow",
        "invalid 01",
        "invalid \"x\\",
      ])
  }

  @Test(
    "finds the bracket that belongs to another",
    arguments: [
      ("{\"a\": [1]}", 0, 9), ("{\"a\": [1]}", 9, 0), ("{\"a\": [1]}", 6, 8), ("[\"]\"]", 0, 4),
    ])
  func brackets(text: String, offset: Int, partner: Int) {
    #expect(JSONScanner.matchingBracket(at: offset, in: Array(text.utf8)) == partner)
  }

  @Test(
    "a bracket without partner, a wrong one and no bracket give none",
    arguments: [("[", 0), ("[}", 0), ("[1]", 1)])
  func noPartner(text: String, offset: Int) {
    #expect(JSONScanner.matchingBracket(at: offset, in: Array(text.utf8)) == nil)
  }
}
