import KeyPolicy
import Testing

@Suite("Policy health")
struct PolicyHealthTests {
  private typealias P = Policies

  private func health(_ policy: String, iam: IdentityPolicies = .allowsEverything) -> PolicyHealth {
    let parse = PolicyDocument.parse(Array(policy.utf8))
    let answer = LockoutCheck.answer(
      parse, caller: Caller(arn: P.alice), keyARN: P.keyARN, identityPolicies: iam)
    return PolicyHealth.of(parse, answer: answer, keyARN: P.keyARN)
  }

  @Test("gives each policy its word")
  func words() {
    let defaultPolicy = P.policy(P.statement("Allow", P.root))
    #expect(health(defaultPolicy).word == .ok)
    #expect(health(defaultPolicy, iam: .unknown).word == .undecided)
    #expect(health(defaultPolicy, iam: .grantsNothing).word == .refused)
    #expect(health("{").word == .broken)
    #expect(health(P.policy()).word == .broken)
  }

  @Test("everybody without a condition is a risk, whoever asks and whatever else is unknown")
  func everybody() {
    let open = P.statement("Allow", "*", "kms:Decrypt")
    #expect(health(P.policy(P.statement("Allow", P.root), open), iam: .unknown).word == .risk)
    #expect(
      health(P.policy(P.statement("Allow", P.root), open)).sentence.hasPrefix("Statement 2 allows everybody"))
    let limited = P.statement(
      "Allow", "*", "kms:Decrypt",
      more: #", "Condition": {"StringEquals": {"kms:CallerAccount": "111122223333"}}"#)
    #expect(health(P.policy(P.statement("Allow", P.root), limited)).word == .ok)
    #expect(
      health(P.policy(P.statement("Allow", P.root), P.statement("Deny", "*", "kms:Decrypt"))).word == .ok)
  }

  @Test(
    "a key whose policy is left to named principals alone is a risk",
    arguments: [P.alice, "arn:aws:iam::444455556666:root"])
  func noDelegation(other: String) {
    let named = health(P.policy(P.statement("Allow", P.alice), P.statement("Allow", other)))
    #expect(named.word == .risk)
    #expect(named.sentence.contains("AWS Support"))
  }
}
