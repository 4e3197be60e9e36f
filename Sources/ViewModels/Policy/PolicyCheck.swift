package import KeyPolicy

/// What the policy engine says of a text for the caller: problems at places, and the lockout verdict.
package struct PolicyCheck: Sendable, Equatable {
  package var findings: [Finding]
  package var answer: LockoutAnswer

  package init(findings: [Finding], answer: LockoutAnswer) {
    self.findings = findings
    self.answer = answer
  }

  /// Asks the engine. Pure; runs off the main thread because a 32 KB text takes longer than a key press may.
  package static func run(_ request: CheckRequest) -> PolicyCheck {
    let parse = PolicyDocument.parse(request.text)
    guard let caller = request.caller else {
      return PolicyCheck(findings: parse.findings, answer: withoutCaller(parse))
    }
    let answer = LockoutCheck.answer(
      policy: request.text, caller: caller, keyARN: request.keyARN, identityPolicies: .unknown)
    return PolicyCheck(findings: parse.findings, answer: answer)
  }

  /// Without a caller a text that KMS refuses is still refused; anything else cannot be decided.
  private static func withoutCaller(_ parse: PolicyParse) -> LockoutAnswer {
    guard parse.document != nil else {
      let first = parse.findings.first { $0.severity == .error }
      return LockoutAnswer(.refused, reason: first?.sentence ?? "The text is not a policy document.")
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
  /// Nil while GetCallerIdentity has not answered.
  package var caller: Caller?
  package var keyARN: String

  package init(id: Int, text: [UInt8], caller: Caller?, keyARN: String) {
    self.id = id
    self.text = text
    self.caller = caller
    self.keyARN = keyARN
  }
}
