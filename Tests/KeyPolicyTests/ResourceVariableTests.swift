import KeyPolicy
import Testing

@Suite("Variables in Resource")
struct ResourceVariableTests {
  private typealias P = Policies

  private func answer(_ resource: String) -> LockoutAnswer {
    P.check(
      P.policy(
        P.statement("Allow", P.alice).replacing(
          #""Resource": "*""#, with: #""Resource": "\#(resource)""#)))
  }

  @Test("every key that is not known is named, in the order of the text, however often one asks")
  func order() {
    let resource = "arn:aws:kms:*:*:key/${aws:PrincipalTag/b}${aws:PrincipalOrgID}${aws:PrincipalTag/a}"
    let expected = ["aws:principaltag/b", "aws:principalorgid", "aws:principaltag/a"]
    for _ in 0..<20 {
      #expect(Array(answer(resource).missing.prefix(3)) == expected)
    }
  }

  @Test("a key with many values is not expanded, so the statement covers nothing")
  func multivalued() {
    var request = AccessRequest(caller: Caller(arn: P.alice), key: KeyFacts(arn: P.keyARN))
    request.context.set("aws:PrincipalOrgPaths", toList: ["o-a/r-1/"])
    let policy = P.policy(
      P.statement("Allow", P.alice).replacing(
        #""Resource": "*""#,
        with: #""Resource": "arn:aws:kms:*:*:key/${aws:PrincipalTag/b}${aws:PrincipalOrgPaths}""#))
    let answer = LockoutCheck.answer(PolicyDocument.parse(Array(policy.utf8)), request)
    #expect(answer.verdict == .refused)
  }
}
