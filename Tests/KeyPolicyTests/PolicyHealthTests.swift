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

  private static let outsiders =
    #", "Condition": {"StringNotEquals": {"aws:PrincipalOrgID": "o-exampleorgid"}}"#

  @Test(
    "what everybody is allowed is no certain danger if a Deny takes it back, or may",
    arguments: [
      P.statement("Deny", "*", "kms:Decrypt"), P.statement("Deny", "*", "kms:*ypt", more: outsiders),
      P.statement("Deny", P.role, "kms:Decrypt").replacing("\"Principal\"", with: "\"NotPrincipal\""),
    ])
  func takenBack(deny: String) {
    let open = P.statement("Allow", "*", "kms:Decrypt")
    // NotPrincipal leaves more open than that: whether AWS takes it.
    let expected = deny.contains("NotPrincipal") ? PolicyHealth.Word.undecided : .ok
    #expect(health(P.policy(P.statement("Allow", P.root), open, deny)).word == expected)
    // A Deny for one principal, for another action or without effect takes nothing back.
    for other in [
      P.statement("Deny", P.role, "kms:Decrypt"), P.statement("Deny", "*", "kms:Encrypt"),
      #"{"Effect": "Deny", "Principal": "*", "Action": "kms:Decrypt"}"#,
    ] {
      #expect(health(P.policy(P.statement("Allow", P.root), open, other)).word == .risk)
    }
  }

  @Test(
    "the danger is said as it is: other accounts can never change the policy, and some patterns allow nothing",
    arguments: [
      (
        #""Action": "kms:PutKeyPolicy""#,
        "Statement 2 allows everybody in the key's account kms:PutKeyPolicy,"
      ),
      (#""Action": "kms:*""#, "Statement 2 allows everybody in every AWS account kms:Decrypt and 19 more,"),
      (#""NotAction": "kms:*""#, nil), (#""Action": "kms:CreateKey""#, nil), (#""Action": "s3:*""#, nil),
    ] as [(String, String?)])
  func whatIsOpen(action: String, sentence: String?) {
    let open = P.statement("Allow", "*").replacing(#""Action": "kms:*""#, with: action)
    let health = health(P.policy(P.statement("Allow", P.root), open))
    #expect(health.word == (sentence == nil ? .ok : .risk))
    if let sentence { #expect(health.sentence.hasPrefix(sentence)) }
  }

  @Test("nothing is certain about a statement with a principal that AWS may read or not")
  func ambiguous() {
    let nearly = P.statement("Allow", "*").replacing(#""Principal""#, with: #""principal""#)
    #expect(health(P.policy(nearly, P.statement("Allow", P.root))).word == .undecided)
  }

  @Test(
    "a statement that may leave the policy to the account takes the certainty from the danger",
    arguments: [
      P.statement("Allow", P.root, more: #", "Condition": {"Bool": {"aws:MultiFactorAuthPresent": "true"}}"#),
      P.statement("Allow", "*", more: #", "Condition": {"ArnEquals": {"aws:PrincipalArn": "\#(P.role)"}}"#),
      P.statement("Allow", P.account, "kms:Put*"),
    ])
  func conditionalDelegation(statement: String) {
    #expect(health(P.policy(P.statement("Allow", P.alice), statement)).word == .ok)
  }

  @Test("a policy in force may name a deleted principal: it works, and could not be saved again")
  func deletedPrincipal() {
    let health = health(P.policy(P.statement("Allow", P.alice), P.statement("Allow", "AROAEXAMPLEROLEID123")))
    #expect(health.word == .risk)
    #expect(health.sentence.contains("AROAEXAMPLEROLEID123"))
  }
}
