package import KeyPolicy

/// What the policy engine says of a text for the caller: problems at places, and the lockout verdict.
package struct PolicyCheck: Sendable, Equatable {
  package var findings: [Finding]
  package var answer: LockoutAnswer

  package init(findings: [Finding], answer: LockoutAnswer) {
    self.findings = findings
    self.answer = answer
  }

  /// Asks the engine.
  ///
  /// Pure; runs off the main thread because a 32 KB text takes longer than a key press may.
  package static func run(_ request: CheckRequest) -> PolicyCheck {
    let parse = PolicyDocument.parse(request.text)
    guard let caller = request.caller else {
      return PolicyCheck(findings: parse.findings, answer: withoutCaller(parse))
    }
    let answer = LockoutCheck.answer(
      parse, caller: caller, keyARN: request.keyARN, identityPolicies: request.identityPolicies)
    return PolicyCheck(findings: parse.findings, answer: answer)
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
  package var keyARN: String
  /// Nil while GetCallerIdentity has not answered.
  package var caller: Caller?
  package var identityPolicies: IdentityPolicies

  package init(id: Int, text: [UInt8], keyARN: String, caller: Caller?, identityPolicies: IdentityPolicies) {
    self.id = id
    self.text = text
    self.keyARN = keyARN
    self.caller = caller
    self.identityPolicies = identityPolicies
  }
}
