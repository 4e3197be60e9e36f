import KeyPolicy
import Testing

/// Policies that look decided and are not: what AWS fills in, stores, or leaves open.
@Suite("Doubts that hide")
struct HiddenDoubtTests {
  private typealias P = Policies

  private func document(_ text: String, _ kind: PolicyKind = .identityPolicy) throws -> PolicyDocument {
    try #require(PolicyDocument.parse(Array(text.utf8), kind: kind).document)
  }

  private static func layer(_ statements: String...) -> String {
    #"{"Version": "2012-10-17", "Statement": [\#(statements.joined(separator: ", "))]}"#
  }

  private static func one(_ effect: String, _ rest: String) -> String {
    #"{"Effect": "\#(effect)", "Action": "kms:*", \#(rest)}"#
  }

  private func verdict(
    _ policy: String, caller: String = P.alice, iam: [String] = [],
    _ change: (inout AccessRequest) throws -> Void = { _ in }
  ) throws -> LockoutVerdict {
    var request = AccessRequest(
      caller: Caller(arn: caller, role: caller == P.session ? .known(P.role) : .unknown),
      key: KeyFacts(arn: P.keyARN), identityPolicies: .documents(try iam.map { try document($0) }),
      layers: .none, time: 1_780_315_200)
    try change(&request)
    return LockoutCheck.answer(PolicyDocument.parse(Array(policy.utf8)), request).verdict
  }

  @Test(
    "IAM takes the missing fields of an ARN for wildcards",
    arguments: [
      "arn:aws:kms", "arn:aws:kms:us-east-1", "arn:aws:kms:us-east-?:111122223333",
      "arn:aws:kms:*:${aws:PrincipalAccount}",
    ])
  func incompleteARN(resource: String) throws {
    let deny = Self.layer(Self.one("Deny", #""Resource": "\#(resource)""#))
    #expect(try verdict(P.policy(P.statement("Allow", P.alice)), iam: [deny]) == .refused)
    let but = Self.layer(Self.one("Allow", #""NotResource": "\#(resource)""#))
    #expect(try verdict(P.policy(P.statement("Allow", P.root)), iam: [but]) == .refused)
    let allow = Self.layer(Self.one("Allow", #""Resource": "\#(resource)""#))
    #expect(try verdict(P.policy(P.statement("Allow", P.root)), iam: [allow]) == .accepted)
  }

  @Test(
    "an operator and its opposite leave something between them",
    arguments: [
      ("saml:edupersonaffiliation", "x"), ("aws:ResourceTag/x", "y"),
      ("aws:PrincipalTag/a", "${aws:username}"),
      ("aws:PrincipalTag/a", "${aws:PrincipalTag/b}"),
    ])
  func opposites(key: String, value: String) throws {
    func grant(_ comparison: String) -> String {
      P.statement("Allow", P.session, more: #", "Condition": {"\#(comparison)": {"\#(key)": "\#(value)"}}"#)
    }
    #expect(
      try verdict(P.policy(grant("StringEquals"), grant("StringNotEquals")), caller: P.session)
        == .cannotBeDecided)
  }

  @Test(
    "a wildcard for everything does not settle a key that may have several values or has no place here",
    arguments: [
      #""StringLikeIfExists": {"saml:edupersonaffiliation": "*"}"#,
      #""StringLikeIfExists": {"aws:ResourceTag/x": "*"}"#,
      #""Null": {"aws:ResourceTag/x": ["true", "false"]}"#,
      #""Bool": {"kms:BypassPolicyLockoutSafetyCheck": "false"}"#,
    ])
  func everything(condition: String) throws {
    let statement = P.statement("Allow", P.alice, more: ", \"Condition\": {\(condition)}")
    #expect(try verdict(P.policy(statement)) == .cannotBeDecided)
  }

  @Test("a Deny on the bypass flag that spares it when it is false may bind a request that does not send it")
  func omittedBypass() throws {
    let deny = P.statement(
      "Deny", "*", more: #", "Condition": {"Bool": {"kms:BypassPolicyLockoutSafetyCheck": "false"}}"#)
    #expect(try verdict(P.policy(P.statement("Allow", P.alice), deny)) == .cannotBeDecided)
  }

  @Test("NotPrincipal never spares a caller with a permissions boundary, not even when it lists everybody")
  func notPrincipal() throws {
    let endpoint =
      #"{"Statement": [{"Effect": "Allow", "Principal": "*", "Action": "*", "Resource": "*"}, "#
      + #"{"Effect": "Deny", "NotPrincipal": "*", "Action": "kms:*", "Resource": "*"}]}"#
    let policy = P.policy(P.statement("Allow", P.alice))
    let answer = try verdict(policy) {
      $0.layers.permissionsBoundary = .documents([
        try document(Self.layer(Self.one("Allow", #""Resource": "*""#)))
      ])
      $0.layers.vpcEndpointPolicy = .documents([try document(endpoint, .resourcePolicy)])
    }
    #expect(answer == .refused)
  }

  @Test("service control policies of several levels must all allow, and the levels are not told")
  func levels() throws {
    let everything = Self.layer(#"{"Effect": "Allow", "Action": "*", "Resource": "*"}"#)
    let storage = Self.layer(#"{"Effect": "Allow", "Action": "s3:*", "Resource": "*"}"#)
    let policy = P.policy(P.statement("Allow", P.alice))
    #expect(
      try verdict(policy) {
        $0.layers.serviceControlPolicies = .documents([try document(everything), try document(storage)])
      } == .cannotBeDecided)
    #expect(
      try verdict(policy) { $0.layers.serviceControlPolicies = .documents([try document(everything)]) }
        == .accepted)
  }

  @Test(
    "what IAM has stored AWS can read, also where this program cannot",
    arguments: [
      #""DateGreaterThan": {"aws:CurrentTime": "20200101T000000Z"}"#,
      #""NumericLessThan": {"aws:EpochTime": "9,999,999,999"}"#,
      #""IpAddress": {"aws:SourceIp": "10.0.0.0/8 "}"#, #""BinaryEquals": {"aws:username": "QWxpY2U"}"#,
    ])
  func stored(condition: String) throws {
    let deny = Self.layer(Self.one("Deny", #""Resource": "*", "Condition": {\#(condition)}"#))
    #expect(try verdict(P.policy(P.statement("Allow", P.alice)), iam: [deny]) == .cannotBeDecided)
  }

  @Test("a root session is bound by what its session policy denies")
  func rootSession() throws {
    let deny = Self.layer(Self.one("Deny", #""Resource": "*""#))
    let answer = try verdict(P.policy(P.statement("Allow", P.root)), caller: P.root) {
      $0.layers.sessionPolicy = .documents([try document(deny)])
    }
    #expect(answer == .refused)
  }

  @Test("a single value of a key that is in no table may be one of several")
  func unknownCardinality() throws {
    let statement = P.statement("Allow", P.alice, more: #", "Condition": {"StringEquals": {"saml:a": "y"}}"#)
    #expect(try verdict(P.policy(statement)) { $0.context.set("saml:a", to: "y") } == .cannotBeDecided)
  }
}
