import KeyPolicy
import Testing

@Suite("Every possible world")
struct NaiveWorldsTests {
  private func decide(_ question: NaiveQuestion) throws -> Decision {
    let document = try #require(question.document())
    return PolicyEvaluation.decide(document: document, request: question.request, action: question.action)
  }

  private func outcome(_ answers: Set<Bool>) -> Decision.Outcome {
    answers.count > 1 ? .undecided : answers.contains(true) ? .allowed : .denied
  }

  /// Whether the engine has a reason to leave open what all worlds agree on.
  ///
  /// It takes tests of one unknown key under different operators or values, and in different policies, as having nothing to do
  /// with each other. Of a session's `aws:PrincipalArn` it does not use that all but the role's path is known; and it does not ask
  /// whether values leave nothing out (`true` and `false`) or nothing over (a variable without a value, a number that is none).
  private func hasReason(_ question: NaiveQuestion) -> Bool {
    question.hasUnreadableLayer
      || question.everyTest.contains { test in
        guard question.isUnknown(test.key) else { return false }
        return question.uses[test.key, default: 0] > 1 || test.key == "aws:PrincipalArn"
          || test.values.contains { $0.contains("$") } || Set(test.values) == ["true", "false"]
          || test.values.contains("x")
      }
  }

  @Test("what is decided is so in every world, and what is open has a reason", arguments: UInt64(1)...2)
  func worlds(seed: UInt64) throws {
    var maker = NaiveQuestionMaker(seed: 40 + seed)
    var counts: [Decision.Outcome: Int] = [:]
    var needless = 0
    for _ in 0..<500 {
      let question = maker.question()
      let decision = try decide(question)
      let expected = outcome(question.answers)
      counts[expected, default: 0] += 1
      guard decision.outcome != expected else { continue }
      #expect(
        decision.outcome == .undecided, "worlds say \(expected), engine: \(decision.reason) \(question)")
      #expect(hasReason(question), "worlds say \(expected), engine: \(decision.reason) \(question)")
      needless += 1
    }
    print("worlds: \(counts), needlessly open: \(needless)")
    for outcome in [Decision.Outcome.allowed, .denied, .undecided] {
      #expect(counts[outcome, default: 0] > 30, "\(counts)")
    }
  }

  @Test("what is known wholly is decided, unless AWS does not document it", arguments: UInt64(1)...2)
  func wholeKnowledge(seed: UInt64) throws {
    var maker = NaiveQuestionMaker(seed: 60 + seed)
    var counts: [Decision.Outcome: Int] = [:]
    for _ in 0..<700 {
      let question = maker.question(knowsAll: true)
      let decision = try decide(question)
      let expected = outcome(question.answers)
      counts[expected, default: 0] += 1
      let isOpen = decision.outcome == .undecided && question.hasUnreadableLayer
      #expect(isOpen || decision.outcome == expected, "\(decision.reason) \(question)")
    }
    print("wholly known worlds: \(counts)")
    for outcome in [Decision.Outcome.allowed, .denied] {
      #expect(counts[outcome, default: 0] > 30, "\(counts)")
    }
  }
}
