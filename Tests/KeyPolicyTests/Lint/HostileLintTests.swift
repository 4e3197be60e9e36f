import KeyPolicy
import Testing

@Suite("Lint of hostile texts")
struct HostileLintTests {
  private static let seeds = Array(UInt64(1)...24)

  @Test("never crashes, and gives fixes that can be applied", arguments: seeds)
  func random(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let cases = LintCase.ofStatements + LintCase.ofConditions
    for _ in 0..<60 {
      guard let one = cases.randomElement(using: &generator) else { continue }
      var bytes = one.policy.bytes
      for _ in 0..<Int.random(in: 1...6, using: &generator) { mutate(&bytes, &generator) }
      for finding in PolicyLint.findings(PolicyDocument.parse(bytes), key: one.key) {
        #expect(finding.bearing == .none)
        #expect(
          0 <= finding.range.lower && finding.range.lower <= finding.range.upper
            && finding.range.upper <= bytes.count)
        if let fix = finding.fix { #expect(fix.apply(to: bytes) != bytes) }
      }
    }
  }

  private func mutate(_ bytes: inout [UInt8], _ generator: inout SeededGenerator) {
    guard !bytes.isEmpty else { return }
    let at = Int.random(in: 0..<bytes.count, using: &generator)
    switch Int.random(in: 0..<4, using: &generator) {
    case 0: bytes[at] = UInt8.random(in: 0...255, using: &generator)
    case 1: bytes.remove(at: at)
    case 2:
      let end = min(bytes.count, at + Int.random(in: 1...40, using: &generator))
      bytes.insert(contentsOf: bytes[at..<end], at: Int.random(in: 0..<bytes.count, using: &generator))
    default:
      let pieces = [
        "*", "\"\"", "[]", "{}", "null", "kms:", "\\u0000", "é", "e\u{301}", ",", "arn:aws:iam::*:root",
      ]
      bytes.insert(contentsOf: Array((pieces.randomElement(using: &generator) ?? "").utf8), at: at)
    }
  }

  private static func list(_ count: Int, _ entry: (Int) -> String) -> String {
    "[\((0..<count).map { "\"\(entry($0))\"" }.joined(separator: ","))]"
  }

  /// Policies of about 32 KB, each with very many of what a careless rule combines with everything else.
  private static let large = [
    LintText.allow(#"{"AWS": \#(list(2_000) { "111122\(100_000 + $0)" })}"#, #""kms:*""#),
    LintText.allow(LintText.role, list(2_700) { "kms:d\(String($0, radix: 36))" }),
    LintText.allow(LintText.role, list(2_700) { _ in "kms:De*" }),
    LintText.allow(
      LintText.role, #""kms:*""#,
      "{\((0..<1_500).map { "\"StringEquals\": {\"aws:x\($0)\": []}" }.joined(separator: ","))}"),
    LintText.allow(
      LintText.role, #""kms:*""#, #"{"StringEquals": {"aws:PrincipalArn": \#(list(2_500) { "a*\($0)" })}}"#),
    "{\"Statement\": [\((0..<350).map { _ in LintText.statement("Deny", "\"*\"", "\"*\"") }.joined(separator: ","))]}",
    LintText.allow(
      LintText.role, #""kms:*""#,
      "{\"Null\": {\((0..<1_300).map { "\"aws:x\($0)\": true" }.joined(separator: ","))}}"),
  ]

  @Test("takes no time that an author would notice", .timeLimit(.minutes(1)), arguments: large)
  func slow(text: String) {
    let parse = PolicyDocument.parse(Array(text.utf8))
    let findings = PolicyLint.findings(parse, key: LintCase.key)
    #expect(!findings.isEmpty)
    // Nobody reads thousands of findings of one kind.
    let counts = Dictionary(grouping: findings, by: \.code).mapValues(\.count)
    #expect(counts.values.allSatisfy { $0 <= 30 })
  }
}
