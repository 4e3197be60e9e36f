import KeyPolicy
import Testing

@Suite("Verdicts of cases")
struct CaseVerdictTests {
  private typealias P = Policies

  private func verdict(_ policy: String, iam: IdentityPolicies = .grantsNothing) -> CaseVerdict {
    CaseVerdict.of(
      PolicyDocument.parse(Array(policy.utf8)),
      AccessRequest(
        caller: Caller(arn: P.alice), key: KeyFacts(arn: P.keyARN), identityPolicies: iam, layers: .none),
      action: LockoutCheck.action)
  }

  @Test(
    "a document AWS may not be able to read is rejected, never allowed",
    arguments: [
      P.statement("Allow", P.alice, more: #", "Note": "x""#),
      P.statement("Allow", P.alice, more: #", "Sid": "\u2019""#),
      P.statement("Allow", P.alice).replacing("\"Effect\"", with: "\"effect\""),
      P.statement("Allow", P.alice).replacing("\"Allow\"", with: "\"Allow \""),
      P.statement("Allow", P.alice) + ","
        + P.statement("Allow", P.alice).replacing(
          #"{"AWS": "\#(P.alice)"}"#, with: #"{"AWS": []}"#),
    ])
  func rejected(statements: String) {
    #expect(verdict(P.policy(statements)).word == .rejected)
  }

  @Test("what AWS has only announced to refuse is evaluated")
  func announced() {
    let inert = #"{"Effect": "Deny", "Principal": "*", "Action": "kms:PutKeyPolicy"}"#
    #expect(verdict(P.policy(P.statement("Allow", P.alice), inert)).word == .allowed)
    let ownARN = P.statement("Allow", P.alice).replacing(
      #""Resource": "*""#, with: #""Resource": "\#(P.keyARN)""#)
    #expect(verdict(P.policy(ownARN)).word == .allowed)
  }

  @Test("the number of the deciding statement counts from one, and the rule has its name")
  func statement() {
    let answer = verdict(P.policy(P.statement("Allow", P.role), P.statement("Allow", P.alice)))
    #expect(answer.statement == 2)
    #expect(answer.rule == "direct-grant")
    #expect(verdict(P.policy(P.statement("Allow", P.root))).rule == "no-identity-policy-allow")
  }

  @Test("a bad row says what is wrong with it and does not stop the others")
  func badRows() throws {
    let good = """
      {"id": "good", "policyText": "{}", "keyArn": "\(P.keyARN)", "action": "kms:PutKeyPolicy", "caller": "\(P.alice)"}
      """
    let text = """
      {"cases": [{"id": "no caller", "policyText": "{}", "keyArn": "\(P.keyARN)", "action": "kms:PutKeyPolicy"}, 7, \(good),
      \(good.replacing("kms:PutKeyPolicy", with: "s3:GetObject")), \(good.replacing("user/Alice", with: "group/x"))]}
      """
    let file = try PolicyCaseFile.read(Array(text.utf8)).get()
    let problems = file.rows.map { row -> String? in
      if case .unreadable(let id, let problem) = row { "\(id): \(problem)" } else { nil }
    }
    #expect(problems.count == 5)
    #expect(problems[0] == "no caller: The row has no text \"caller\".")
    #expect(problems[1] == "row 2: The row must be an object, and it is a number.")
    #expect(problems[2] == nil)
    #expect(problems[3]?.contains("is no KMS action") == true)
    #expect(problems[4]?.contains("is no user, role session, federated user or root user") == true)
  }

  @Test(
    "a text without cases is no file of cases",
    arguments: ["", "[]", "{}", #"{"cases": {}}"#, #"{"cases": [],}"#])
  func noCases(text: String) {
    guard case .failure(let error) = PolicyCaseFile.read(Array(text.utf8)) else {
      Issue.record("it was read")
      return
    }
    #expect(error.sentence.hasSuffix("."))
  }
}
