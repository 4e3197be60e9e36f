import KeyPolicy
import Testing

@Suite("Properties of the lockout check")
struct PolicyPropertyTests {
  private typealias P = Policies

  /// One question with random statements.
  private struct Question: CustomStringConvertible {
    var statements: [String]
    var caller: String
    var role: RoleKnowledge
    var identityPolicies: IdentityPolicies

    func verdict(_ statements: [String]) -> LockoutVerdict {
      let policy = #"{"Version": "2012-10-17", "Statement": [\#(statements.joined(separator: ","))]}"#
      return P.check(policy, caller, role: role, iam: identityPolicies).verdict
    }

    var description: String { "\(caller) \(role) \(identityPolicies) \(statements)" }
  }

  private static let principals = [
    "*", P.root, P.account, P.alice, P.role, P.session, "arn:aws:iam::111122223333:role/x/Admin",
    "arn:aws:iam::444455556666:root", "arn:aws:sts::111122223333:federated-user/Alice",
  ]
  private static let callers = [
    P.alice, P.root, P.session, "arn:aws:sts::111122223333:federated-user/Alice",
    "arn:aws:iam::444455556666:user/Zed",
    "arn:aws:sts::111122223333:user/moto",
  ]
  private static let actions = [
    "kms:*", "kms:Put*", "kms:PutKeyPolicy", "kms:Decrypt", "*", "kms:Put Key", "s3:*",
  ]
  private static let extras = [
    "", "", "", #", "Condition": {"Bool": {"aws:MultiFactorAuthPresent": "true"}}"#,
  ]

  private static func statement(_ effect: String, _ random: inout SeededGenerator) -> String {
    let text = P.statement(
      effect, pick(principals, &random), pick(actions, &random), more: pick(extras, &random))
    switch UInt.random(in: 0..<10, using: &random) {
    case 0: return text.replacing("\"Principal\"", with: "\"NotPrincipal\"")
    case 1: return text.replacing("\"Action\"", with: "\"NotAction\"")
    case 2: return text.replacing(", \"Resource\": \"*\"", with: "")
    default: return text
    }
  }

  private static func pick<T>(_ all: [T], _ random: inout SeededGenerator) -> T {
    all[Int(random.next() % UInt64(all.count))]
  }

  private static func questions(seed: UInt64, count: Int) -> [(Question, SeededGenerator)] {
    var random = SeededGenerator(seed: seed)
    return (0..<count).map { _ in
      let size = Int.random(in: 1...4, using: &random)
      let statements = (0..<size).map { _ in statement(pick(["Allow", "Allow", "Deny"], &random), &random) }
      let question = Question(
        statements: statements, caller: pick(callers, &random),
        role: pick([.unknown, .known(P.role)], &random),
        identityPolicies: pick([.unknown, .allowsEverything, .grantsNothing], &random))
      return (question, SeededGenerator(seed: random.next()))
    }
  }

  @Test("the questions reach all three verdicts, so that the properties are not empty")
  func coverage() {
    let verdicts = Self.questions(seed: 1, count: 3_000).map { $0.0.verdict($0.0.statements) }
    for verdict in LockoutVerdict.allCases { #expect(verdicts.count { $0 == verdict } > 100) }
  }

  @Test("one more well-formed Allow never turns accepted into refused")
  func moreAllow() {
    for (question, random) in Self.questions(seed: 2, count: 3_000) {
      var random = random
      guard question.verdict(question.statements) == .accepted else { continue }
      let more = question.statements + [Self.statement("Allow", &random)]
      #expect(question.verdict(more) != .refused, "\(question) + \(more.last ?? "")")
    }
  }

  @Test("a matching unconditional Deny never leaves accepted")
  func moreDeny() {
    for (question, random) in Self.questions(seed: 3, count: 3_000) {
      var random = random
      let deny = P.statement("Deny", Self.pick(["*", question.caller], &random), "kms:PutKeyPolicy")
      #expect(question.verdict(question.statements + [deny]) != .accepted, "\(question)")
    }
  }

  @Test("neither the order of statements nor their Sids matter")
  func orderAndSid() {
    for (question, random) in Self.questions(seed: 4, count: 3_000) {
      var random = random
      let expected = question.verdict(question.statements)
      #expect(question.verdict(question.statements.shuffled(using: &random)) == expected, "\(question)")
      let named = question.statements.enumerated().map { index, statement in
        statement.replacing("{\"Effect\"", with: "{\"Sid\": \"No \(index)\", \"Effect\"")
      }
      #expect(question.verdict(named) == expected, "\(question)")
    }
  }

  @Test("knowing more of IAM never contradicts an answer given without it")
  func moreKnowledge() {
    for (question, _) in Self.questions(seed: 5, count: 3_000) {
      var question = question
      question.identityPolicies = .unknown
      let before = question.verdict(question.statements)
      guard before != .cannotBeDecided else { continue }
      for iam in [IdentityPolicies.allowsEverything, .grantsNothing] {
        question.identityPolicies = iam
        #expect(question.verdict(question.statements) == before, "\(question)")
      }
    }
  }
}
