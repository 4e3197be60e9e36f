import KeyPolicy
import Testing

@Suite("Policies in words")
struct PolicyWordsTests {
  private static func sentences(_ text: String, key: KeyFacts? = LintCase.key) throws -> [String] {
    let document = try #require(PolicyDocument.parse(Array(text.utf8)).document)
    return document.statements.map {
      PolicyWords.sentence($0, version: document.version?.value, key: key)
    }
  }

  @Test("reads the API's default policy aloud")
  func api() throws {
    #expect(
      try Self.sentences(DefaultPolicies.api.text) == [
        "The account 111122223333 (whoever its IAM policies allow, and its root user) may use every KMS action on this key."
      ])
  }

  @Test("reads the console's default policy aloud")
  func console() throws {
    let users =
      "The user Alice and the other account 444455556666 (whoever its IAM policies allow, and its root user) may call "
    #expect(
      try Self.sentences(DefaultPolicies.console.text) == [
        "The account 111122223333 (whoever its IAM policies allow, and its root user) may use every KMS action on this key.",
        "The user Alice and any session of role Admin may call kms:CancelKeyDeletion, kms:CreateAlias, kms:CreateGrant, "
          + "kms:DeleteAlias, kms:DeleteImportedKeyMaterial, kms:DescribeKey, kms:DisableKey, kms:DisableKeyRotation, kms:EnableKey, "
          + "kms:EnableKeyRotation, kms:Get*, kms:List*, kms:PutKeyPolicy, kms:RevokeGrant, kms:RotateKeyOnDemand, kms:ScheduleKeyDeletion, kms:TagResource, "
          + "kms:UntagResource and kms:Update*.",
        users
          + "kms:Decrypt, kms:DescribeKey, kms:Encrypt, kms:GenerateDataKey*, kms:ReEncryptFrom and kms:ReEncryptTo.",
        users
          + "kms:CreateGrant, kms:ListGrants and kms:RevokeGrant, but only if an AWS service asks for the grant to protect a "
          + "resource.",
      ])
  }

  @Test("reads the policy of an AWS managed key aloud")
  func managed() throws {
    #expect(
      try Self.sentences(DefaultPolicies.managed.text) == [
        "Everybody in every AWS account may call kms:CreateGrant, kms:Decrypt, kms:DescribeKey, kms:Encrypt, kms:GenerateDataKey*, "
          + "kms:ReEncryptFrom and kms:ReEncryptTo, but only if the caller's account is 111122223333 and the request comes through "
          + "ec2.us-east-1.amazonaws.com.",
        "The account 111122223333 (whoever its IAM policies allow, and its root user) may call kms:DescribeKey, kms:Get*, kms:List* "
          + "and kms:RevokeGrant.",
      ])
  }

  @Test(
    "names every kind of principal",
    arguments: [
      (#""*""#, "Everybody in every AWS account may"),
      (
        #"{"AWS": "111122223333"}"#,
        "The account 111122223333 (whoever its IAM policies allow, and its root user) may"
      ),
      (#"{"AWS": "arn:aws:iam::111122223333:user/ops/Alice"}"#, "The user ops/Alice may"),
      (#"{"AWS": "arn:aws:iam::444455556666:user/Bob"}"#, "The user Bob of account 444455556666 may"),
      (
        #"{"AWS": "arn:aws:iam::111122223333:role/team/sec/Admin"}"#, "Any session of role team/sec/Admin may"
      ),
      (
        #"{"AWS": "arn:aws:sts::111122223333:assumed-role/Admin/jdoe"}"#, "The session jdoe of role Admin may"
      ),
      (#"{"AWS": "arn:aws:sts::111122223333:federated-user/Alice"}"#, "The federated user Alice may"),
      (#"{"Service": "logs.eu-west-1.amazonaws.com"}"#, "The service logs.eu-west-1.amazonaws.com may"),
      (
        #"{"Federated": "cognito-identity.amazonaws.com"}"#,
        "The identity provider cognito-identity.amazonaws.com may"
      ),
      (
        #"{"AWS": ["arn:aws:iam::111122223333:role/A", "arn:aws:iam::111122223333:role/B"], "Service": "s3.amazonaws.com"}"#,
        "Any session of role A, any session of role B and the service s3.amazonaws.com may"
      ),
      (#"{"AWS": "role/Dev*"}"#, "The name role/Dev* (which is no principal AWS documents) may"),
    ])
  func principals(principal: String, words: String) throws {
    let sentence = try #require(try Self.sentences(LintText.allow(principal, #""kms:Decrypt""#)).first)
    #expect(sentence == "\(words) call kms:Decrypt.")
  }

  @Test("names the account of a principal when the key is not known")
  func noKey() throws {
    #expect(
      try Self.sentences(LintText.allow(LintText.role, #""kms:Decrypt""#), key: nil) == [
        "Any session of role Admin of account 111122223333 may call kms:Decrypt."
      ])
  }

  @Test(
    "says what may be done and what not",
    arguments: [
      (
        "Allow", LintText.role, #""kms:*""#, "Any session of role Admin may use every KMS action on this key."
      ),
      ("Deny", LintText.role, #""*""#, "Any session of role Admin may not use any KMS action on this key."),
      (
        "Allow", LintText.role, #"["kms:Describe*", "kms:GetKeyPolicy"]"#,
        "Any session of role Admin may call the read-only actions kms:DescribeKey and kms:GetKeyPolicy."
      ),
      (
        "Allow", LintText.role, #""kms:ListGrants""#,
        "Any session of role Admin may call the read-only action kms:ListGrants."
      ),
      (
        "Deny", LintText.everybody, #"["kms:PutKeyPolicy", "kms:CreateGrant"]"#,
        "Nobody may call the permission-managing actions kms:CreateGrant or kms:PutKeyPolicy."
      ),
      (
        "Allow", LintText.role, #"["kms:PutKeyPolicy", "kms:CreateGrant"]"#,
        "Any session of role Admin may call the permission-managing actions kms:CreateGrant and kms:PutKeyPolicy."
      ),
      (
        "Deny", LintText.root, #""kms:Sign""#,
        "Everybody in the account 111122223333 (its root user included) may not call kms:Sign."
      ),
      (
        "Allow", LintText.foreign, #""kms:*""#,
        "The other account 444455556666 (whoever its IAM policies allow, and its root user) may use every KMS action on this key that "
          + "works from another account."
      ),
      (
        "Allow", LintText.foreign, #"["kms:Decrypt", "kms:EnableKey"]"#,
        "The other account 444455556666 (whoever its IAM policies allow, and its root user) may call kms:Decrypt."
      ),
      (
        "Allow", LintText.everybody, #""kms:EnableKey""#,
        "Everybody in the key's account may call kms:EnableKey."
      ),
    ])
  func actions(effect: String, principal: String, action: String, words: String) throws {
    #expect(try Self.sentences(LintText.policy(LintText.statement(effect, principal, action))) == [words])
  }

  @Test("says what NotAction and NotPrincipal leave out")
  func negations() throws {
    let notAction = LintText.allow(LintText.role, #"["kms:Decrypt", "kms:S*"]"#).replacing(
      "\"Action\"", with: "\"NotAction\"")
    #expect(
      try Self.sentences(notAction) == [
        "Any session of role Admin may use every KMS action on this key, those that AWS adds later included, except kms:Decrypt and "
          + "kms:S*."
      ])
    let notPrincipal = LintText.deny(#"{"AWS": ["\#(Policies.role)", "\#(Policies.root)"]}"#, #""kms:Sign""#)
      .replacing("\"Principal\"", with: "\"NotPrincipal\"")
    #expect(
      try Self.sentences(notPrincipal) == [
        "Nobody, except callers whose account, user or role, and session are all listed (the role Admin and the account 111122223333), "
          + "may call kms:Sign."
      ])
  }

  private static let idle: [(text: String, words: String)] = [
    (
      LintText.allow(LintText.role, #""kms:*""#).replacing(#", "Resource": "*""#, with: ""),
      "Any session of role Admin may call kms:*. This has no effect, because it has no Resource."
    ),
    (
      LintText.allow(LintText.role, #""kms:*""#).replacing(#", "Action": "kms:*""#, with: ""),
      "This statement has no effect, because it has no Action."
    ),
    (
      LintText.allow(LintText.role, #"["kms:ListKeys", "s3:GetObject"]"#),
      "Any session of role Admin may call kms:ListKeys and s3:GetObject. This has no effect, because none of its actions is one that "
        + "a key policy can grant."
    ),
    (
      LintText.allow(#"{"AWS": "AROAEXAMPLEROLEID123"}"#, #""kms:Decrypt""#),
      "Nobody (AROAEXAMPLEROLEID123 was a user or role that is deleted) may call kms:Decrypt. This has no effect, because the user or "
        + "role that it names was deleted."
    ),
    (
      LintText.allow(LintText.role, #""kms:Decrypt""#).replacing(
        #""Resource": "*""#, with: #""Resource": "alias/x""#),
      "Any session of role Admin may call kms:Decrypt. This has no effect, because its Resource alias/x is not this key."
    ),
    (
      LintText.allow(LintText.foreign, #""kms:PutKeyPolicy""#),
      "The other account 444455556666 (whoever its IAM policies allow, and its root user) may call the permission-managing "
        + "action kms:PutKeyPolicy. This has no effect, because these actions never work for another account."
    ),
    (
      LintText.allow(
        LintText.role, #""kms:PutKeyPolicy""#, #"{"StringEquals": {"kms:EncryptionContext:a": "b"}}"#),
      "Any session of role Admin may call the permission-managing action kms:PutKeyPolicy, but only if the encryption context a is b. "
        + "This has no effect, because no request of its actions carries kms:EncryptionContext:a."
    ),
    (
      LintText.deny(LintText.role, #""kms:Decrypt""#, #"{"StringEquals": {"aws:CalledVia": "x"}}"#),
      "Any session of role Admin may not call kms:Decrypt if aws:CalledVia is x (which never holds, because it has several values). "
        + "This has no effect, because aws:CalledVia has several values, and StringEquals never matches such a key."
    ),
  ]

  @Test("says why a statement has no effect", arguments: idle)
  func noEffect(text: String, words: String) throws {
    #expect(try Self.sentences(text) == [words])
  }

  @Test("sums a policy up")
  func summary() throws {
    let text = LintText.policy(
      LintText.statement("Allow", LintText.root, #""kms:*""#),
      LintText.statement("Allow", LintText.foreign, #""kms:Decrypt""#),
      LintText.statement("Allow", #"{"Service": "sns.amazonaws.com"}"#, #""kms:Decrypt""#),
      LintText.statement("Allow", LintText.everybody, #""kms:DescribeKey""#),
      LintText.statement("Allow", LintText.role, #""kms:ListKeys""#),
      LintText.statement(
        "Deny", LintText.everybody, #""kms:PutKeyPolicy""#,
        #"{"ArnNotEquals": {"aws:PrincipalArn": "\#(Policies.role)"}}"#))
    let document = try #require(PolicyDocument.parse(Array(text.utf8)).document)
    #expect(
      PolicyWords.sentences(document, key: LintCase.key) == [
        "The policy has 6 statements: 4 allow, 1 denies and 1 has no effect.",
        "This policy may be changed by the account 111122223333 (whoever its IAM policies allow, and its root user), as far as no Deny "
          + "stops them.",
        "Everybody in every AWS account may call the read-only action kms:DescribeKey.",
        "Principals of the other account 444455556666 are let in.",
        "The service sns.amazonaws.com may use the key.",
        "Some requests for kms:PutKeyPolicy are denied, whatever allows them.",
      ])
  }

  @Test("sums up a policy that nobody may change")
  func nobody() throws {
    let text = LintText.allow(LintText.role, #""kms:Decrypt""#)
    let document = try #require(PolicyDocument.parse(Array(text.utf8)).document)
    #expect(
      PolicyWords.sentences(document, key: nil) == [
        "The policy has 1 statement: 1 allows.",
        "No statement allows kms:PutKeyPolicy to anybody, so nobody may change this policy.",
      ])
    let empty = PolicyWords.sentences(PolicyDocument(statements: [], range: ByteRange(0, 0)), key: nil)
    #expect(empty.first == "The policy has no statements.")
  }

  @Test("cuts hostile texts and never crashes", arguments: Array(UInt64(1)...12))
  func hostile(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    for one in LintCase.ofStatements + LintCase.ofConditions {
      var bytes = one.policy.bytes
      for _ in 0..<3 {
        bytes[Int.random(in: 0..<bytes.count, using: &generator)] = UInt8.random(
          in: 32...126, using: &generator)
      }
      guard let document = PolicyDocument.parse(bytes).document else { continue }
      for sentence in PolicyWords.sentences(document, key: one.key) { #expect(sentence.hasSuffix(".")) }
      for statement in document.statements {
        let sentence = PolicyWords.sentence(statement, version: document.version?.value, key: one.key)
        #expect(sentence.hasSuffix("."))
      }
    }
    let long = String(repeating: "x", count: 5_000)
    let sentence = try #require(
      try Self.sentences(
        LintText.allow(
          #"{"AWS": "\#(long)"}"#, #""kms:Decrypt""#, #"{"StringEquals": {"a:\#(long)": "\#(long)"}}"#)
      ).first)
    #expect(sentence.utf8.count < 1_000)
  }
}
