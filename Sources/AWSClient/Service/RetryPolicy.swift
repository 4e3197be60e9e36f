/// When and after what pause a failed attempt is repeated.
///
/// See "Retry behavior" in the AWS SDKs and Tools Reference Guide, as of November 2026: three attempts, exponential
/// back-off with full jitter, and a quota of repetitions (`RetryQuota`).
package struct RetryPolicy: Sendable {
  /// The first one included; 1 means that nothing is repeated.
  package var attempts = 3
  /// Seconds before the first repetition at most, after a failure that passes by itself.
  package var transientBase = 0.05
  /// The same after AWS said that there are too many requests.
  package var throttlingBase = 1.0
  /// No pause is longer than this many seconds, unless the service asks for a longer one.
  package var longestPause = 20.0
  /// A number from 0 up to 1.
  package var random: @Sendable () -> Double = { Double.random(in: 0..<1) }
  /// Waits for so many seconds, or until the task is cancelled.
  package var pause: @Sendable (_ seconds: Double) async -> Void = { seconds in
    try? await Task.sleep(for: .seconds(seconds))
  }

  package init() {}

  /// The service's wish may make a pause longer by so many seconds.
  static let longestWish = 5.0

  /// Seconds before the next attempt.
  ///
  /// - Parameters:
  ///   - repetitions: How many were made before this one.
  ///   - wish: `x-amz-retry-after` in milliseconds; it replaces the computed pause within its bounds.
  func pause(after failure: FailureClass, repetitions: Int, wish: Int?) -> Double {
    let base = failure == .throttling ? throttlingBase : transientBase
    let computed = random() * min(longestPause, base * Double(1 << min(max(repetitions, 0), 30)))
    guard let wish, wish >= 0 else { return computed }
    return min(max(Double(wish) / 1000, computed), computed + Self.longestWish)
  }
}
