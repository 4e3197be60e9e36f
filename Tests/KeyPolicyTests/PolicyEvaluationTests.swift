import KeyPolicy
import Testing

@Suite("Policy evaluation")
struct PolicyEvaluationTests {
  private typealias P = Policies

  private func decide(
    _ policy: String, _ action: String, caller: String = P.alice, iam: IdentityPolicies = .grantsNothing
  ) throws -> Decision {
    let document = try #require(PolicyDocument.parse(Array(policy.utf8)).document)
    let request = AccessRequest(
      caller: Caller(arn: caller), key: KeyFacts(arn: P.keyARN), identityPolicies: iam)
    return PolicyEvaluation.decide(document: document, request: request, action: action)
  }

  @Test("says which rule denied, for AWS's error texts")
  func denials() throws {
    let policy = P.policy(
      P.statement("Allow", P.root, "kms:Describe*"), P.statement("Allow", P.alice, "kms:Enable*"),
      P.statement("Deny", "*", "kms:EnableKeyRotation"))
    #expect(try decide(policy, "kms:EnableKey").outcome == .allowed)
    #expect(try decide(policy, "kms:EnableKeyRotation").rule == .explicitDeny)
    #expect(try decide(policy, "kms:DescribeKey").rule == .noIdentityAllow)
    #expect(try decide(policy, "kms:DescribeKey", iam: .allowsEverything).outcome == .allowed)
    #expect(try decide(policy, "kms:DescribeKey", iam: .unknown).outcome == .undecided)
    #expect(try decide(policy, "kms:ScheduleKeyDeletion", iam: .allowsEverything).rule == .noKeyPolicyAllow)
  }

  @Test("another account needs the key policy and its own IAM, for the operations that cross accounts")
  func crossAccount() throws {
    let zed = "arn:aws:iam::444455556666:user/Zed"
    for principal in [zed, "444455556666", "*"] {
      let policy = P.policy(P.statement("Allow", principal))
      #expect(try decide(policy, "kms:Decrypt", caller: zed, iam: .allowsEverything).outcome == .allowed)
      #expect(try decide(policy, "kms:Decrypt", caller: zed, iam: .grantsNothing).rule == .noIdentityAllow)
      #expect(try decide(policy, "kms:Decrypt", caller: zed, iam: .unknown).missing == [.identityPolicies])
      #expect(
        try decide(policy, "kms:GetKeyPolicy", caller: zed, iam: .allowsEverything).rule == .otherAccount)
    }
    let own = P.policy(P.statement("Allow", P.root))
    #expect(try decide(own, "kms:Decrypt", caller: zed, iam: .allowsEverything).rule == .noKeyPolicyAllow)
  }

  /// A session tells its role's name only, and a resource control policy can deny one of the roles of that name.
  @Test("roles and users behind a session that only another layer names are thought of too")
  func behindSessions() throws {
    let document = try #require(
      PolicyDocument.parse(Array(P.policy(P.statement("Allow", "*")).utf8)).document)
    let names = [
      (P.session, "arn:aws:iam::111122223333:role/x/Admin"),
      ("arn:aws:sts::111122223333:federated-user/Any", "arn:aws:iam::111122223333:user/Bob"),
    ]
    for (caller, name) in names {
      let other = P.policy(P.statement("Deny", name))
      let denying = try #require(
        PolicyDocument.parse(Array(other.utf8), kind: .resourcePolicy).document)
      var request = AccessRequest(
        caller: Caller(arn: caller), key: KeyFacts(arn: P.keyARN), identityPolicies: .allowsEverything,
        layers: .none)
      request.layers.resourceControlPolicies = .documents([denying])
      let decision = PolicyEvaluation.decide(
        document: document, request: request, action: "kms:PutKeyPolicy")
      #expect(decision.outcome == .undecided, "\(decision.reason)")
    }
  }
}
