import KeyPolicy
import Testing

/// GetCallerIdentity tells the name of the role behind a session and not its path.
@Suite("A session whose role's path is not known")
struct UnknownRolePathTests {
  private typealias P = Policies

  private func verdict(_ effect: String, _ comparison: String, _ value: String) -> LockoutVerdict {
    let condition = #", "Condition": {"\#(comparison)": {"aws:PrincipalArn": "\#(value)"}}"#
    let statement = P.statement(effect, "*", more: condition)
    let policy =
      effect == "Allow" ? P.policy(statement) : P.policy(P.statement("Allow", P.session), statement)
    return P.check(policy, P.session).verdict
  }

  @Test(
    "what no path could change is decided",
    arguments: [
      ("Allow", "ArnLike", "arn:aws:iam::111122223333:role/*", LockoutVerdict.accepted),
      ("Allow", "StringLike", "arn:aws:iam::*:role/*", .accepted),
      ("Allow", "ArnLike", "arn:aws:iam::444455556666:role/*", .refused),
      ("Allow", "ArnEquals", "arn:aws:iam::111122223333:role/Other", .refused),
      ("Allow", "StringEquals", "arn:aws:iam::111122223333:user/Admin", .refused),
      ("Deny", "ArnNotEquals", "arn:aws:iam::111122223333:role/Other", .refused),
      ("Deny", "ArnEquals", "arn:aws:iam::111122223333:role/Other", .accepted),
      ("Deny", "ArnNotLike", "arn:aws:iam::111122223333:role/*", .accepted),
    ])
  func decided(effect: String, comparison: String, value: String, verdict expected: LockoutVerdict) {
    #expect(verdict(effect, comparison, value) == expected)
  }

  @Test(
    "what a path could change stays open",
    arguments: [
      ("Allow", "ArnEquals", "arn:aws:iam::111122223333:role/Admin"),
      ("Allow", "StringEquals", "arn:aws:iam::111122223333:role/team/sec/Admin"),
      ("Allow", "ArnLike", "arn:aws:iam::111122223333:role/team/*"),
      ("Allow", "ArnLike", "arn:aws:iam::111122223333:role/*/Admin"),
      ("Allow", "StringEqualsIgnoreCase", "arn:aws:iam::111122223333:role/TEAM/Admin"),
      ("Deny", "ArnNotEquals", "arn:aws:iam::111122223333:role/Admin"),
      ("Deny", "ArnNotLike", "arn:aws:iam::111122223333:role/Admin*"),
    ])
  func open(effect: String, comparison: String, value: String) {
    #expect(verdict(effect, comparison, value) == .cannotBeDecided)
  }

  @Test("two statements that leave only one role each leave nobody, whichever the role is")
  func contradiction() {
    func only(_ role: String) -> String {
      P.statement("Deny", "*", more: #", "Condition": {"ArnNotEquals": {"aws:PrincipalArn": "\#(role)"}}"#)
    }
    let policy = P.policy(
      P.statement("Allow", P.session), only(P.role), only("arn:aws:iam::111122223333:role/x/Admin"))
    #expect(P.check(policy, P.session).verdict == .refused)
  }
}
