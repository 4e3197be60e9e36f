import KeyPolicy
import Testing

@Suite("Policy grammar")
struct PolicyGrammarTests {
  /// A policy with one statement that has these members.
  private static func one(_ members: String) -> String {
    #"{"Version": "2012-10-17", "Statement": [{\#(members)}]}"#
  }

  private static let effect = #""Effect": "Allow""#
  private static let who = #""Principal": {"AWS": "111122223333"}"#
  private static let what = #""Action": "kms:*", "Resource": "*""#

  @Test("reads every element with its place")
  func elements() throws {
    let text = """
      {"Version": "2012-10-17", "Id": "key policy", "Statement": {
        "Sid": "Admins may", "Effect": "Deny", "NotPrincipal": {"AWS": ["111122223333", "*"], "Service": "s3.amazonaws.com"},
        "NotAction": "kms:Decrypt", "Resource": ["*"], "Condition": {"Bool": {"aws:ViaAWSService": [true, "x", 5]}}}}
      """
    let parse = PolicyDocument.parse(Array(text.utf8))
    let document = try #require(parse.document)
    func slice(_ range: ByteRange) -> String {
      String(decoding: Array(text.utf8)[range.lower..<range.upper], as: UTF8.self)
    }
    #expect(parse.findings.map(\.code) == ["policy.not-principal"])
    #expect(document.version?.value == "2012-10-17")
    #expect(document.id?.value == "key policy")
    let statement = try #require(document.statements.first)
    #expect(document.statements.count == 1)
    #expect(statement.reference.name == "statement 1 (Sid \"Admins may\")")
    #expect(slice(statement.range).hasPrefix("{\n  \"Sid\""))
    #expect(statement.effect.map { slice($0.range) } == "\"Deny\"")
    let principals = try #require(statement.principals)
    #expect(principals.isNegated)
    #expect(principals.principals.map(\.name.value) == ["111122223333", "*", "s3.amazonaws.com"])
    #expect(principals.principals.map(\.kind) == [.aws, .aws, .service])
    #expect(principals.principals.map { slice($0.name.range) }.first == "\"111122223333\"")
    #expect(statement.actions?.isNegated == true)
    #expect(statement.resources?.patterns.map(\.value) == ["*"])
    let test = try #require(statement.condition?.tests.first)
    #expect(test.comparison.value == "Bool")
    #expect(slice(test.key.range) == "\"aws:ViaAWSService\"")
    #expect(test.values.map(\.value) == ["true", "x", "5"])
  }

  @Test(
    "finds each mistake at its place, and knows whether it is certain that AWS refuses",
    arguments: [
      ("«[]»", "policy.not-an-object", .refuses),
      (#"«{"Version": "2012-10-17"}»"#, "policy.no-statement", .refuses),
      (#"{"Statement": «[]»}"#, "policy.no-statement", .refuses),
      (#"{"Statement": «"x"»}"#, "policy.wrong-type", .refuses),
      (#"{"Statement": [«1»]}"#, "policy.wrong-type", .refuses),
      (#"{«"statement"»: []}"#, "policy.member-case", .ambiguous),
      (
        one("\(effect), \(who), \(what)").replacing("\"2012-10-17\"", with: "«\"X\"»"), "policy.version",
        .refuses
      ),
      (one("\(effect), \(who), \(what), «\"Comment\"»: \"x\""), "policy.unknown-member", .mayRefuse),
      (one("\(effect), \(who), \(what), \"Sid\": «7»"), "policy.wrong-type", .ambiguous),
      (
        one("\(who), \(what)").replacing("[{", with: "[«{").replacing("}]", with: "}»]"), "policy.no-effect",
        .refuses
      ),
      (one("\"Effect\": «\"allow\"», \(who), \(what)"), "policy.effect", .refuses),
      (one("«\"effect\"»: \"Allow\", \(who), \(what)"), "policy.member-case", .ambiguous),
      (
        one("\(effect), \(what)").replacing("[{", with: "[«{").replacing("}]", with: "}»]"),
        "policy.no-principal",
        .refuses
      ),
      (one("\(effect), \(what), \"Principal\": «{}»"), "policy.no-principal", .refuses),
      (one("\(effect), \(what), \"Principal\": {\"AWS\": «[]»}"), "policy.no-principal", .refuses),
      (one("\(effect), \(what), \"Principal\": «[\"*\"]»"), "policy.wrong-type", .refuses),
      (one("\(effect), \(what), \"Principal\": «\"111122223333\"»"), "policy.principal-text", .refuses),
      (one("\(effect), \(who), \(what), «\"NotPrincipal\"»: \"*\""), "policy.both-forms", .refuses),
      (one("\(effect), \(who), \(what), «\"NotAction\"»: \"*\""), "policy.both-forms", .refuses),
      (
        one("\(effect), \(who), \"Resource\": \"*\"").replacing("[{", with: "[«{").replacing(
          "}]", with: "}»]"),
        "policy.no-action", .mayRefuse
      ),
      (
        one("\(effect), \(who), \"Action\": \"kms:*\"").replacing("[{", with: "[«{").replacing(
          "}]", with: "}»]"),
        "policy.no-resource", .mayRefuse
      ),
      (
        one("\(effect), \(who), \"Action\": \"kms:*\", \"Resource\": «\"arn:aws:kms:*\"»"), "policy.resource",
        .mayRefuse
      ),
      (
        one("\(effect), \(who), \"Action\": \"kms:*\", \"NotResource\": «\"*\"»"), "policy.not-resource",
        .mayRefuse
      ),
      (
        one("\(effect), \(who), \"Action\": [«\"PutKeyPolicy\"»], \"Resource\": \"*\""), "policy.action",
        .mayRefuse
      ),
      (
        one("\(effect), \(who), \"Action\": «\"kms:Put Key\"», \"Resource\": \"*\""), "policy.action",
        .mayRefuse
      ),
      (
        one("\(effect), \(who), \"Action\": «\"s3:Get*\"», \"Resource\": \"*\""), "policy.action-service",
        .none
      ),
      (one("\(effect), \(who), \(what), \"Condition\": «[]»"), "policy.wrong-type", .ambiguous),
      (
        one("\(effect), \(who), \(what), \"Condition\": {«\"StringEqual\"»: {\"a:b\": \"c\"}}"),
        "policy.condition-operator", .refuses
      ),
      (
        one("\(effect), \(who), \(what), \"Condition\": {«\"NullIfExists\"»: {\"a:b\": \"true\"}}"),
        "policy.condition-operator", .mayRefuse
      ),
      (
        one("\(effect), \(who), \(what), \"Condition\": {\"Bool\": {\"a:b\": «null»}}"),
        "policy.condition-value", .ambiguous
      ),
      (
        one(
          "\(effect), \(who), \(what), \"Condition\": {«\"ForAllValues:StringLike\"»: {\"aws:RequestTag/x\": \"y\"}}"
        ),
        "policy.overly-permissive-condition", .refuses
      ),
    ] as [(String, String, Finding.Bearing)])
  func mistakes(marked: String, code: String, bearing: Finding.Bearing) throws {
    let marked = MarkedText(marked)
    let findings = PolicyDocument.parse(marked.bytes).findings
    let finding = try #require(findings.first)
    #expect(findings.map(\.code) == [code])
    #expect(finding.range == marked.range)
    #expect(finding.bearing == bearing)
    #expect(finding.sentence.hasSuffix("."))
  }

  @Test(
    "knows the forms of AWS principals",
    arguments: [
      ("*", nil), ("111122223333", nil), (Policies.root, nil), (Policies.alice, nil), (Policies.session, nil),
      ("arn:aws:iam::111122223333:role/aws-service-role/rds.amazonaws.com/AWSServiceRoleForRDS", nil),
      ("arn:aws:sts::111122223333:federated-user/Alice", nil), ("arn:aws-cn:iam::111122223333:root", nil),
      ("arn:aws:iam::111122223333:role/Dev*", ("policy.principal-wildcard", .refuses)),
      ("arn:aws:iam::111122223333:user/?", ("policy.principal-wildcard", .refuses)),
      ("arn:aws:sts::111122223333:assumed-role/Admin/*", ("policy.principal-wildcard", .refuses)),
      ("arn:aws:iam::111122223333:group/Admins", ("policy.principal-group", .refuses)),
      ("arn:aws:iam::11112222333:root", ("policy.principal-malformed", .refuses)),
      ("arn:aws:111122223333:user/Alice", ("policy.principal-malformed", .refuses)),
      ("arn:aws:iam::111122223333:role/", ("policy.principal-malformed", .refuses)),
      ("arn:aws:iam::111122223333:user/${aws:username}", ("policy.principal-malformed", .refuses)),
      ("11112222333", ("policy.principal-malformed", .refuses)),
      ("Alice", ("policy.principal-malformed", .refuses)),
      ("", ("policy.principal-malformed", .refuses)),
      ("111122223333 ", ("policy.principal-malformed", .refuses)),
      ("arn:aws:iam::111122223333:user/Alice ", ("policy.principal-malformed", .refuses)),
      ("arn:aws:sts::111122223333:assumed-role/team/Admin/jdoe", ("policy.principal-unfamiliar", .mayRefuse)),
      ("arn:aws:iam::cloudfront:user/E1", ("policy.principal-unfamiliar", .mayRefuse)),
      ("AROAEXAMPLEROLEID123", ("policy.principal-id", .refuses)),
    ] as [(String, (String, Finding.Bearing)?)])
  func principals(name: String, expected: (code: String, bearing: Finding.Bearing)?) {
    let findings = PolicyDocument.parse(Array(Policies.policy(Policies.statement("Allow", name)).utf8))
      .findings
    #expect(findings.map(\.code) == (expected.map { [$0.code] } ?? []))
    #expect(findings.map(\.bearing) == (expected.map { [$0.bearing] } ?? []))
  }

  @Test("takes up to 32 768 bytes and counts how many are too many")
  func size() throws {
    let policy = Policies.policy(Policies.statement("Allow", Policies.alice))
    func padded(_ size: Int) -> [UInt8] {
      Array(policy.utf8) + [UInt8](repeating: 0x20, count: size - policy.utf8.count)
    }
    #expect(PolicyDocument.parse(padded(32_768)).findings.isEmpty)
    let finding = try #require(PolicyDocument.parse(padded(32_770)).findings.first)
    #expect(finding.code == "policy.too-large")
    #expect(finding.bearing == .refuses)
    #expect(finding.sentence.contains("32770 bytes") && finding.sentence.contains("by 2 bytes"))
  }

  @Test("a text too long only in bytes is not certainly refused: AWS may count characters")
  func sizeInCharacters() {
    let sid = String(repeating: "é", count: 16_400)
    let policy = Policies.policy(Policies.statement("Allow", Policies.alice, more: ", \"Sid\": \"\(sid)\""))
    let findings = PolicyDocument.parse(Array(policy.utf8)).findings
    #expect(findings.map(\.code) == ["policy.too-large"])
    #expect(findings.map(\.bearing) == [.mayRefuse])
  }

  @Test(
    "takes Latin-1 and refuses what lies beyond, also in escapes",
    arguments: [
      ("Ünïcode ÿ\\u00ff \\n", nil, ByteRange(0, 0)),
      ("a’b", Finding.Bearing.refuses, ByteRange(1, 4)), ("a🔑", .refuses, ByteRange(1, 5)),
      ("a\\u2019b", .mayRefuse, ByteRange(1, 7)), ("\\ud83d\\udd11", .mayRefuse, ByteRange(0, 12)),
      ("a\\u0000", .mayRefuse, ByteRange(1, 7)), ("a\\b", .mayRefuse, ByteRange(1, 3)),
      ("\\\\u2019", nil, ByteRange(0, 0)),
    ] as [(String, Finding.Bearing?, ByteRange)])
  func characters(sid: String, bearing: Finding.Bearing?, range: ByteRange) throws {
    let start = "{\"Statement\": [{\"Sid\": \""
    let text = start + sid + "\", \(Self.effect), \(Self.who), \(Self.what)}]}"
    let findings = PolicyDocument.parse(Array(text.utf8)).findings
    guard let bearing else {
      #expect(findings.isEmpty)
      return
    }
    let finding = try #require(findings.first)
    #expect(findings.map(\.code) == ["policy.character"])
    #expect(finding.bearing == bearing)
    #expect(finding.range == ByteRange(start.utf8.count + range.lower, start.utf8.count + range.upper))
  }

  @Test("equal Sids are pointed out at the second")
  func duplicateSids() throws {
    let statement = Policies.statement("Allow", Policies.alice, more: ", \"Sid\": \"a\"")
    let findings = PolicyDocument.parse(Array(Policies.policy(statement, statement).utf8)).findings
    #expect(findings.map(\.code) == ["policy.duplicate-sid"])
    #expect(findings.first?.sentence.contains("statement 1") == true)
    #expect(findings.first?.bearing == .mayRefuse)
  }

  @Test("grammar waits until the JSON is right")
  func brokenJSON() {
    let findings = PolicyDocument.parse(Array(#"{"Statement": [{"Effect": "allow",}]}"#.utf8)).findings
    #expect(findings.map(\.code) == ["json.trailing-comma"])
  }
}
