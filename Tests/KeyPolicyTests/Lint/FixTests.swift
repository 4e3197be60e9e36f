import KeyPolicy
import Testing

@Suite("Fixes")
struct FixTests {
  @Test("makes the edits from the end, whatever their order")
  func order() {
    let fix = Finding.Fix(
      title: "Do.",
      edits: [.init(ByteRange(0, 1), "<long>"), .init(ByteRange(4, 4), "!"), .init(ByteRange(2, 3), "")])
    #expect(String(decoding: fix.apply(to: Array("abcd".utf8)), as: UTF8.self) == "<long>bd!")
  }

  @Test(
    "leaves out edits that are not in the text or overlap",
    arguments: [ByteRange(3, 9), ByteRange(-1, 2), ByteRange(3, 2), ByteRange(Int.min, Int.max)])
  func bad(range: ByteRange) {
    let fix = Finding.Fix(title: "Do.", edits: [.init(range, "x")])
    #expect(fix.apply(to: Array("abcd".utf8)) == Array("abcd".utf8))
    let overlapping = Finding.Fix(
      title: "Do.", edits: [.init(ByteRange(1, 3), "x"), .init(ByteRange(2, 4), "y")])
    #expect(String(decoding: overlapping.apply(to: Array("abcd".utf8)), as: UTF8.self) == "aby")
  }

  /// Mistakes of grammar with the text that their fix must give.
  private static let mistakes: [(code: String, wrong: String, right: String)] = [
    ("policy.effect", #""Effect": "ALLOW ""#, #""Effect": "Allow""#),
    ("policy.resource", #""Resource": ["arn:aws:kms:*"]"#, #""Resource": "*""#),
    (
      "policy.condition-operator", #""Condition": {"StringEqual": {"aws:username": "a"}}"#,
      #""Condition": {"StringEquals": {"aws:username": "a"}}"#
    ),
    (
      "policy.condition-operator-case", #""Condition": {"foranyvalue:stringequals": {"aws:username": "a"}}"#,
      #""Condition": {"ForAnyValue:StringEquals": {"aws:username": "a"}}"#
    ),
    (
      "policy.overly-permissive-condition",
      #""Condition": {"ForAllValues:StringLike": {"kms:EncryptionContext:a": "a"}}"#,
      #""Condition": {"StringLike": {"kms:EncryptionContext:a": "a"}}"#
    ),
    ("policy.principal-text", #""Principal": "111122223333""#, #""Principal": {"AWS": "111122223333"}"#),
    (
      "policy.principal-text", #""Principal": "s3.amazonaws.com""#,
      #""Principal": {"Service": "s3.amazonaws.com"}"#
    ),
    (
      "policy.principal-malformed", #""Principal": {"AWS": " 111122223333"}"#,
      #""Principal": {"AWS": "111122223333"}"#
    ),
    (
      "policy.principal-malformed", #""Principal": {"AWS": "1111-2222-3333"}"#,
      #""Principal": {"AWS": "111122223333"}"#
    ),
    ("policy.member-case", #""Action": "kms:*", "condition": {}"#, #""Action": "kms:*", "Condition": {}"#),
  ]

  @Test("come with mistakes of grammar too", arguments: mistakes)
  func grammar(code: String, wrong: String, right: String) throws {
    let others = [
      (#""Effect""#, #""Effect": "Allow""#), (#""Principal""#, #""Principal": {"AWS": "*"}"#),
      (#""Action""#, #""Action": "kms:*""#), (#""Resource""#, #""Resource": "*""#),
    ]
    let rest = others.filter { !wrong.contains($0.0) }.map(\.1).joined(separator: ", ")
    let text = { (member: String) in Array(#"{"Statement": [{\#(member), \#(rest)}]}"#.utf8) }
    let finding = try #require(PolicyDocument.parse(text(wrong)).findings.first { $0.code == code })
    let fix = try #require(finding.fix)
    #expect(
      String(decoding: fix.apply(to: text(wrong)), as: UTF8.self)
        == String(decoding: text(right), as: UTF8.self))
  }

  @Test("writes a Version that AWS knows")
  func version() throws {
    let text = Array(#"{"Version": "2012-10-18", "Statement": []}"#.utf8)
    let fix = try #require(PolicyDocument.parse(text).findings.first { $0.code == "policy.version" }?.fix)
    #expect(
      String(decoding: fix.apply(to: text), as: UTF8.self) == #"{"Version": "2012-10-17", "Statement": []}"#)
  }

  @Test(
    "offers none where the meaning is open",
    arguments: [
      (
        "policy.effect",
        #"{"Statement": [{"Effect": "Permit", "Principal": "*", "Action": "*", "Resource": "*"}]}"#
      ),
      (
        "policy.principal-text",
        #"{"Statement": [{"Effect": "Allow", "Principal": "me", "Action": "*", "Resource": "*"}]}"#
      ),
      ("policy.member-case", #"{"Statement": [], "statement": []}"#),
    ])
  func none(code: String, text: String) throws {
    let finding = try #require(PolicyDocument.parse(Array(text.utf8)).findings.first { $0.code == code })
    #expect(finding.fix == nil)
  }
}
