package import KeyPolicy

/// What the policy engine says of a text for the caller: problems at places, and the lockout verdict.
package struct PolicyCheck: Sendable, Equatable {
  package var findings: [Finding]
  package var answer: LockoutAnswer
  /// What passes today and locks people out later, worst first.
  package var risks: [DurabilityRisk]
  /// Who could still change the policy; nil if the text is no policy.
  package var control: PolicyControl?
  /// The policy and its statements in plain sentences.
  package var words: [String] = []

  package init(
    findings: [Finding], answer: LockoutAnswer, risks: [DurabilityRisk] = [], control: PolicyControl? = nil
  ) {
    self.findings = findings
    self.answer = answer
    self.risks = risks
    self.control = control
  }

  /// Asks the engine.
  ///
  /// Pure; runs off the main thread because a 32 KB text takes longer than a key press may.
  package static func run(_ request: CheckRequest) -> PolicyCheck {
    let parse = PolicyDocument.parse(request.text)
    var check = PolicyCheck(findings: parse.findings, answer: answer(parse, request.access))
    guard let access = request.access else { return check }
    check.findings = findings(parse, access.key)
    // Of a text that AWS refuses, or may read in two ways, nothing can be said that lasts.
    guard let document = parse.document, parse.first(.refuses) == nil, parse.first(.ambiguous) == nil else {
      return check
    }
    let control = PolicyControl.of(document, key: access.key, time: access.time)
    check.control = control
    check.risks = Durability.risks(document, access, control: control)
    check.words = words(document, access.key)
    return check
  }

  /// The verdict alone.
  static func answer(_ parse: PolicyParse, _ access: AccessRequest?) -> LockoutAnswer {
    guard let access else { return withoutCaller(parse) }
    var answer = LockoutCheck.answer(parse, access)
    // The engine leaves out guardrails that were not read; of this one it is known that it may forbid the call.
    if answer.verdict == .accepted, access.layers.serviceControlPolicies == .unknown {
      answer.verdict = .cannotBeDecided
      answer.missing.append("what your organization's service control policies allow")
    }
    return answer
  }

  private static func words(_ document: PolicyDocument, _ key: KeyFacts) -> [String] {
    PolicyWords.sentences(document, key: key)
      + document.statements.map { statement in
        let sentence = PolicyWords.sentence(statement, version: document.version?.value, key: key)
        return "Statement \(statement.index + 1): \(sentence)"
      }
  }

  /// What is wrong with the text, and then what AWS takes and does not do what it seems to.
  private static func findings(_ parse: PolicyParse, _ key: KeyFacts) -> [Finding] {
    let lint = PolicyLint.findings(parse, key: key)
    return parse.findings + lint.filter { $0.severity == .warning } + lint.filter { $0.severity != .warning }
  }

  /// Without a caller a text that KMS refuses is still refused; anything else cannot be decided.
  private static func withoutCaller(_ parse: PolicyParse) -> LockoutAnswer {
    if let finding = parse.first(.refuses) {
      return LockoutAnswer(.refused, reason: "KMS refuses the document: \(finding.sentence)")
    }
    return LockoutAnswer(
      .cannotBeDecided,
      reason: "AWS has not said who you are, so it is not known whom the policy must allow.",
      missing: ["who you are (sts:GetCallerIdentity)"])
  }
}

/// One question to the policy engine.
package struct CheckRequest: Sendable, Equatable {
  /// Answers to older questions are dropped.
  package var id: Int
  package var text: [UInt8]
  /// Who would call PutKeyPolicy, and what is known; nil while GetCallerIdentity has not answered.
  package var access: AccessRequest?

  package init(id: Int, text: [UInt8], access: AccessRequest?) {
    self.id = id
    self.text = text
    self.access = access
  }
}
