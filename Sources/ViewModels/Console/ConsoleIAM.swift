import AWSClient
import KeyPolicy

/// What IAM says of the caller, and what follows from it for the verdicts.
extension ConsoleModel {
  /// What IAM says of the caller has come: verdicts given without it are asked for again.
  mutating func receive(_ iam: CallerIAM) -> [Effect] {
    session.callerIAM = iam
    session.knownPolicies = iam.known
    session.simulated = [:]
    if case .known = iam.role, session.callerRole == .unknown { session.callerRole = iam.role }
    for row in keys.rows { judgeAgain(row) }
    policy.scheduleCheck(at: now, after: 0)
    return recheckApply()
  }

  /// Where the caller's policies may not be read, the simulator is asked about the key on the screen.
  mutating func requestSimulation() -> [Effect] {
    guard let iam = session.callerIAM, iam.source == .notPermitted || iam.source == .simulator,
      let principal = iam.principalARN, !policy.keyARN.isEmpty, session.simulated[policy.keyARN] == nil,
      !simulating.contains(policy.keyARN), isSimulatorOpen
    else { return [] }
    simulating.insert(policy.keyARN)
    return [
      .simulate(
        keyARN: policy.keyARN, principalARN: principal, layers: iam.known.layers, generation: generation)
    ]
  }

  mutating func receive(_ result: Result<SimulatedAccess, AWSError>, ofKey keyARN: String) -> [Effect] {
    simulating.remove(keyARN)
    switch result {
    case .failure(let error):
      isSimulatorOpen = false
      session.callerIAM?.remarks.append("SimulatePrincipalPolicy: \(error.sentences)")
      return []
    case .success(let access):
      session.callerIAM?.source = .simulator
      session.simulated[keyARN] = access
      if let row = keys.rows.first(where: { $0.arn == keyARN }) { judgeAgain(row) }
      policy.scheduleCheck(at: now, after: 0)
      return recheckApply()
    }
  }

  /// The word for a key's policy was found without what is known now.
  private mutating func judgeAgain(_ row: KeyRow) {
    if row.policy.isLoading { judgedWithoutIAM.insert(row.keyID) }
    guard row.policy.isSettled else { return }
    keys.change(row.keyID, at: now) { $0.policy = .notAsked }
  }

  /// Where the IAM side of the verdict comes from; nil where there is nothing to say.
  package var iamSentence: String? {
    guard let iam = session.callerIAM else { return nil }
    let doubt = session.simulated[policy.keyARN]?.doubt
    return [iam.sentence, doubt].compactMap(\.self).joined(separator: " ")
  }
}
