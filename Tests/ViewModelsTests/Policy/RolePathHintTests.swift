import KeyPolicy
import Testing
import ViewModels

struct RolePathHintTests {
  private func lines(role: RoleKnowledge) -> [String] {
    let policy = """
      {"Version":"2012-10-17","Statement":[{"Effect":"Allow",\
      "Principal":{"AWS":"arn:aws:iam::111122223333:role/Admin"},"Action":"kms:*","Resource":"*"}]}
      """
    let caller = Caller(arn: "arn:aws:sts::111122223333:assumed-role/Admin/jdoe", role: role)
    let check = PolicyCheck.run(
      CheckRequest(
        id: 1, text: Array(policy.utf8),
        access: AccessRequest(caller: caller, key: KeyFacts(arn: ConsoleStory.arn("k1")))))
    return PolicyPane.lines(of: check, text: TextEditor(policy)).map(\.text)
  }

  /// GetCallerIdentity does not tell the path of the role behind a session.
  @Test func aMissingPathSaysHowToTellIt() {
    #expect(lines(role: .unknown).contains { $0.contains("--caller-role") })
  }

  /// The role's ARN is also what `aws:PrincipalArn` has.
  @Test func aConditionOnTheRoleAsksForItToo() {
    let policy = """
      {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"*"},"Action":"kms:*","Resource":"*",\
      "Condition":{"ArnLike":{"aws:PrincipalArn":"arn:aws:iam::111122223333:role/team/*"}}}]}
      """
    let caller = Caller(arn: "arn:aws:sts::111122223333:assumed-role/Admin/jdoe", role: .unknown)
    let check = PolicyCheck.run(
      CheckRequest(
        id: 1, text: Array(policy.utf8),
        access: AccessRequest(caller: caller, key: KeyFacts(arn: ConsoleStory.arn("k1")))))
    #expect(check.answer.lacksRolePath)
  }

  @Test func aKnownRoleNeedsNoHint() {
    #expect(
      !lines(role: .known("arn:aws:iam::111122223333:role/Admin")).contains { $0.contains("--caller-role") })
  }
}
