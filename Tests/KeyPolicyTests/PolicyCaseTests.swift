import KeyPolicy
import Testing

@Suite("Worked cases")
struct PolicyCaseTests {
  @Test("every documented, inferred and recorded case is right", arguments: PolicyCase.settled)
  func isRight(one: PolicyCase) {
    let verdict = one.row.verdict
    #expect(verdict.word.rawValue == one.verdict, "\(verdict.reason)")
    #expect(Set(verdict.dependsOn.map(\.rawValue)) == one.dependsOn, "\(verdict.reason)")
    #expect(verdict.reason.hasSuffix("."))
    #expect(!verdict.rule.isEmpty)
  }

  @Test("no case is allowed that should not be, the uncertain ones included", arguments: PolicyCase.all)
  func neverFalselyAllowed(one: PolicyCase) {
    guard one.verdict != "allowed" else { return }
    #expect(one.row.verdict.word != .allowed)
    guard one.row.action == LockoutCheck.action else { return }
    let answer = LockoutCheck.answer(PolicyDocument.parse(one.row.policy), one.row.request)
    #expect(answer.verdict != .accepted, "\(answer.reason)")
  }

  /// The check may leave open what a case decides, when AWS's documentation leaves open whether it takes the document; never more.
  @Test("the lockout check agrees with every case", arguments: PolicyCase.settled)
  func lockoutCheckAgrees(one: PolicyCase) {
    guard one.row.action == LockoutCheck.action else { return }
    let answer = LockoutCheck.answer(PolicyDocument.parse(one.row.policy), one.row.request)
    switch one.verdict {
    case "allowed", "depends": #expect(answer.verdict != .refused, "\(answer.reason)")
    default: #expect(answer.verdict != .accepted, "\(answer.reason)")
    }
    #expect((answer.verdict == .cannotBeDecided) == !answer.missing.isEmpty)
  }

  @Test("the files are whole, and how often the lockout check decides as the case does")
  func rate() {
    #expect(PolicyCase.all.count == 233 + 255)
    #expect(PolicyCase.settled.count == 222 + 255)
    let rows = PolicyCase.settled.filter { $0.row.action == LockoutCheck.action }
    let exact = rows.filter { one in
      let answer = LockoutCheck.answer(PolicyDocument.parse(one.row.policy), one.row.request)
      return answer.verdict == Self.exact(one)
    }
    let uncertain = PolicyCase.all.filter { $0.certainty == "uncertain" }
    let cautious = uncertain.filter { $0.row.verdict.word.rawValue == $0.verdict }
    print(
      "worked cases: \(PolicyCase.settled.count) settled; the lockout check decides \(exact.count) of \(rows.count) as the case does; "
        + "of \(uncertain.count) uncertain ones \(cautious.count) as written: not \(uncertain.filter { $0.row.verdict.word.rawValue != $0.verdict }.map { "\($0.id) \($0.row.verdict.word)" })"
    )
    #expect(exact.count * 10 >= rows.count * 9)
  }

  private static func exact(_ one: PolicyCase) -> LockoutVerdict {
    switch one.verdict {
    case "allowed": .accepted
    case "depends": .cannotBeDecided
    default: .refused
    }
  }
}
