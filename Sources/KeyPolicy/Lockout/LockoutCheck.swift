/// AWS's key policy lockout safety check, asked before AWS is.
///
/// Rule (AWS KMS API Reference, PutKeyPolicy, BypassPolicyLockoutSafetyCheck): the key policy must allow the principal that makes
/// the PutKeyPolicy request to make a subsequent PutKeyPolicy request on the key.
public enum LockoutCheck {
  /// The action the check is about.
  public static let action = "kms:PutKeyPolicy"

  /// How many doubts about the document an answer names; the findings have them all.
  private static let mostDoubts = 10

  /// Answers whether AWS will accept this policy text for this caller.
  public static func answer(
    policy text: [UInt8], caller: Caller, keyARN: String, identityPolicies: IdentityPolicies
  ) -> LockoutAnswer {
    answer(PolicyDocument.parse(text), caller: caller, keyARN: keyARN, identityPolicies: identityPolicies)
  }

  /// Answers whether AWS will accept this policy, which was parsed before, for this caller.
  public static func answer(
    _ parse: PolicyParse, caller: Caller, keyARN: String, identityPolicies: IdentityPolicies
  ) -> LockoutAnswer {
    answer(
      parse,
      AccessRequest(caller: caller, key: KeyFacts(arn: keyARN), identityPolicies: identityPolicies))
  }

  /// Answers whether AWS will accept this policy, which was parsed before, for a request.
  ///
  /// `refused` rests only on findings that certainly make AWS refuse and on the evaluation of what is certainly read; a finding
  /// that may make AWS refuse never leaves `accepted`.
  public static func answer(_ parse: PolicyParse, _ request: AccessRequest) -> LockoutAnswer {
    if let finding = parse.first(.refuses) { return refused(by: finding, parse) }
    guard let document = parse.document else {
      return LockoutAnswer(
        .cannotBeDecided, reason: "The policy could not be read.", missing: ["the policy itself"])
    }
    let decision = PolicyEvaluation.decide(document: document, request: request, action: action)
    if let finding = parse.first(.ambiguous) { return undecided(by: finding, parse) }
    let doubts = doubts(parse, document, request)
    var answer =
      switch decision.outcome {
      case .denied:
        LockoutAnswer(.refused, reason: decision.reason, statement: decision.statement)
      case .undecided:
        LockoutAnswer(
          .cannotBeDecided, reason: decision.reason, statement: decision.statement,
          missing: MissingFact.phrases(decision.missing) + doubts)
      case .allowed: accepted(decision, doubts, parse)
      }
    answer.rule = decision.rule.rawValue
    return answer
  }

  private static func accepted(_ decision: Decision, _ doubts: [String], _ parse: PolicyParse)
    -> LockoutAnswer
  {
    guard let doubt = doubts.first else {
      return LockoutAnswer(
        .accepted, reason: decision.reason, statement: decision.statement,
        residualRisks: decision.residualRisks)
    }
    let cause =
      parse.first(.mayRefuse).map { "But AWS may refuse the document, \(place($0, parse)): \($0.sentence)" }
      ?? "But it is not certain that AWS takes the document: \(doubt)."
    return LockoutAnswer(
      .cannotBeDecided, reason: "\(decision.reason) \(cause)", statement: decision.statement,
      missing: doubts)
  }

  private static func refused(by finding: Finding, _ parse: PolicyParse) -> LockoutAnswer {
    let statement = parse.document?.statements.first {
      $0.range.lower <= finding.range.lower && finding.range.upper <= $0.range.upper
    }
    var answer = LockoutAnswer(
      .refused, reason: "KMS refuses the document, \(place(finding, parse)): \(finding.sentence)",
      statement: statement?.reference)
    answer.rule = finding.code
    return answer
  }

  private static func undecided(by finding: Finding, _ parse: PolicyParse) -> LockoutAnswer {
    var answer = LockoutAnswer(
      .cannotBeDecided,
      reason: "It is not certain how AWS reads \(place(finding, parse)): \(finding.sentence)",
      missing: ["how AWS reads \(place(finding, parse))"])
    answer.rule = finding.code
    return answer
  }

  /// Why AWS may refuse the document although its statements are in order.
  private static func doubts(
    _ parse: PolicyParse, _ document: PolicyDocument, _ request: AccessRequest
  ) -> [String] {
    var doubts: [String] = []
    for finding in parse.findings.lazy.filter({ $0.bearing == .mayRefuse }).prefix(mostDoubts) {
      doubts.append("whether AWS takes \(place(finding, parse)) (\(finding.code))")
    }
    let partition = ARN(request.key.arn)?.partition
    for statement in document.statements {
      for principal in statement.principals?.principals ?? [] {
        guard let other = principal.form.partition, other != partition else { continue }
        doubts.append(
          "whether AWS takes the principal \"\(Excerpt.of(principal.name.value))\" of another partition in "
            + "\(statement.reference.name)")
      }
    }
    for conflict in NameConflicts.list(document, caller: CallerIdentity(request.caller)).prefix(mostDoubts) {
      doubts.append(
        "whether the principal \"\(Excerpt.of(conflict.principal))\" in \(conflict.statement.name) exists, because \"\(Excerpt.of(conflict.other))\" "
          + "has the same name and an account has each name once")
    }
    return Array(doubts.prefix(mostDoubts))
  }

  private static func place(_ finding: Finding, _ parse: PolicyParse) -> String {
    let position = parse.lines.position(at: finding.range.lower)
    return "line \(position.line), column \(position.column)"
  }
}
