/// When and after what pause a failed attempt is repeated.
///
/// See "Retry behavior" in the AWS SDKs and Tools Reference Guide: three attempts, exponential back-off with full
/// jitter. Against that guide, KMS's LimitExceededException is final, because it means a quota of resources.
package struct RetryPolicy: Sendable {
  package var attempts = 3
  /// Seconds before the first repetition at most, after a failure that passes by itself.
  package var transientBase = 0.05
  /// The same after AWS said that there are too many requests.
  package var throttlingBase = 1.0
  /// No pause is longer than this many seconds.
  package var longestPause = 20.0
  /// A number from 0 up to 1.
  package var random: @Sendable () -> Double = { Double.random(in: 0..<1) }
  /// Waits for so many seconds, or until the task is cancelled.
  package var pause: @Sendable (_ seconds: Double) async -> Void = { seconds in
    try? await Task.sleep(for: .seconds(seconds))
  }

  package init() {}

  /// Why an attempt brought no result.
  enum Failure {
    case transport(TransportError)
    case answer(AWSError, retryAfterMilliseconds: Int?)
  }

  /// Seconds to wait before the next attempt, nil when there must be none.
  /// - Parameters:
  ///   - attempt: The one that failed, counted from 1.
  ///   - sendsOnce: True when the request must not be sent again unless it surely was not carried out.
  func pause(after failure: Failure, attempt: Int, sendsOnce: Bool) -> Double? {
    guard attempt < attempts, let base = base(for: failure, sendsOnce: sendsOnce) else { return nil }
    let computed = random() * min(longestPause, base * Double(1 << min(attempt - 1, 16)))
    guard case .answer(_, let milliseconds?) = failure, milliseconds >= 0 else { return computed }
    return min(max(Double(milliseconds) / 1000, computed), computed + 5)
  }

  private func base(for failure: Failure, sendsOnce: Bool) -> Double? {
    switch failure {
    case .transport(let error):
      switch error.code {
      case .cannotResolveHost, .connectionRefused: transientBase
      case .connectionFailed, .timedOut: sendsOnce ? nil : transientBase
      case .tlsFailed, .cancelled, .responseTooLarge, .other: nil
      }
    case .answer(let error, _):
      if Self.throttlingCodes.contains(error.code) || error.status == 429 {
        throttlingBase
      } else if error.code == "LimitExceededException" || sendsOnce {
        nil
      } else {
        Self.transientCodes.contains(error.code) || (500...599).contains(error.status ?? 0)
          ? transientBase : nil
      }
    }
  }

  private static let throttlingCodes: Set<String> = [
    "ThrottlingException", "RequestThrottledException", "TooManyRequestsException", "RequestLimitExceeded",
    "SlowDown",
  ]

  private static let transientCodes: Set<String> = [
    "KMSInternalException", "DependencyTimeoutException", "KeyUnavailableException",
  ]
}
