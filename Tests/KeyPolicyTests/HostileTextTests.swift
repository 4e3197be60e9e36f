import KeyPolicy
import Testing

@Suite("Hostile texts")
struct HostileTextTests {
  private static let policy = Array(
    """
    {"Version": "2012-10-17", "Id": "k\\u00e9y", "Statement": [{"Sid": "Ünï 1", "Effect": "Allow",
      "Principal": {"AWS": ["arn:aws:iam::111122223333:root", "*"], "Service": "s3.amazonaws.com"},
      "Action": ["kms:*", "kms:Put?"], "Resource": "*", "Condition": {"Bool": {"aws:ViaAWSService": [true, 1.5e3, null]}}}]}
    """.utf8)

  /// Reads a text in every way there is and checks what must hold for any text.
  private func readEverything(_ text: [UInt8]) {
    let parse = PolicyDocument.parse(text)
    let json = JSONParser.parse(text)
    for finding in parse.findings + json.findings {
      #expect(finding.range.lower >= 0 && finding.range.lower <= finding.range.upper, "\(text)")
      #expect(finding.range.upper <= text.count, "\(text)")
    }
    #expect(json.root != nil || !json.findings.isEmpty, "\(text)")
    var end = 0
    for token in JSONScanner.tokens(text) {
      #expect(token.range.lower >= end && token.range.upper > token.range.lower, "\(text)")
      end = token.range.upper
    }
    #expect(end <= text.count)
    let answer = LockoutCheck.answer(
      parse, caller: Caller(arn: Policies.alice), keyARN: Policies.keyARN, identityPolicies: .allowsEverything
    )
    // A text that JSON does not allow is never accepted.
    if !json.findings.isEmpty { #expect(answer.verdict != .accepted, "\(text)") }
  }

  @Test("a hundred thousand short texts of JSON's own characters are read to the end")
  func shortTexts() {
    let alphabet = Array("{}[]\",:\\u0aeE+-.1 \n\r/*#'tfn".utf8) + [0xE2, 0x80, 0x9C, 0xC3, 0xA9, 0xFF, 0x00]
    var random = SeededGenerator(seed: 11)
    for _ in 0..<100_000 {
      let count = Int(random.next() % 12)
      readEverything((0..<count).map { _ in alphabet[Int(random.next() % UInt64(alphabet.count))] })
    }
  }

  @Test("random bytes are read to the end")
  func randomBytes() {
    var random = SeededGenerator(seed: 12)
    for _ in 0..<5_000 {
      readEverything((0..<Int(random.next() % 60)).map { _ in UInt8(truncatingIfNeeded: random.next()) })
    }
  }

  @Test("a policy with bytes changed, removed, doubled or cut off is read to the end")
  func mutatedPolicies() {
    var random = SeededGenerator(seed: 13)
    for _ in 0..<5_000 {
      var text = Self.policy
      for _ in 0...(random.next() % 3) {
        let at = Int(random.next() % UInt64(text.count))
        switch random.next() % 4 {
        case 0: text[at] = UInt8(truncatingIfNeeded: random.next())
        case 1: text.remove(at: at)
        case 2: text.insert(text[at], at: at)
        default: text.removeSubrange(at...)
        }
        if text.isEmpty { break }
      }
      readEverything(text)
    }
  }

  @Test("every beginning of a policy is read to the end, and only the whole is in order")
  func prefixes() {
    for length in 0..<Self.policy.count {
      let text = Array(Self.policy.prefix(length))
      readEverything(text)
      #expect(!JSONParser.parse(text).findings.isEmpty)
    }
    #expect(JSONParser.parse(Self.policy).findings.isEmpty)
  }

  @Test(
    "a large hostile text costs no more than its length",
    arguments: ["[", "{\"a\":", "\"\\", "[[],", "1 ", ",", "{\"Statement\":[", "'", "/*", "//\n", "é,", "}"])
  func largeTexts(piece: String) {
    readEverything(Array(String(repeating: piece, count: 200_000 / piece.utf8.count).utf8))
  }
}
