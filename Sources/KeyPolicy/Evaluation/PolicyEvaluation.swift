/// Decides requests under a key policy.
///
/// Rules: AWS KMS Developer Guide, "Key policies in AWS KMS"; IAM User Guide, "Policy evaluation logic". An explicit Deny wins;
/// without an Allow the request is denied; an Allow for the account leaves it to IAM. All logic is three-valued: where a fact that is
/// not known could change the outcome, the outcome is `undecided` and names it.
public enum PolicyEvaluation {
  /// What AWS does not document is unknown, or taken the way that grants least.
  public enum Doubts: Sendable, Hashable {
    case areUnknown
    case areTakenCautiously
  }

  /// Decides whether the caller may call `action` (for example `kms:DescribeKey`) on the key.
  ///
  /// The document is taken as being in force: whether KMS would accept it is the business of ``LockoutCheck``.
  public static func decide(
    document: PolicyDocument, request: AccessRequest, action: String, doubts: Doubts = .areUnknown
  ) -> Decision {
    guard let action = KMSAction.named(action) else {
      return Decision(
        .undecided, .unreadableRequest,
        reason: "\"\(Excerpt.of(action))\" is no KMS action that this program knows.",
        missing: [.unsettled("what the action \(Excerpt.of(action)) is")])
    }
    guard let key = ARN(request.key.arn), isKey(key) else {
      return Decision(
        .undecided, .unreadableRequest,
        reason:
          "\"\(Excerpt.of(request.key.arn))\" is not the ARN of a KMS key, so nobody can say whose IAM policies count.",
        missing: [.unsettled("the key's account")])
    }
    guard let caller = CallerIdentity(request.caller) else {
      return Decision(
        .undecided, .unreadableRequest,
        reason:
          "The caller \"\(Excerpt.of(request.caller.arn))\" is no user, role session, federated user or root user that AWS "
          + "documents, so no statement can be matched with it.",
        missing: [.unsettled("what kind of principal \(Excerpt.of(request.caller.arn)) is")])
    }
    let policy = CompiledPolicy(document, kind: .keyPolicy, for: action)
    let compiled = CompiledRequest(
      policy, request, keyARN: key, isCautious: doubts == .areTakenCautiously)
    return decide(compiled, caller, action)
  }

  /// Decides for one caller; if only the role or user behind its session is missing, for each that it could be.
  static func decide(_ compiled: CompiledRequest, _ caller: CallerIdentity, _ action: KMSAction) -> Decision {
    let decision = explain(compiled, caller, action)
    guard decision.outcome == .undecided,
      decision.missing.contains(where: PrincipalsBehind.isAbout),
      let candidates = PrincipalsBehind.candidates(caller, compiled)
    else { return decision }
    let decisions = candidates.map { explain(compiled, $0, action) }
    return common(decisions) ?? decision
  }

  private static func explain(
    _ compiled: CompiledRequest, _ caller: CallerIdentity, _ action: KMSAction
  ) -> Decision {
    let access = CallerAccess(compiled, caller: caller)
    let decision = Explanation(access: access, compiled: compiled, action: action).decision()
    guard decision.outcome == .undecided, decision.missing.contains(where: \.isContext),
      let decisions = OpenTests.decisions(access, compiled, action)
    else { return decision }
    return common(decisions) ?? decision
  }

  /// The first of decisions that all come to the same outcome.
  private static func common(_ decisions: [Decision]) -> Decision? {
    guard let first = decisions.first, first.outcome != .undecided,
      decisions.allSatisfy({ $0.outcome == first.outcome })
    else { return nil }
    return first
  }

  /// `arn:aws:kms:us-east-1:111122223333:key/…`; an alias's ARN is none, and PutKeyPolicy takes none.
  static func isKey(_ arn: ARN) -> Bool {
    arn.service == "kms" && !arn.region.isEmpty && ARN.isAccountID(arn.account)
      && arn.resource.hasPrefix("key/")
      && arn.resource != "key/"
  }
}
