import KeyPolicy
import Testing

/// Policies made to be hard to compare: the answer comes soon, and is never "the same" for want of time.
@Suite("Access difference: hostile policies")
struct HostileDifferenceTests {
  private typealias P = Policies
  private typealias D = DifferenceSketch

  struct Row: CustomTestStringConvertible, Sendable {
    var id: String
    var old: [String]
    var new: [String]

    var testDescription: String { id }
  }

  private static func each(_ count: Int, _ make: (Int) -> String) -> [String] { (0..<count).map(make) }

  private static func role(_ number: Int) -> String { "arn:aws:iam::111122223333:role/r\(number)" }

  static let rows: [Row] = [
    Row(
      id: "1000 statements for as many roles", old: each(1_000) { D.allow(role($0)) },
      new: each(1_000) { D.allow(role($0), "kms:D*") }),
    Row(
      id: "300 values of one key",
      old: each(300) { D.allow(P.alice, if: D.test("StringEquals", "aws:SourceVpce", "v\($0)")) },
      new: each(299) { D.allow(P.alice, if: D.test("StringEquals", "aws:SourceVpce", "v\($0)")) }),
    Row(
      id: "300 patterns of one key",
      old: each(300) { D.allow(P.alice, if: D.test("StringLike", "aws:SourceVpce", "*v\($0)*")) },
      new: each(299) { D.allow(P.alice, if: D.test("StringLike", "aws:SourceVpce", "*v\($0)*")) }),
    Row(
      id: "300 keys",
      old: each(300) { D.allow(P.alice, if: D.test("StringEquals", "aws:PrincipalTag/t\($0)", "x")) },
      new: each(299) { D.allow(P.alice, if: D.test("StringEquals", "aws:PrincipalTag/t\($0)", "x")) }),
    Row(
      id: "keys in an order that makes diagrams grow",
      old: each(60) {
        D.allow(
          P.alice,
          if:
            #""StringEquals": {"aws:PrincipalTag/t\#($0)": "x", "aws:PrincipalTag/t\#(($0 * 37 + 11) % 60)": "y"}"#
        )
      },
      new: each(59) {
        D.allow(
          P.alice,
          if:
            #""StringEquals": {"aws:PrincipalTag/t\#($0)": "x", "aws:PrincipalTag/t\#(($0 * 37 + 11) % 60)": "y"}"#
        )
      }),
    Row(
      id: "5000 keys",
      old: each(5_000) { D.allow(P.alice, if: D.test("StringEquals", "aws:PrincipalTag/t\($0)", "x")) },
      new: each(4_999) { D.allow(P.alice, if: D.test("StringEquals", "aws:PrincipalTag/t\($0)", "x")) }),
    Row(
      id: "many sessions, roles of one name and users",
      old: each(100) { D.allow("arn:aws:sts::111122223333:assumed-role/r/s\($0)") }
        + each(100) { D.allow("arn:aws:iam::111122223333:role/p\($0)/r") }
        + each(100) { D.allow("arn:aws:sts::111122223333:federated-user/f\($0)") }
        + each(100) { D.allow("arn:aws:iam::111122223333:user/u\($0)") },
      new: [D.delegation]),
    Row(
      id: "500 accounts", old: each(500) { D.allow(String(100_000_000_000 + $0), "kms:Decrypt") },
      new: [D.delegation]),
  ]

  /// A policy of 26 KB: delegation, and a statement with conditions for each of 60 roles.
  private static func large(_ actions: String, _ service: String) -> [String] {
    [D.delegation]
      + each(60) { number in
        D.allow(
          "arn:aws:iam::111122223333:role/production/applications/service-number-\(number)", actions,
          if: D.test(
            "StringEquals", "kms:ViaService", "\(service).us-east-1.amazonaws.com",
            "sqs.us-east-1.amazonaws.com")
            + ", " + D.test("StringLike", "kms:EncryptionContext:application", "production-\(number)-*")
            + ", " + D.test("Bool", "aws:MultiFactorAuthPresent", number % 2 == 0 ? "true" : "false"))
      }
  }

  @Test("two policies of 26 KB are compared while the author types")
  func speed() throws {
    let old = try D.document(Self.large("kms:Encrypt,kms:Decrypt,kms:GenerateDataKey*,kms:DescribeKey", "s3"))
    let new = try D.document(Self.large("kms:Encrypt,kms:Decrypt,kms:ReEncrypt*,kms:DescribeKey", "sns"))
    let key = KeyFacts(arn: P.keyARN)
    #expect(old.range.upper > 24_000)
    var shortest = Duration.seconds(10)
    let clock = ContinuousClock()
    for _ in 0..<3 {
      let start = clock.now
      let difference = AccessDifference.between(old, new, key: key)
      shortest = min(shortest, start.duration(to: clock.now))
      #expect(difference.changes.count >= 60)
    }
    #if !DEBUG
      #expect(shortest < .milliseconds(100))
    #endif
  }

  @Test("is told soon, and as a difference", arguments: rows)
  func isTold(_ row: Row) throws {
    let old = try D.document(row.old)
    let new = try D.document(row.new)
    let clock = ContinuousClock()
    let start = clock.now
    let difference = AccessDifference.between(old, new, key: KeyFacts(arn: P.keyARN))
    #if !DEBUG
      #expect(start.duration(to: clock.now) < .seconds(2))
    #endif
    #expect(!difference.isEmpty)
    #expect(AccessDifference.between(old, old, key: KeyFacts(arn: P.keyARN)).isEmpty)
  }
}
