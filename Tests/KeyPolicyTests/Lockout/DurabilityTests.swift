import KeyPolicy
import Testing

@Suite("Durability")
struct DurabilityTests {
  private typealias P = Policies
  private static let root = P.statement("Allow", P.root)
  /// 2026-06-01T12:00:00Z.
  private static let now = 1_780_315_200

  private func risks(_ policy: String, _ caller: Caller = Caller(arn: P.alice)) throws -> [DurabilityRisk] {
    let document = try #require(PolicyDocument.parse(Array(policy.utf8)).document)
    let request = AccessRequest(caller: caller, key: KeyFacts(arn: P.keyARN), time: Self.now)
    return Durability.risks(
      document, request, control: PolicyControl.of(document, key: request.key, time: Self.now))
  }

  private static func condition(_ test: String) -> String { #", "Condition": {\#(test)}"# }

  @Test("the default policy lasts")
  func lasts() throws {
    #expect(try risks(P.policy(Self.root)).isEmpty)
    #expect(try risks(P.policy(Self.root, P.statement("Allow", P.alice))).isEmpty)
  }

  /// A policy that passes today, and the risk it carries.
  struct Row: Sendable {
    var code: String
    var statements: [String]

    init(_ code: String, _ statements: String...) {
      self.code = "durability." + code
      self.statements = statements
    }
  }

  private static func when(_ test: String, _ effect: String = "Allow", _ who: String = P.alice) -> String {
    P.statement(effect, who, more: condition(test))
  }

  private static let rows = [
    Row("sole-administrator", P.statement("Allow", P.alice)),
    Row("root-cannot-help", P.statement("Allow", P.alice), P.statement("Allow", P.role)),
    Row("expires", when(#""DateLessThan": {"aws:CurrentTime": "2026-06-02T00:00:00Z"}"#)),
    Row("expires", root, when(#""DateGreaterThan": {"aws:EpochTime": "1798761600"}"#, "Deny", "*")),
    Row("mfa", when(#""Bool": {"aws:MultiFactorAuthPresent": "true"}"#)),
    Row("network", root, when(#""NotIpAddress": {"aws:SourceIp": "203.0.113.0/24"}"#, "Deny", "*")),
    Row("tag", when(#""StringEquals": {"aws:PrincipalTag/team": "sec"}"#, "Allow", P.root)),
    Row("organization", when(#""StringEquals": {"aws:PrincipalOrgID": "o-abc"}"#, "Allow", "*")),
    Row("cannot-read", P.statement("Allow", P.alice, "kms:Put*"), P.statement("Allow", P.role)),
    Row("cannot-cancel-deletion", root, P.statement("Deny", "*", "kms:CancelKeyDeletion")),
    Row("no-deletion", P.statement("Allow", P.alice, "kms:*KeyPolicy")),
    Row("deleted-principal", root, P.statement("Allow", "AROAEXAMPLEROLEID123")),
    Row("nobody", root, P.statement("Deny", "*", "kms:Put*")),
  ]

  @Test("what passes today and locks later", arguments: rows)
  func locksLater(row: Row) throws {
    let risks = try risks(
      #"{"Version": "2012-10-17", "Statement": [\#(row.statements.joined(separator: ","))]}"#)
    #expect(risks.map(\.code).contains(row.code), "\(risks.map(\.code))")
    for risk in risks { #expect(risk.sentence.hasSuffix(".")) }
  }

  @Test("a session that is named by itself")
  func session() throws {
    let caller = Caller(arn: P.session, role: .known(P.role))
    let codes = try risks(P.policy(P.statement("Allow", P.session)), caller).map(\.code)
    #expect(codes.first == "durability.only-sessions")
    #expect(codes.contains("durability.session"))
    let beside = try risks(P.policy(P.statement("Allow", P.session), Self.root), caller).map(\.code)
    #expect(beside == ["durability.session"])
  }

  @Test("a role of IAM Identity Center gets another name one day")
  func identityCenter() throws {
    let role =
      "arn:aws:iam::111122223333:role/aws-reserved/sso.amazonaws.com/eu-west-1/AWSReservedSSO_Admin_0123456789abcdef"
    let session = "arn:aws:sts::111122223333:assumed-role/AWSReservedSSO_Admin_0123456789abcdef/jdoe"
    let risks = try risks(
      P.policy(P.statement("Allow", role)), Caller(arn: session, role: .known(role)))
    let one = try #require(risks.first { $0.code == "durability.identity-center-role" })
    #expect(one.severity == .danger)
    #expect(one.statement?.index == 0)
  }

  @Test("the day on which it ends is said")
  func day() throws {
    let test = #""DateLessThan": {"aws:CurrentTime": "2026-06-02T00:00:00Z"}"#
    let risk = try #require(
      try risks(P.policy(P.statement("Allow", P.alice, more: Self.condition(test)))).first {
        $0.code == "durability.expires"
      })
    #expect(risk.sentence.hasPrefix("From 2026-06-02T00:00:00Z on"))
    let inclusive = test.replacing("DateLessThan", with: "DateLessThanEquals")
    let later = try #require(
      try risks(P.policy(P.statement("Allow", P.alice, more: Self.condition(inclusive)))).first {
        $0.code == "durability.expires"
      })
    #expect(later.sentence.hasPrefix("From 2026-06-02T00:00:01Z on"))
  }

  @Test("a condition beside an unconditional grant is no risk")
  func besides() throws {
    let mfa = Self.condition(#""Bool": {"aws:MultiFactorAuthPresent": "true"}"#)
    let policy = P.policy(P.statement("Allow", P.alice), P.statement("Allow", P.alice, more: mfa), Self.root)
    #expect(try risks(policy).isEmpty)
  }
}
