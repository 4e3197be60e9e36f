/// Whether a policy that AWS accepts today leaves somebody in control tomorrow.
///
/// AWS's check asks only whether the caller could call PutKeyPolicy again, now (AWS KMS API Reference, PutKeyPolicy). Sessions expire,
/// roles are deleted and made again under other unique IDs, networks and tags change.
public enum Durability {
  /// The risks of a policy for a caller, worst first; `control` is who could change the policy.
  ///
  /// Parameters: the policy as it would be in force, the caller's circumstances with the time in seconds since 1970 (dates are not
  /// judged without it), and the answer of ``PolicyControl`` for the same policy.
  public static func risks(
    _ document: PolicyDocument, _ request: AccessRequest, control: PolicyControl
  ) -> [DurabilityRisk] {
    guard let keyARN = ARN(request.key.arn), PolicyEvaluation.isKey(keyARN) else { return [] }
    let decision = PolicyEvaluation.decide(
      document: document, request: request, action: LockoutCheck.action)
    var risks = people(document, request, decision, control, keyARN)
    if decision.outcome != .denied {
      risks += conditions(document, request)
      risks += time(document, request)
      risks += reading(document, request)
    }
    risks += deletion(document, request)
    return risks.enumerated().sorted { ($0.element.rank, $0.offset) < ($1.element.rank, $1.offset) }.map(
      \.element)
  }

  /// A policy that can be written blindly but not read.
  private static func reading(_ document: PolicyDocument, _ request: AccessRequest) -> [DurabilityRisk] {
    let decision = PolicyEvaluation.decide(document: document, request: request, action: "kms:GetKeyPolicy")
    guard decision.outcome == .denied else { return [] }
    return [
      DurabilityRisk(
        .warning, "cannot-read",
        "You could change the key policy and not read it: kms:GetKeyPolicy is denied to you, so allow it beside kms:PutKeyPolicy."
      )
    ]
  }

  /// During the waiting period somebody must be able to stop a deletion (AWS KMS Developer Guide, "Deleting AWS KMS keys").
  private static func deletion(_ document: PolicyDocument, _ request: AccessRequest) -> [DurabilityRisk] {
    guard let cancel = KMSAction.named("CancelKeyDeletion"),
      let schedule = KMSAction.named("ScheduleKeyDeletion"),
      PolicyControl.of(document, key: request.key, time: request.time, action: cancel).isNobody
    else { return [] }
    let isSchedulable = !PolicyControl.of(document, key: request.key, time: request.time, action: schedule)
      .isNobody
    guard isSchedulable else {
      return [
        DurabilityRisk(
          .note, "no-deletion", "Nobody could schedule the key's deletion or cancel it under this policy.")
      ]
    }
    return [
      DurabilityRisk(
        .warning, "cannot-cancel-deletion",
        "Somebody could schedule the key's deletion and nobody could cancel it: allow kms:CancelKeyDeletion to whoever may call "
          + "kms:ScheduleKeyDeletion.")
    ]
  }
}

extension DurabilityRisk {
  fileprivate var rank: Int {
    switch severity {
    case .danger: 0
    case .warning: 1
    case .note: 2
    }
  }
}
