import AWSClient
import KeyPolicy

/// What IAM says of the caller, and what follows from it for the verdicts.
extension ConsoleModel {
  /// What IAM says of the caller has come: verdicts given without it are asked for again.
  mutating func receive(_ iam: CallerIAM) -> [Effect] {
    // Asked again and nothing has changed: what stands on the screen stays, a simulator's answers included.
    guard iam != askedIAM else { return [] }
    askedIAM = iam
    if session.givenPolicies == nil {
      session.givenPolicies = session.knownPolicies
      session.givenRole = session.callerRole
    }
    session.callerIAM = iam
    session.knownPolicies = iam.known
    session.simulated = [:]
    // What IAM says of the path is certain; what was said on the command line may be of another role.
    if case .known = iam.role { session.callerRole = iam.role }
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
      return recheckApply(of: keyARN)
    }
  }

  /// The word for a key's policy was found without what is known now.
  ///
  /// It stays until the new one is there: a row must not leave a filter and come back.
  mutating func judgeAgain(_ row: KeyRow) {
    guard row.policy.isSettled || row.policy.isLoading else { return }
    judgedWithoutIAM.insert(row.keyID)
  }

  /// Asks for the words that must be found anew, the key on the screen first.
  mutating func requestJudgements() -> [Effect] {
    guard !judgedWithoutIAM.isEmpty else { return [] }
    var effects: [Effect] = []
    for keyID in [policy.keyID ?? ""] + judgedWithoutIAM where inFlight < Self.inFlightLimit {
      guard judgedWithoutIAM.contains(keyID) else { continue }
      guard let row = keys.row(keyID) else {
        judgedWithoutIAM.remove(keyID)
        continue
      }
      // One that is under way comes back first, and is asked for again then.
      guard row.policy.isSettled else { continue }
      judgedWithoutIAM.remove(keyID)
      inFlight += 1
      effects.append(
        .load(
          .init(.policy, of: keyID), keyARN: row.arn,
          access: session.accessRequest(KeyFacts(arn: row.arn), at: now), generation: generation))
    }
    return effects
  }

  /// Where the IAM side of the verdict comes from; nil where there is nothing to say.
  package var iamSentence: String? {
    guard let iam = session.callerIAM else { return nil }
    let doubt = session.simulated[policy.keyARN]?.doubt
    return [iam.sentence, doubt].compactMap(\.self).joined(separator: " ")
  }
}
