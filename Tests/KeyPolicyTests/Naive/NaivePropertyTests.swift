import KeyPolicy
import Testing

@Suite("Properties of evaluation")
struct NaivePropertyTests {
  private func decide(_ question: NaiveQuestion) throws -> Decision.Outcome {
    let document = try #require(question.document())
    return PolicyEvaluation.decide(
      document: document, request: question.request, action: question.action
    ).outcome
  }

  @Test("one more Allow never takes anything, and one more Deny never gives anything")
  func more() throws {
    var maker = NaiveQuestionMaker(seed: 81)
    var counts: [Decision.Outcome: Int] = [:]
    for _ in 0..<600 {
      let question = maker.question()
      let before = try decide(question)
      counts[before, default: 0] += 1
      var more = question
      more.statements.append(maker.statement([maker.pick(NaiveKey.open)], isAttached: false, isDeny: false))
      let afterAllow = try decide(more)
      #expect(before == .denied || afterAllow != .denied, "\(more)")
      more = question
      more.statements.append(maker.statement([maker.pick(NaiveKey.open)], isAttached: false, isDeny: true))
      let afterDeny = try decide(more)
      #expect(before == .allowed || afterDeny != .allowed, "\(more)")
      more.statements.append(NaiveStatement(isDeny: true, principals: [question.caller], actions: ["kms:*"]))
      #expect(try decide(more) == .denied, "\(more)")
    }
    for outcome in [Decision.Outcome.allowed, .denied, .undecided] {
      #expect(counts[outcome, default: 0] > 30, "\(counts)")
    }
  }

  @Test("neither the order of statements nor their Sids matter, for decisions and for the lockout check")
  func order() throws {
    var maker = NaiveQuestionMaker(seed: 82)
    for _ in 0..<600 {
      let question = maker.question()
      var shuffled = question
      shuffled.statements.shuffle(using: &maker.random)
      #expect(try decide(shuffled) == decide(question), "\(question)")
      let named = question.statements.enumerated().map { $0.element.json(sid: "No \($0.offset)") }
      let text = #"{"Statement": [\#(named.joined(separator: ","))], "Version": "2012-10-17"}"#
      let verdicts = [question.policy, shuffled.policy, text].map { text in
        LockoutCheck.answer(PolicyDocument.parse(Array(text.utf8)), question.request).verdict
      }
      #expect(Set(verdicts).count == 1, "\(verdicts) \(question)")
    }
  }

  @Test("knowing more never contradicts what was decided before")
  func refinement() throws {
    var maker = NaiveQuestionMaker(seed: 83)
    var refined = 0
    for _ in 0..<600 {
      let question = maker.question()
      let before = try decide(question)
      guard before != .undecided else { continue }
      for more in question.refinements {
        refined += 1
        #expect(try decide(more) == before, "\(question), then \(more)")
      }
    }
    #expect(refined > 300)
  }

  @Test("the matrix has in every cell what is decided for it alone")
  func matrix() throws {
    var maker = NaiveQuestionMaker(seed: 84)
    var counts: [Decision.Outcome: Int] = [:]
    for round in 0..<30 {
      let question = maker.question(knowsAll: round % 2 == 0)
      let document = try #require(question.document())
      let callers = [question.request.caller, Caller(arn: maker.pick(NaiveQuestionMaker.callers))]
      let matrix = AccessMatrix.of(document, question.request, callers: callers)
      #expect(matrix.rows.map(\.caller) == callers)
      for row in matrix.rows {
        for action in ActionSet.keyPermissions.actions {
          var request = question.request
          request.caller = row.caller
          let alone = PolicyEvaluation.decide(
            document: document, request: request, action: action.qualifiedName
          ).outcome
          let cell: Decision.Outcome =
            row.allowed.contains(action) ? .allowed : row.undecided.contains(action) ? .undecided : .denied
          counts[cell, default: 0] += 1
          guard cell != alone else { continue }
          // The matrix does not try how open facts may turn out; where all of them come to one end it says less, never other things.
          #expect(cell == .undecided, "\(action.name) \(row.caller) \(question)")
          #expect(round % 2 == 1 || row.caller.role == .unknown, "\(action.name) \(row.caller) \(question)")
        }
      }
    }
    for outcome in [Decision.Outcome.allowed, .denied, .undecided] {
      #expect(counts[outcome, default: 0] > 30, "\(counts)")
    }
  }
}

extension NaiveQuestion {
  /// The same question with one unknown fact known, in every way it can turn out.
  fileprivate var refinements: [NaiveQuestion] {
    var all: [NaiveQuestion] = []
    func add(_ change: (inout NaiveQuestion) -> Void) {
      var more = self
      change(&more)
      all.append(more)
    }
    for key in NaiveKey.open where uses[key.name] != nil && isUnknown(key.name) {
      add { $0.facts[key.name] = .absent }
      for values in key.values { add { $0.facts[key.name] = .values(values) } }
    }
    if isSession, behind == nil {
      for role in NaiveQuestionMaker.roles.prefix(2) { add { $0.behind = role } }
    }
    if isFederated, behind == nil { for user in NaiveQuestionMaker.users { add { $0.behind = user } } }
    let known: [Beside] = [.everything, .nothing]
    if case .unknown = identity { for one in known { add { $0.identity = one } } }
    if case .unknown = boundary { for one in known + [.none] { add { $0.boundary = one } } }
    if case .unknown = sessionPolicy { for one in known + [.none] { add { $0.sessionPolicy = one } } }
    return all
  }
}
