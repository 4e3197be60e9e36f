import AWSClient
import KeyPolicy

/// What IAM says of the caller, and what follows from it for the verdicts.
extension ConsoleModel {
  /// What IAM says of the caller has come: verdicts given without it are asked for again.
  mutating func receive(_ iam: CallerIAM) {
    // Asked again and nothing has changed: what stands on the screen stays, a simulator's answers included.
    guard iam != askedIAM else { return }
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
  }

  /// Where the caller's policies may not be read, the simulator is asked about the key on the screen.
  mutating func requestSimulation() -> [Effect] {
    guard session.simulated[policy.keyARN] == nil, isSimulatorOpen, callerAsk.isSimulatorNext else {
      return []
    }
    return simulate(policy.keyARN)
  }

  /// What the simulator said of the key under review is asked for once more, before something is decided by it.
  mutating func askSimulatorForReview() -> [Effect] {
    callerAsk.end()
    guard let keyARN = reviewedKeyARN, session.simulated[keyARN] != nil || isSimulatorOpen else { return [] }
    let effects = simulate(keyARN)
    if !effects.isEmpty { callerAsk.waitForSimulator(on: keyARN) }
    return effects
  }

  private mutating func simulate(_ keyARN: String) -> [Effect] {
    guard let iam = session.callerIAM, iam.source == .notPermitted || iam.source == .simulator,
      let principal = iam.principalARN, let ask = callerAsk.id, !keyARN.isEmpty,
      simulating.insert(keyARN).inserted
    else { return [] }
    return [
      .simulate(
        keyARN: keyARN, principalARN: principal, layers: iam.known.layers, generation: generation, ask: ask)
    ]
  }

  /// Takes what the simulator says of a key; true when it is something new.
  mutating func receive(_ result: Result<SimulatedAccess, AWSError>, ofKey keyARN: String) -> Bool {
    simulating.remove(keyARN)
    let before = session.simulated[keyARN]
    switch result {
    case .failure(let error):
      isSimulatorOpen = false
      session.callerIAM?.remarks.append("SimulatePrincipalPolicy: \(error.sentences)")
      // What it said before may be true no longer.
      session.simulated[keyARN] = nil
    case .success(let access):
      session.callerIAM?.source = .simulator
      session.simulated[keyARN] = access
    }
    guard before != session.simulated[keyARN] else { return false }
    if let row = keys.rows.first(where: { $0.arn == keyARN }) { judgeAgain(row) }
    policy.scheduleCheck(at: now, after: 0)
    return true
  }

  /// The word for a key's policy was found without what is known now.
  ///
  /// It stays until the new one is there: a row must not leave a filter and come back.
  mutating func judgeAgain(_ row: KeyRow) {
    guard row.policy.isSettled || row.policy.isLoading else { return }
    judgedWithoutIAM.insert(row.keyID)
  }

  /// Asks for the words that must be found anew, the key on the screen first, as many as there is room for.
  mutating func requestJudgements() -> [Effect] {
    let room = Self.inFlightLimit - inFlight
    guard !judgedWithoutIAM.isEmpty, room > 0 else { return [] }
    var picked: [String] = []
    if let shown = policy.keyID, judgedWithoutIAM.contains(shown), !isJudging(shown) { picked.append(shown) }
    for keyID in judgedWithoutIAM where keyID != policy.keyID && !isJudging(keyID) {
      guard picked.count < room else { break }
      picked.append(keyID)
    }
    return picked.compactMap { keyID in
      judgedWithoutIAM.remove(keyID)
      guard let row = keys.row(keyID) else { return nil }
      inFlight += 1
      return .load(
        .init(.policy, of: keyID), keyARN: row.arn,
        access: session.accessRequest(KeyFacts(arn: row.arn), at: now), generation: generation)
    }
  }

  /// An answer that is under way comes back first, and is asked for again then.
  private func isJudging(_ keyID: String) -> Bool { keys.row(keyID)?.policy.isSettled == false }

  /// Where the IAM side of the verdict comes from; nil where there is nothing to say.
  package var iamSentence: String? {
    guard let iam = session.callerIAM else { return nil }
    let doubt = session.simulated[policy.keyARN]?.doubt
    let sentences = [iam.sentence, doubt].compactMap(\.self)
    return sentences.isEmpty ? nil : sentences.joined(separator: " ")
  }
}
