import AWSClient

/// Who the caller is: asked when the list is loaded, and once more before a policy is applied.
extension ConsoleModel {
  /// Asks AWS who the caller is and what IAM allows them; a review that is open waits for the answers.
  mutating func askCaller() -> [Effect] {
    let id = takeID()
    callerAsk = CallerAsk(id: id, at: now)
    // What the simulator still says was asked about whoever the caller was.
    simulating = []
    return [.identify(generation: generation, ask: id)] + judgeReview()
  }

  /// An answer about the caller; those to an earlier question say nothing of now.
  mutating func receive(_ answer: CallerAnswer, ask: Int) -> [Effect] {
    guard ask == callerAsk.id else { return [] }
    switch answer {
    case .identity(let result):
      callerAsk.take(result, hasIAM: !session.isSandbox)
      let effects = receive(identity: result)
      // Leaving the account asks anew, and closes the review.
      guard ask == callerAsk.id else { return effects }
      return effects + judgeReview() + (callerAsk.isCallerKnown ? askAboutReview() : [])
    case .iam(let iam):
      receive(iam)
      return askSimulatorForReview() + judgeReview()
    case .simulated(let keyARN, let result):
      let isAwaited = callerAsk.step == .simulator(keyARN: keyARN)
      if isAwaited { callerAsk.end() }
      let isNew = receive(result, ofKey: keyARN)
      return isAwaited || isNew && keyARN == reviewedKeyARN ? judgeReview() : []
    }
  }

  private mutating func receive(identity result: Result<CallerIdentity, AWSError>) -> [Effect] {
    if let error = result.failure {
      if !noteSignIn(error) { say("GetCallerIdentity failed: \(error.sentences)", .error) }
      // Who it was goes on being shown; a review does not count on it.
      if session.identity.value == nil { session.identity = Loadable(result) }
      return findDrafts(near: keys.rows.first?.arn)
    }
    let before = session.identity.value
    session.identity = Loadable(result)
    session.signInProblem = nil
    guard before != session.identity.value else { return findDrafts(near: keys.rows.first?.arn) }
    // What IAM said was of somebody else.
    session.forgetIAM()
    askedIAM = nil
    if let before, before.account != session.account { return leaveAccount() }
    // Verdicts depend on who asks.
    for row in keys.rows { judgeAgain(row) }
    policy.scheduleCheck(at: now, after: 0)
    return findDrafts(near: keys.rows.first?.arn)
  }

  /// The credentials belong to another account now: rows of two accounts are never together.
  private mutating func leaveAccount() -> [Effect] {
    let drafts = saveDrafts()
    let identity = session.identity
    leave(for: session)
    let effects = beginLoad()
    session.identity = identity
    say("The credentials belong to another account now: \(session.account ?? "unknown").", .error)
    return drafts + effects
  }
}
