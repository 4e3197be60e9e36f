import KeyPolicy
import Testing

/// A policy or a caller chosen to make the lockout check say more than AWS's documentation supports.
struct Attack: CustomTestStringConvertible, Sendable {
  var name: String
  var policy: String
  var caller = Policies.alice
  var role = RoleKnowledge.unknown
  var keyARN = Policies.keyARN
  var identityPolicies = IdentityPolicies.grantsNothing
  var expected: LockoutVerdict

  init(_ name: String, _ expected: LockoutVerdict, _ policy: String) {
    self.name = name
    self.policy = policy
    self.expected = expected
  }

  /// A statement that gives the caller everything, followed by these.
  static func besideGrant(_ name: String, _ expected: LockoutVerdict, _ statements: String...) -> Attack {
    let all = [Policies.statement("Allow", Policies.alice)] + statements
    return Attack(
      name, expected, #"{"Version": "2012-10-17", "Statement": [\#(all.joined(separator: ", "))]}"#)
  }

  func by(_ caller: String, role: RoleKnowledge = .unknown) -> Attack {
    var attack = self
    attack.caller = caller
    attack.role = role
    return attack
  }

  func with(_ identityPolicies: IdentityPolicies) -> Attack {
    var attack = self
    attack.identityPolicies = identityPolicies
    return attack
  }

  func on(_ keyARN: String) -> Attack {
    var attack = self
    attack.keyARN = keyARN
    return attack
  }

  var answer: LockoutAnswer {
    LockoutCheck.answer(
      policy: Array(policy.utf8), caller: Caller(arn: caller, role: role), keyARN: keyARN,
      identityPolicies: identityPolicies)
  }

  /// Checks the verdict, and that the answer keeps its form: a sentence, and facts exactly where something is open.
  func expectAnswer() {
    let answer = answer
    #expect(answer.verdict == expected, "\(name): \(answer.reason)")
    #expect(answer.reason.hasSuffix("."), "\(answer.reason)")
    #expect((answer.verdict == .cannotBeDecided) == !answer.missing.isEmpty, "\(answer)")
  }

  var testDescription: String { name }
}
