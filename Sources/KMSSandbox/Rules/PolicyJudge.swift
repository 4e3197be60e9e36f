import KeyPolicy

/// Asks the policy library, and remembers what it has read: thousands of keys share a few policies.
struct PolicyJudge: Sendable {
  enum Decision: Sendable, Equatable {
    case allowed
    /// A Deny of the key policy applies.
    case deniedExplicitly
    /// Nothing in the key policy allows it.
    case denied
    case undecided
  }

  static let invalidPrincipals = "Policy contains a statement with one or more invalid principals."

  private var known: [String: PolicyParse] = [:]
  /// Enough for every policy of an example account; a policy that is edited a thousand times must not pile up.
  private static let mostKnown = 256

  /// Whether the policy lets the administrator, whose IAM policies allow everything, do this to the key.
  mutating func decide(
    _ policy: String, keyARN: String, action: String, _ administrator: Account.Administrator
  ) -> Decision {
    guard let document = parse(policy).document else { return .undecided }
    let decision = PolicyEvaluation.decide(
      document: document, request: Self.request(administrator, keyARN), action: action)
    switch decision.outcome {
    case .allowed: return .allowed
    case .undecided: return .undecided
    case .denied: return decision.rule == .explicitDeny ? .deniedExplicitly : .denied
    }
  }

  /// Why KMS would not take the document, a full sentence; nil when its grammar is right.
  ///
  /// AWS's own words are known for principals only; for the rest the sandbox uses the reader's, which say what the mistake
  /// is. What AWS may refuse and what can be read in two ways is refused as well: the sandbox is rather too strict than
  /// a place where a policy passes that AWS would not take.
  mutating func problem(in text: String) -> String? {
    let parse = parse(text)
    if let finding = parse.first(.refuses) ?? parse.first(.ambiguous) ?? parse.first(.mayRefuse) {
      return finding.code.hasPrefix("policy.principal") ? Self.invalidPrincipals : finding.sentence
    }
    return parse.document == nil ? "The policy is not a JSON object." : nil
  }

  /// True only when the lockout check is certain that AWS accepts the policy.
  mutating func certainlyAccepts(
    _ text: String, keyARN: String, _ administrator: Account.Administrator
  ) -> Bool {
    let answer = LockoutCheck.answer(parse(text), Self.request(administrator, keyARN))
    return answer.verdict == .accepted
  }

  /// The sandbox knows all there is beside the key policy: an administrator with every permission in IAM, and no guardrails.
  private static func request(_ administrator: Account.Administrator, _ keyARN: String) -> AccessRequest {
    AccessRequest(
      caller: Caller(arn: administrator.arn, role: .known(administrator.roleARN)),
      key: KeyFacts(arn: keyARN), identityPolicies: .allowsEverything, layers: .none)
  }

  private mutating func parse(_ text: String) -> PolicyParse {
    if let parse = known[text] { return parse }
    let parse = PolicyDocument.parse(Array(text.utf8))
    if known.count >= Self.mostKnown { known.removeAll() }
    known[text] = parse
    return parse
  }
}
