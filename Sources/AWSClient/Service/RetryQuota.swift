/// How many repetitions the calls of one sign-in may make, so that a service in trouble is not kept in it.
///
/// Every service has a quota of its own, shared by all its calls. The first attempt of a call takes nothing from it
/// and is never held back. See "Retry quota" in the AWS SDKs and Tools Reference Guide.
package final class RetryQuota: Sendable {
  private let capacity: Int
  private let taken = Lock<[AWSService: Int]>([:])

  /// - Parameter tokens: What a service has at first, and at most.
  package init(tokens: Int = 500) {
    capacity = max(0, tokens)
  }

  func tokens(_ service: AWSService) -> Int {
    taken.withLock { capacity - $0[service, default: 0] }
  }

  /// What one repetition takes.
  static func cost(_ failure: FailureClass) -> Int { failure == .throttling ? 5 : 14 }

  /// False when there is not enough left, and then nothing is taken.
  func take(_ cost: Int, for service: AWSService) -> Bool {
    taken.withLock { taken in
      guard capacity - taken[service, default: 0] >= cost else { return false }
      taken[service, default: 0] += cost
      return true
    }
  }

  func giveBack(_ tokens: Int, for service: AWSService) {
    taken.withLock { taken in taken[service] = max(0, taken[service, default: 0] - tokens) }
  }
}
