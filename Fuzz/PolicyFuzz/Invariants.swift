import FuzzSupport
import KeyPolicy

/// What must hold whatever the text is.
struct Invariants {
  private let question: Question
  private let parse: PolicyParse

  init(_ question: Question) {
    self.question = question
    parse = PolicyDocument.parse(question.text)
  }

  func check() {
    reading()
    lockout()
    guard let document = parse.document else { return }
    decisions(document)
    control(document)
    lint(document)
    printing()
    difference(document)
    refinement(document)
  }

  /// Places are inside the text, and reading it again gives the same.
  private func reading() {
    if parse != PolicyDocument.parse(question.text) { fail("the text is read the same way twice") }
    let json = JSONParser.parse(question.text)
    if json.root == nil, json.findings.isEmpty { fail("a text without JSON has a finding") }
    for finding in parse.findings + json.findings {
      isInside(finding.range)
      isSentence(finding.sentence, finding.code)
    }
    var end = 0
    for token in JSONScanner.tokens(question.text) {
      if token.range.lower < end || token.range.upper <= token.range.lower {
        fail("tokens follow each other")
      }
      end = token.range.upper
      isInside(token.range)
    }
    for statement in parse.document?.statements ?? [] { isInside(statement.range) }
    _ = PolicyCaseFile.read(question.text)
  }

  private func lockout() {
    let answer = LockoutCheck.answer(parse, question.request)
    if answer != LockoutCheck.answer(parse, question.request) { fail("the same question has one answer") }
    isSentence(answer.reason, "answer")
    if let statement = answer.statement { isInside(statement.range) }
    if (answer.verdict == .cannotBeDecided) == answer.missing.isEmpty {
      fail("what is missing is named when something is, and only then: \(answer)")
    }
    if answer.rule.isEmpty, parse.document != nil { fail("an answer names its rule") }
    if answer.verdict == .accepted {
      for bearing in [Finding.Bearing.refuses, .ambiguous, .mayRefuse] where parse.first(bearing) != nil {
        fail("a text with a finding that bears \(bearing) is not accepted")
      }
    }
    isSentence(
      PolicyHealth.of(parse, answer: answer, keyARN: question.request.key.arn).sentence, "health")
    let verdict = CaseVerdict.of(parse, question.request, action: question.action)
    isSentence(verdict.reason, "case")
    if verdict.word == .rejected, answer.verdict == .accepted { fail("a rejected text is not accepted") }
  }

  /// A decision is one, the matrix has the same, and caution grants nothing that is refused without it.
  private func decisions(_ document: PolicyDocument) {
    let decision = decide(document, .areUnknown)
    if decision != decide(document, .areUnknown) { fail("the same question has one decision") }
    isSentence(decision.reason, "decision")
    for risk in decision.residualRisks { isSentence(risk, "residual risk") }
    if (decision.outcome == .undecided) == decision.missing.isEmpty { fail("missing facts: \(decision)") }
    let cautious = decide(document, .areTakenCautiously)
    isSentence(cautious.reason, "cautious decision")
    if decision.outcome != .undecided, cautious.outcome != decision.outcome {
      fail("what is decided is decided in every reading: \(decision), \(cautious)")
    }
    guard let action = KMSAction.named(question.action), action.isKeyPermission else { return }
    let matrix = AccessMatrix.of(document, question.request, callers: [question.request.caller])
    guard let row = matrix.rows.first else { fail("one row a caller") }
    let cell: Decision.Outcome =
      row.allowed.contains(action) ? .allowed : row.undecided.contains(action) ? .undecided : .denied
    if cell != .undecided, cell != decision.outcome { fail("cell \(cell), decision \(decision)") }
  }

  private func decide(_ document: PolicyDocument, _ doubts: PolicyEvaluation.Doubts) -> Decision {
    PolicyEvaluation.decide(
      document: document, request: question.request, action: question.action, doubts: doubts)
  }

  private func control(_ document: PolicyDocument) {
    let control = PolicyControl.of(document, key: question.request.key, time: question.request.time)
    for risk in Durability.risks(document, question.request, control: control) {
      isSentence(risk.sentence, risk.code)
    }
  }

  /// Lint has an opinion and no say, and its edits are inside the text.
  private func lint(_ document: PolicyDocument) {
    let key = question.request.key
    for finding in PolicyLint.findings(parse, key: key) {
      isInside(finding.range)
      isSentence(finding.sentence, finding.code)
      if finding.bearing != .none { fail("\(finding.code) bears on no verdict") }
      guard let fix = finding.fix else { continue }
      isSentence(fix.title, "fix of \(finding.code)")
      for edit in fix.edits { isInside(edit.range) }
      if PolicyDocument.parse(fix.apply(to: question.text)).document == nil {
        fail("the fix of \(finding.code) leaves a policy")
      }
    }
    for sentence in PolicyWords.sentences(document, key: key) { isSentence(sentence, "words") }
    for statement in document.statements {
      isSentence(
        PolicyWords.sentence(statement, version: document.version?.value, key: key), "words of a statement")
    }
  }

  /// Printing changes neither what a text says nor what comes of it.
  private func printing() {
    guard let small = PolicyText.minified(question.text), let wide = PolicyText.indented(question.text) else {
      return
    }
    // Characters that AWS refuses are printed as escapes, which it may take.
    if parse.findings.contains(where: { $0.code == "policy.character" && $0.bearing == .refuses }) { return }
    if PolicyText.minified(small) != small { fail("the smallest text cannot be made smaller") }
    if PolicyText.minified(wide) != small { fail("an indented text says the same") }
    if small.count > question.text.count { fail("the smallest text is the smallest") }
    let printed = PolicyDocument.parse(small)
    if printed.findings.map(\.code) != parse.findings.map(\.code) { fail("printing keeps what was found") }
    let verdicts = [parse, printed].map { LockoutCheck.answer($0, question.request).verdict }
    if verdicts[0] != verdicts[1] { fail("printing keeps the verdict: \(verdicts)") }
  }

  /// A policy is no different from itself.
  private func difference(_ document: PolicyDocument) {
    let difference = AccessDifference.between(document, document, key: question.request.key)
    if !difference.changes.isEmpty || !difference.latent.isEmpty {
      fail("a policy is no different from itself: \(difference)")
    }
    for sentence in difference.cannotTell { isSentence(sentence, "difference") }
  }

  /// What is decided without knowing a session's role stays so whichever role it is.
  private func refinement(_ document: PolicyDocument) {
    var request = question.request
    guard request.caller.role == .unknown, request.caller.arn.contains(":assumed-role/") else { return }
    let before = decide(document, .areUnknown).outcome
    guard before != .undecided else { return }
    for role in ["role/Admin", "role/x/Admin"] {
      request.caller.role = .known("arn:aws:iam::111122223333:" + role)
      let decision = PolicyEvaluation.decide(document: document, request: request, action: question.action)
      if decision.outcome != before { fail("\(role) contradicts \(before): \(decision)") }
    }
  }

  private func isInside(_ range: ByteRange) {
    if range.lower < 0 || range.lower > range.upper || range.upper > question.text.count {
      fail("the place \(range.lower)..<\(range.upper) is in a text of \(question.text.count) bytes")
    }
  }

  private func isSentence(_ text: String, _ of: String) {
    if !text.hasSuffix(".") { fail("the sentence of \(of) ends with a full stop: \(text)") }
  }
}
