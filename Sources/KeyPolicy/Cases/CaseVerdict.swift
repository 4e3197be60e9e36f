/// The verdict of a worked case: whether a key policy lets a caller do something, with what is known beside it.
public struct CaseVerdict: Sendable, Hashable {
  /// The four verdicts.
  public enum Word: String, Sendable, Hashable, CaseIterable {
    /// An Allow applies that needs nothing further.
    case allowed
    /// No route leads to an Allow, or a Deny certainly applies.
    case denied
    /// A fact is missing; `dependsOn` says of which kind.
    case depends
    /// KMS refuses the document, so it never comes into force.
    case rejected
  }

  /// What a verdict can depend on.
  public enum Dependency: String, Sendable, Hashable, CaseIterable {
    /// Policies that IAM holds: identity policies, permissions boundary, session policy.
    case iam
    /// The context of the request.
    case context
  }

  /// The verdict.
  public var word: Word
  /// For `depends`: on what, IAM before context.
  public var dependsOn: [Dependency]
  /// The deciding statement's number, from 1; nil if none decided.
  public var statement: Int?
  /// The rule that decided: that of a ``Decision`` or the code of a ``Finding``.
  public var rule: String
  /// Why, in full sentences.
  public var reason: String

  /// Decides a case.
  ///
  /// Unlike ``LockoutCheck`` it takes what AWS does not document the way that grants least instead of leaving it open, and a document
  /// that AWS has only announced to refuse as taken.
  public static func of(_ parse: PolicyParse, _ request: AccessRequest, action: String) -> CaseVerdict {
    let rejecting = parse.findings.first { rejects($0) }
    if let finding = parse.first(.refuses) ?? rejecting { return rejected(finding, parse) }
    guard let document = parse.document else {
      return CaseVerdict(
        word: .rejected, dependsOn: [], rule: "policy.not-an-object", reason: "The text is no policy.")
    }
    let decision = PolicyEvaluation.decide(
      document: document, request: request, action: action, doubts: .areTakenCautiously)
    let dependencies: [Dependency] =
      (decision.missing.contains(where: \.isIAM) ? [.iam] : [])
      + (decision.missing.contains(where: \.isContext) ? [.context] : [])
    return CaseVerdict(
      word: word(decision, dependencies), dependsOn: dependencies,
      statement: decision.statement.map { $0.index + 1 }, rule: decision.rule.rawValue,
      reason: decision.reason)
  }

  /// Doubts that a case takes for a refusal: an element AWS does not know, or a text it may not be able to read.
  ///
  /// What AWS has only announced to refuse, and what it evaluates although IAM would not store it, is no such doubt.
  private static let rejectingCodes: Set<String> = [
    "policy.character", "policy.unknown-member", "policy.too-large", "policy.principal-service",
    "policy.version", "policy.effect",
  ]

  private static func rejects(_ finding: Finding) -> Bool {
    finding.bearing == .ambiguous || finding.bearing == .mayRefuse && rejectingCodes.contains(finding.code)
  }

  /// What depends on neither IAM nor the context is not granted.
  private static func word(_ decision: Decision, _ dependencies: [Dependency]) -> Word {
    switch decision.outcome {
    case .allowed: .allowed
    case .denied: .denied
    case .undecided: dependencies.isEmpty ? .denied : .depends
    }
  }

  private static func rejected(_ finding: Finding, _ parse: PolicyParse) -> CaseVerdict {
    let place = parse.lines.position(at: finding.range.lower)
    let statement = parse.document?.statements.first {
      $0.range.lower <= finding.range.lower && finding.range.upper <= $0.range.upper
    }
    return CaseVerdict(
      word: .rejected, dependsOn: [], statement: statement.map { $0.index + 1 }, rule: finding.code,
      reason: "KMS refuses the document, line \(place.line), column \(place.column): \(finding.sentence)")
  }
}
