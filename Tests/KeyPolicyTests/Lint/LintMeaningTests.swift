import KeyPolicy
import Testing

/// What the rules claim, checked against the access difference, which knows nothing of them.
@Suite("What lint claims")
struct LintMeaningTests {
  /// Findings whose fix must not change who has access.
  private static let harmless: Set<String> = [
    "lint.duplicate-entry", "lint.repeated-statement", "lint.bare-principal", "lint.account-id-principal",
    "lint.version",
    "lint.action-outside-key-policies", "lint.cross-account-action",
  ]
  /// Findings that say of the statement they stand in that it does nothing.
  private static let idle: Set<String> = [
    "lint.denied-allow", "lint.condition-never-holds", "lint.repeated-statement",
  ]

  private static let principals = [
    LintText.root, LintText.role, LintText.foreign, LintText.everybody, #""*""#, #"{"AWS": "111122223333"}"#,
    #"{"AWS": ["\#(Policies.role)", "\#(Policies.alice)"]}"#,
    #"{"AWS": ["\#(Policies.root)", "\#(Policies.root)"]}"#,
    #"{"Service": "sns.amazonaws.com"}"#,
  ]
  private static let actions = [
    #""kms:*""#, #""kms:Decrypt""#, #"["kms:Decrypt", "kms:decrypt"]"#,
    #"["kms:PutKeyPolicy", "kms:Decrypt"]"#,
    #"["kms:ListKeys", "kms:Sign"]"#, #"["kms:EnableKey", "kms:Decrypt"]"#, #""kms:D*""#,
  ]
  private static let conditions = [
    nil, nil, nil, #"{"Bool": {"aws:SecureTransport": "true"}}"#,
    #"{"StringEquals": {"kms:KeySpec": "RSA_2048"}}"#,
    #"{"Null": {"aws:SourceVpce": "true"}, "StringEquals": {"aws:SourceVpce": "vpce-1"}}"#,
    #"{"StringNotEquals": {"aws:SourceVpce": ["vpce-1", "vpce-1"]}}"#,
  ]

  private static func random(_ generator: inout SeededGenerator) -> String {
    let statements = (0..<Int.random(in: 2...4, using: &generator)).map { _ in
      LintText.statement(
        Int.random(in: 0..<3, using: &generator) == 0 ? "Deny" : "Allow",
        principals.randomElement(using: &generator) ?? "\"*\"",
        actions.randomElement(using: &generator) ?? "\"*\"",
        conditions.randomElement(using: &generator) ?? nil)
    }
    return #"{"Version": "2008-10-17", "Statement": [\#(statements.joined(separator: ", "))]}"#
  }

  @Test("is true: such a fix or such a removal changes nobody's access", arguments: Array(UInt64(1)...40))
  func holds(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<12 {
      let text = Self.random(&generator)
      let parse = PolicyDocument.parse(Array(text.utf8))
      let document = try #require(parse.document)
      for finding in PolicyLint.findings(parse, key: LintCase.key) {
        if Self.harmless.contains(finding.code), let fix = finding.fix {
          let fixed = try #require(PolicyDocument.parse(fix.apply(to: Array(text.utf8))).document)
          let difference = AccessDifference.between(document, fixed, key: LintCase.key)
          #expect(difference.changes.map(\.sentence) == [], "\(finding.code) \(text)")
        }
        if Self.idle.contains(finding.code) {
          let rest = document.statements.filter {
            $0.range.lower > finding.range.lower || $0.range.upper < finding.range.upper
          }
          let without = PolicyDocument(version: document.version, statements: rest, range: document.range)
          let difference = AccessDifference.between(document, without, key: LintCase.key)
          #expect(difference.changes.map(\.sentence) == [], "\(finding.code) \(text)")
          #expect(rest.count == document.statements.count - 1)
        }
      }
    }
  }

  private static let oddConditions = [
    #"{"StringEquals": {"aws:CalledVia": "x"}}"#, #"{"StringNotEquals": {"aws:CalledVia": "x"}}"#,
    #"{"StringEquals": {"kms:EncryptionContext:a": "b"}}"#,
    #"{"StringNotEquals": {"kms:EncryptionContext:a": "b"}}"#,
    #"{"StringEquals": {"s3:prefix": "b"}}"#, #"{"ForAllValues:StringEquals": {"s3:prefix": "b"}}"#,
    #"{"ForAnyValue:StringEquals": {"kms:GrantOperations": "Decrypt"}}"#,
  ]

  @Test("is true of the words too: a statement without effect can go", arguments: Array(UInt64(1)...20))
  func idleWords(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    var count = 0
    for _ in 0..<20 {
      let odd = LintText.statement(
        Bool.random(using: &generator) ? "Deny" : "Allow",
        Self.principals.randomElement(using: &generator) ?? "\"*\"",
        Self.actions.randomElement(using: &generator) ?? "\"*\"",
        Self.oddConditions.randomElement(using: &generator))
      let text = Self.random(&generator).replacing("\"Statement\": [", with: "\"Statement\": [\(odd), ")
      let document = try #require(PolicyDocument.parse(Array(text.utf8)).document)
      let first = try #require(document.statements.first)
      guard PolicyWords.sentence(first, version: "2008-10-17", key: LintCase.key).contains("has no effect")
      else { continue }
      count += 1
      let without = PolicyDocument(
        version: document.version, statements: Array(document.statements.dropFirst()), range: document.range)
      #expect(
        AccessDifference.between(document, without, key: LintCase.key).changes.map(\.sentence) == [],
        "\(text)")
    }
    #expect(count > 2)
  }

  /// Without it the test above could pass by finding nothing.
  @Test("is made often enough by random policies to be tested")
  func isMade() {
    var generator = SeededGenerator(seed: 7)
    var counts: [String: Int] = [:]
    for _ in 0..<200 {
      let parse = PolicyDocument.parse(Array(Self.random(&generator).utf8))
      for finding in PolicyLint.findings(parse, key: LintCase.key) { counts[finding.code, default: 0] += 1 }
    }
    for code in Self.idle.union(Self.harmless).subtracting(["lint.cross-account-action"]) {
      #expect(counts[code, default: 0] >= 5, "\(code)")
    }
  }
}
