import KeyPolicy
import Testing

/// The catalogue of semantic differences, each with the change that a person must be told.
@Suite("Access difference: catalogue")
struct AccessDifferenceCaseTests {
  private typealias P = Policies
  private typealias D = DifferenceSketch

  struct Same: CustomTestStringConvertible, Sendable {
    var id: String
    var old: [String]
    var new: [String]
    var versions = ("2012-10-17", "2012-10-17")
    /// True if something without effect comes or goes.
    var hasLatent = false

    var testDescription: String { id }
  }

  private static let roleIs = D.test("ArnEquals", "aws:PrincipalArn", P.role)
  private static let service = D.test("StringEquals", "kms:ViaService", "s3.us-east-1.amazonaws.com")
  private static let crypto = "kms:Encrypt,kms:Decrypt,kms:GenerateDataKey*"

  static let same: [Same] = [
    Same(
      id: "statements reordered", old: [D.delegation, D.allow(P.role), D.deny("*", "kms:Sign")],
      new: [D.deny("*", "kms:Sign"), D.allow(P.role), D.delegation]),
    Same(
      id: "Sid added", old: [D.delegation],
      new: [D.delegation.replacing("{\"Effect\"", with: "{\"Sid\": \"One\", \"Effect\"")]),
    Same(
      id: "values reordered",
      old: [D.allow(P.root, if: D.test("StringEquals", "aws:PrincipalTag/team", "a", "b"))],
      new: [D.allow(P.root, if: D.test("StringEquals", "aws:PrincipalTag/team", "b", "a", "b"))]),
    Same(
      id: "one statement split in two", old: [D.allow(P.role, "kms:Encrypt,kms:Decrypt")],
      new: [D.allow(P.role, "kms:Decrypt"), D.allow(P.role, "kms:Encrypt")]),
    Same(
      id: "a conditional statement split by its values",
      old: [D.allow(P.root, if: D.test("StringEquals", "aws:PrincipalTag/team", "a", "b"))],
      new: [
        D.allow(P.root, if: D.test("StringEquals", "aws:PrincipalTag/team", "a")),
        D.allow(P.root, if: D.test("StringEquals", "aws:PrincipalTag/team", "b")),
      ]),
    Same(id: "account ID for its root ARN", old: [D.allow(P.root)], new: [D.allow(P.account)]),
    Same(
      id: "a wildcard written out", old: [D.allow(P.role, "kms:ReEncrypt*")],
      new: [D.allow(P.role, "kms:ReEncryptFrom,kms:ReEncryptTo")]),
    Same(
      id: "actions that no key policy grants", old: [D.allow(P.role, "kms:Decrypt")],
      new: [D.allow(P.role, "kms:Decrypt,kms:CreateKey,kms:ListKeys,kms:ListAliases,s3:GetObject")]),
    Same(
      id: "StringLike without wildcards",
      old: [D.allow(P.root, if: D.test("StringLike", "aws:PrincipalTag/team", "sec"))],
      new: [D.allow(P.root, if: D.test("StringEquals", "aws:PrincipalTag/team", "sec"))]),
    Same(
      id: "StringLike for ArnLike on the principal's ARN",
      old: [D.allow(P.root, if: D.test("StringLike", "aws:PrincipalArn", "arn:aws:iam::*:role/x"))],
      new: [D.allow(P.root, if: D.test("ArnLike", "aws:PrincipalArn", "arn:aws:iam::*:role/x"))]),
    Same(
      id: "ArnEquals for ArnLike",
      old: [D.allow("*", if: D.test("ArnLike", "aws:PrincipalArn", "arn:aws:iam::111122223333:role/a*"))],
      new: [D.allow("*", if: D.test("ArnEquals", "aws:PrincipalArn", "arn:aws:iam::111122223333:role/a*"))]),
    Same(
      id: "older version without variables",
      old: [D.allow(P.root, if: D.test("StringLike", "aws:PrincipalTag/team", "a*"))],
      new: [D.allow(P.root, if: D.test("StringLike", "aws:PrincipalTag/team", "a*"))],
      versions: ("2012-10-17", "2008-10-17")),
    Same(
      id: "a Deny that can never hold: a key of S3", old: [D.delegation],
      new: [D.delegation, D.deny("*", if: D.test("StringEquals", "s3:prefix", "x"))]),
    Same(
      id: "a Deny that can never hold: a key that the operation does not carry", old: [D.delegation],
      new: [
        D.delegation,
        D.deny("*", "kms:DescribeKey", if: D.test("StringEquals", "kms:EncryptionContext:a", "x")),
      ]),
    Same(
      id: "a Deny that can never hold: KMS has TLS alone", old: [D.delegation],
      new: [D.delegation, D.deny("*", if: D.test("Bool", "aws:SecureTransport", "false"))]),
    Same(
      id: "Bool in other spellings",
      old: [D.allow(P.role, if: #""Bool": {"aws:MultiFactorAuthPresent": true}"#)],
      new: [D.allow(P.role, if: D.test("Bool", "aws:MultiFactorAuthPresent", "TRUE"))]),
    Same(
      id: "numbers in other spellings",
      old: [D.allow(P.role, if: D.test("NumericLessThan", "aws:MultiFactorAuthAge", "300"))],
      new: [D.allow(P.role, if: D.test("NumericLessThan", "aws:MultiFactorAuthAge", "3e2"))]),
    Same(
      id: "a Deny of the negation for a condition",
      old: [D.allow(P.root, if: D.test("StringEquals", "aws:PrincipalTag/team", "sec"))],
      new: [D.delegation, D.deny(P.root, if: D.test("StringNotEquals", "aws:PrincipalTag/team", "sec"))].map {
        $0
      } + [D.deny(P.root, "kms:Sign", if: D.test("Null", "aws:PrincipalTag/team", "true"))]),
    Same(
      id: "an Allow without Action removed",
      old: [D.delegation, #"{"Effect": "Allow", "Principal": "*", "Resource": "*"}"#], new: [D.delegation]),
    Same(
      id: "a statement that a wider one contains", old: [D.delegation],
      new: [D.delegation, D.allow(P.root, "kms:Decrypt")]),
    Same(
      id: "values that a wildcard contains",
      old: [D.allow(P.root, if: D.test("StringLike", "aws:PrincipalTag/team", "sec*", "security"))],
      new: [D.allow(P.root, if: D.test("StringLike", "aws:PrincipalTag/team", "sec*"))]),
    Same(
      id: "a network that another contains",
      old: [D.allow(P.root, if: D.test("IpAddress", "aws:SourceIp", "10.0.0.0/8", "10.1.0.0/16"))],
      new: [D.allow(P.root, if: D.test("IpAddress", "aws:SourceIp", "10.0.0.0/8"))]),
    Same(
      id: "a date after another",
      old: [
        D.delegation, D.deny("*", if: D.test("DateGreaterThan", "aws:CurrentTime", "2030-01-01T00:00:00Z")),
      ],
      new: [
        D.allow(P.root, if: D.test("DateLessThanEquals", "aws:CurrentTime", "2030-01-01")),
        D.deny("*", if: D.test("DateGreaterThan", "aws:CurrentTime", "2031-01-01")),
      ], hasLatent: true),
    Same(
      id: "set operators on one value for a list",
      old: [
        D.allow(P.role, "kms:TagResource", if: D.test("ForAnyValue:StringEquals", "aws:TagKeys", "a", "b"))
      ],
      new: [
        D.allow(P.role, "kms:TagResource", if: D.test("ForAnyValue:StringEquals", "aws:TagKeys", "a")),
        D.allow(P.role, "kms:TagResource", if: D.test("ForAnyValue:StringEquals", "aws:TagKeys", "b")),
      ]),
    Same(
      id: "an operator without set prefix on a list, which never matches while the key is there",
      old: [D.allow(P.role, "kms:Decrypt")],
      new: [
        D.allow(P.role, "kms:Decrypt"),
        D.allow(P.alice, "kms:TagResource", if: D.test("StringEquals", "aws:TagKeys", "a")),
      ]),
  ]

  @Test("means the same", arguments: same)
  func isSame(_ row: Same) throws {
    for (old, new) in [(row.old, row.new), (row.new, row.old)] {
      let difference = try D.difference(old, new, oldVersion: row.versions.0, newVersion: row.versions.1)
      #expect(difference.isEmpty, "\(difference.changes.map(\.sentence)) \(difference.cannotTell)")
      #expect(difference.latent.isEmpty != row.hasLatent, "\(difference.latent.map(\.sentence))")
    }
  }

  struct Different: CustomTestStringConvertible, Sendable {
    var id: String
    var old: [String]
    var new: [String]
    /// Each expected change: kind, principals by `PrincipalClass.phrase`, and texts of its sentence.
    var changes: [Expected]
    var versions = ("2012-10-17", "2012-10-17")

    var testDescription: String { id }
  }

  struct Expected: Sendable {
    var kind: AccessDifference.Change.Kind
    var who: [PrincipalClass]
    var actions: [String]
    var says: [String] = []
  }

  private static let own = PrincipalClass.everybodyElse(account: P.account)
  private static let root = PrincipalClass.rootUser(account: P.account)
  private static let pathRole = "arn:aws:iam::111122223333:role/team/sec/Admin"

  static let different: [Different] = [
    Different(
      id: "delegation limited to a tag", old: [D.delegation],
      new: [D.allow(P.root, if: D.test("StringEquals", "aws:PrincipalTag/team", "sec"))],
      changes: [
        Expected(kind: .becameConditional, who: [root], actions: ["kms:*"]),
        Expected(
          kind: .becameConditional, who: [own], actions: ["kms:*"],
          says: ["as far as IAM policies allow it, if the caller's tag team is sec."]),
      ]),
    Different(
      id: "a Deny unless through a service, for some actions", old: [D.delegation],
      new: [
        D.delegation,
        D.deny(
          "*", crypto, if: D.test("StringNotEquals", "kms:ViaService", "s3.us-east-1.amazonaws.com")),
      ],
      changes: [
        Expected(
          kind: .becameConditional, who: [root], actions: crypto.split(separator: ",").map(String.init)),
        Expected(
          kind: .becameConditional, who: [own], actions: crypto.split(separator: ",").map(String.init),
          says: ["unless the request does not come through s3.us-east-1.amazonaws.com."]),
      ]),
    Different(
      id: "a role as principal becomes a condition on everybody", old: [D.allow(P.role)],
      new: [D.allow("*", if: roleIs)],
      changes: [
        Expected(
          kind: .strengthened, who: [.role(P.role)], actions: ["kms:*"],
          says: ["directly instead of through the role", "deleted and made again"])
      ]),
    Different(
      id: "IfExists added",
      old: [D.allow(P.alice, if: D.test("StringEquals", "aws:SourceVpce", "vpce-1"))],
      new: [D.allow(P.alice, if: D.test("StringEqualsIfExists", "aws:SourceVpce", "vpce-1"))],
      changes: [
        Expected(
          kind: .conditionChanged, who: [.user(P.alice), .federatedSessions(ofUser: P.alice)],
          actions: ["kms:*"], says: ["if aws:SourceVpce is vpce-1, or the request has no aws:SourceVpce."])
      ]),
    Different(
      id: "delegation loses its Resource", old: [D.delegation],
      new: [D.delegation.replacing(", \"Resource\": \"*\"", with: "")],
      changes: [
        Expected(kind: .lost, who: [root], actions: ["kms:*"]),
        Expected(kind: .lost, who: [own], actions: ["kms:*"], says: ["as far as IAM policies allow it"]),
      ]),
    Different(
      id: "a role's path", old: [D.allow(P.role)], new: [D.allow(pathRole)],
      changes: [
        Expected(kind: .lost, who: [.role(P.role)], actions: ["kms:*"], says: ["cannot both exist"]),
        Expected(kind: .gained, who: [.role(pathRole)], actions: ["kms:*"], says: ["cannot both exist"]),
      ]),
    Different(
      id: "older version with a variable",
      old: [D.allow(P.alice, if: D.test("StringEquals", "aws:PrincipalTag/name", "${aws:username}"))],
      new: [D.allow(P.alice, if: D.test("StringEquals", "aws:PrincipalTag/name", "${aws:username}"))],
      changes: [
        Expected(kind: .conditionChanged, who: [.user(P.alice)], actions: ["kms:*"]),
        Expected(kind: .gained, who: [.federatedSessions(ofUser: P.alice)], actions: ["kms:*"]),
      ], versions: ("2012-10-17", "2008-10-17")),
    Different(
      id: "a session instead of its role", old: [D.allow(P.role)], new: [D.allow(P.session)],
      changes: [
        Expected(kind: .lost, who: [.role(P.role)], actions: ["kms:*"]),
        Expected(kind: .strengthened, who: [.session(P.session, role: P.role)], actions: ["kms:*"]),
        Expected(kind: .gained, who: [.session(P.session, role: nil)], actions: ["kms:*"]),
      ]),
    Different(
      id: "another account", old: [D.delegation],
      new: [D.delegation, D.allow(D.otherRoot, "kms:Decrypt,kms:PutKeyPolicy")],
      changes: [
        Expected(
          kind: .gained, who: [.account(D.otherAccount)], actions: ["kms:Decrypt"],
          says: ["IAM policies allow it too"])
      ]),
    Different(
      id: "a service", old: [D.delegation],
      new: [
        D.delegation,
        D.allow("x", "kms:Decrypt").replacing(
          "{\"AWS\": \"x\"}", with: "{\"Service\": \"sns.amazonaws.com\"}"),
      ],
      changes: [Expected(kind: .gained, who: [.service("sns.amazonaws.com")], actions: ["kms:Decrypt"])]),
    Different(
      id: "the whole world", old: [D.delegation], new: [D.delegation, D.allow("*", "kms:Decrypt")],
      changes: [
        Expected(kind: .strengthened, who: [own], actions: ["kms:Decrypt"]),
        Expected(kind: .gained, who: [.everyOtherAccount], actions: ["kms:Decrypt"]),
        Expected(kind: .gained, who: [.otherServices], actions: ["kms:Decrypt"]),
      ]),
    Different(
      id: "composed and decomposed letters are different values",
      old: [D.allow(P.alice, if: D.test("StringEquals", "aws:SourceIdentity", "caf\u{E9}"))],
      new: [D.allow(P.alice, if: D.test("StringEquals", "aws:SourceIdentity", "cafe\u{301}"))],
      changes: [
        Expected(
          kind: .conditionChanged, who: [.user(P.alice), .federatedSessions(ofUser: P.alice)],
          actions: ["kms:*"])
      ]),
  ]

  @Test("tells what changes", arguments: different)
  func tells(_ row: Different) throws {
    let difference = try D.difference(
      row.old, row.new, oldVersion: row.versions.0, newVersion: row.versions.1)
    let told = "\(difference.changes.map(\.sentence)) \(difference.cannotTell)"
    #expect(difference.changes.count == row.changes.count, "\(told)")
    #expect(!difference.isEmpty)
    #expect(difference.isCertain)
    for (change, expected) in zip(difference.changes, row.changes) {
      #expect(change.kind == expected.kind, "\(told)")
      #expect(change.principals == expected.who, "\(told)")
      let actions = expected.actions.reduce(ActionSet()) {
        $0.union(ActionSet(matching: $1.utf8.dropFirst(4)))
      }
      #expect(change.actions == actions.intersection(.keyPermissions), "\(told)")
      for text in expected.says { #expect(change.sentence.contains(text), "\(told)") }
    }
    let back = try D.difference(row.new, row.old, oldVersion: row.versions.1, newVersion: row.versions.0)
    #expect(!back.isEmpty)
  }

  @Test("a Deny that no Allow overlaps is a latent restriction")
  func latent() throws {
    let difference = try D.difference(
      [D.allow(P.role, "kms:Decrypt")], [D.allow(P.role, "kms:Decrypt"), D.deny(P.alice, "kms:Sign")])
    #expect(difference.changes.isEmpty)
    #expect(difference.isEmpty)
    #expect(difference.latent.map(\.kind) == [.restrictionAdded])
    #expect(difference.latent.first?.statements == [1])
    #expect(
      difference.latent.first?.principals == [.user(P.alice), .federatedSessions(ofUser: P.alice)])
  }

  @Test("what AWS does not document is never the same")
  func doubts() throws {
    let rows: [(String, String)] = [
      (
        D.allow(P.alice, if: D.test("StringIs", "aws:SourceVpce", "a")),
        D.allow(P.alice, if: D.test("StringIs", "aws:SourceVpce", "b"))
      ),
      (D.allow(P.alice, "kms:De crypt"), D.allow(P.alice, "kms:En crypt")),
      (
        D.allow("x").replacing("{\"AWS\": \"x\"}", with: "{\"CanonicalUser\": \"a1\"}"),
        D.allow("x").replacing("{\"AWS\": \"x\"}", with: "{\"CanonicalUser\": \"b2\"}")
      ),
    ]
    for (old, new) in rows {
      let difference = try D.difference([D.delegation, old], [D.delegation, new])
      #expect(!difference.isCertain)
      #expect(!difference.isEmpty)
      #expect(difference.changes.isEmpty, "\(difference.changes.map(\.sentence))")
      #expect(try D.difference([D.delegation, old], [old, D.delegation]).isEmpty)
    }
  }
}
