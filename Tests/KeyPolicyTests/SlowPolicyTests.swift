import KeyPolicy
import Testing

@Suite("Policies made to be slow")
struct SlowPolicyTests {
  private static func list(_ count: Int, _ entry: (Int) -> String) -> String {
    "[\((0..<count).map { "\"\(entry($0))\"" }.joined(separator: ","))]"
  }

  private static func statement(_ principals: String, _ actions: String, more: String = "") -> String {
    #"{"Statement": [{"Effect": "Allow", "Principal": {"AWS": \#(principals)}, "Action": \#(actions), "Resource": "*"\#(more)}]}"#
  }

  /// Policies of about 32 KB, each with very many of what a careless reader combines with everything else.
  private static let policies = [
    statement(list(4_000) { _ in "*" }, list(2_700) { String($0, radix: 36) }),
    statement(#""*""#, list(400) { "x\($0)" }).replacing(
      #"{"AWS": "*"}"#, with: #"{"CanonicalUser": \#(list(1_000) { "79a59df900b949e\(100_000 + $0)" })}"#),
    statement(
      #""*""#, #""kms:*""#,
      more: #", "Condition": {"Bool": {\#((0..<1_900).map { "\"a:\($0)\": true" }.joined(separator: ","))}}"#),
    statement(
      list(400) { $0 == 0 ? "*" : "arn:aws:iam::111122223333:user/\($0)/Alice" },
      list(200) { _ in "kms:*u*t*k*e*p*o*i*c*" }),
  ]

  /// Each takes a few thousandths of a second in a release build; combining every principal with every action took a minute and
  /// a half, and more in a debug build.
  @Test("are answered while the author types", .timeLimit(.minutes(1)), arguments: policies)
  func answers(policy: String) {
    #expect(policy.utf8.count > 20_000 && policy.utf8.count <= 32_768)
    let parse = PolicyDocument.parse(Array(policy.utf8))
    let answer = LockoutCheck.answer(
      parse, caller: Caller(arn: Policies.alice), keyARN: Policies.keyARN, identityPolicies: .unknown)
    #expect(answer.verdict == .cannotBeDecided)
    // A screen cannot show thousands of facts, and nobody reads them.
    #expect(!answer.missing.isEmpty && answer.missing.count <= 30)
    #expect(answer.reason.utf8.count < 4_000)
    #expect(PolicyHealth.of(parse, answer: answer, keyARN: Policies.keyARN).word != .ok)
  }
}
