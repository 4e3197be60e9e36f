import KeyPolicy
import Testing

@Suite("Who else could change the policy")
struct PolicyControlTests {
  private typealias P = Policies
  private static let root = P.statement("Allow", P.root)

  private func control(_ policy: String) throws -> PolicyControl {
    let document = try #require(PolicyDocument.parse(Array(policy.utf8)).document)
    return PolicyControl.of(document, key: KeyFacts(arn: P.keyARN))
  }

  private func sentences(_ policy: String) throws -> [String] {
    try control(policy).controllers.map(\.sentence)
  }

  @Test("the default policy leaves it to the root user and to whoever IAM allows")
  func delegation() throws {
    #expect(
      try sentences(P.policy(Self.root)) == [
        "The account's root user.", "Other users and roles of the account, if IAM policies allow it.",
      ])
  }

  @Test("a session is the only one until it expires")
  func session() throws {
    #expect(
      try sentences(P.policy(P.statement("Allow", P.session))) == [
        "The session assumed-role/Admin/jdoe, until it expires."
      ])
  }

  @Test("a Deny for all but one role leaves that role, with IAM, and not even the root user")
  func denyButOne() throws {
    let condition = #", "Condition": {"ArnNotEquals": {"aws:PrincipalArn": "\#(P.role)"}}"#
    let policy = P.policy(Self.root, P.statement("Deny", "*", "kms:PutKeyPolicy", more: condition))
    #expect(try sentences(policy) == ["Sessions of role/Admin, if IAM policies allow it."])
  }

  @Test(
    "nobody: another account, a deleted user, a service, everybody denied",
    arguments: [
      P.statement("Allow", "arn:aws:iam::444455556666:role/Ext"),
      P.statement("Allow", "AROAEXAMPLEROLEID123"),
      P.statement("Allow", "*").replacing(#"{"AWS": "*"}"#, with: #"{"Service": "s3.amazonaws.com"}"#),
      root + ", " + P.statement("Deny", "*", "kms:Put*"),
      root + ", "
        + P.statement("Deny", "*", more: #", "Condition": {"StringNotEquals": {"aws:RequestTag/x": "y"}}"#),
    ])
  func nobody(statements: String) throws {
    #expect(try control(P.policy(statements)).isNobody)
  }

  @Test("a pattern admits future roles too")
  func pattern() throws {
    let condition = #", "Condition": {"ArnNotLike": {"aws:PrincipalArn": "\#(P.role)*"}}"#
    let policy = P.policy(Self.root, P.statement("Deny", "*", "kms:PutKeyPolicy", more: condition))
    let one = try #require(try control(policy).controllers.first)
    #expect(one.kind == .pattern)
    #expect(one.grade == .ifIAMAllows)
    #expect(one.sentence.hasPrefix("Users and roles like role/Admin*, future ones included"))
  }

  @Test("named users have a line of their own beside the account's others, unless it would say the same")
  func named() throws {
    let policy = P.policy(Self.root, P.statement("Allow", P.alice))
    #expect(try sentences(policy).contains("user/Alice."))
    #expect(try sentences(P.policy(P.statement("Allow", "*"), P.statement("Allow", P.alice))).count == 2)
  }

  @Test("a condition that is not known is named")
  func conditional() throws {
    let condition = #", "Condition": {"Bool": {"aws:MultiFactorAuthPresent": "true"}}"#
    let all = try sentences(P.policy(P.statement("Allow", P.alice, more: condition)))
    #expect(all == ["user/Alice, depending on aws:MultiFactorAuthPresent."])
  }
}
