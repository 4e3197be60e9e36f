/// One AWS call for the message list: what was called and how it ended, no bodies.
package struct CallSummary: Sendable, Equatable {
  package var operation: String
  /// `200`, an error code, or `no answer`.
  package var outcome: String
  package var requestID: String?
  package var milliseconds: Int
  /// How the operation is held back, when it is.
  package var pace: Pace?
  /// Seconds by which AWS's clock is ahead of this machine's; 0 while they agree.
  package var clockOffset = 0.0

  /// A rate that kmscope keeps, to stay below AWS's quotas.
  package struct Pace: Sendable, Equatable {
    /// Requests a second; nil without a limit.
    package var rate: Double?
    /// True when AWS has complained lately.
    package var isThrottled: Bool

    package init(rate: Double?, isThrottled: Bool) {
      self.rate = rate
      self.isThrottled = isThrottled
    }
  }

  package init(operation: String, outcome: String, requestID: String?, milliseconds: Int) {
    self.operation = operation
    self.outcome = outcome
    self.requestID = requestID
    self.milliseconds = milliseconds
  }
}
