/// The repetitions of one call.
struct RetrySession {
  enum Decision: Equatable {
    /// Seconds to wait before the next attempt.
    case pause(Double)
    /// There is no use in trying again.
    case final
    case attemptsExhausted
    case quotaEmpty
  }

  let policy: RetryPolicy
  let quota: RetryQuota
  let service: AWSService
  /// Attempts begun that count against `RetryPolicy.attempts`.
  private(set) var attempt = 1
  private var repetitions = 0
  private var lastCost: Int?

  init(policy: RetryPolicy, quota: RetryQuota, service: AWSService) {
    self.policy = policy
    self.quota = quota
    self.service = service
  }

  /// Takes from the quota what the next attempt costs; the number of attempts is looked at before.
  mutating func afterFailure(_ failure: FailureClass, wish: Int?) -> Decision {
    guard failure != .final else { return .final }
    guard attempt < policy.attempts else { return .attemptsExhausted }
    let cost = RetryQuota.cost(failure)
    guard quota.take(cost, for: service) else { return .quotaEmpty }
    let pause = policy.pause(after: failure, repetitions: repetitions, wish: wish)
    lastCost = cost
    repetitions += 1
    attempt += 1
    return .pause(pause)
  }

  /// One more attempt that strains nobody, because the request itself was at fault and is put right.
  ///
  /// - Returns: False when all attempts are used up.
  mutating func afterCorrection() -> Bool {
    guard attempt < policy.attempts else { return false }
    attempt += 1
    return true
  }

  /// Gives back what the last repetition took, or one token when there was none.
  mutating func succeeded() {
    quota.giveBack(lastCost ?? 1, for: service)
  }
}
