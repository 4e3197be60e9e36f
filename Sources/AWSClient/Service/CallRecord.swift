package import struct FoundationEssentials.Date
internal import Logging

/// One attempt of one call, for the log that a person can open.
package struct CallRecord: Sendable, Equatable {
  /// For example `kms` (`AWSService.rawValue`).
  package var service: String
  package var operation: String
  /// Counted from 1.
  package var attempt: Int
  package var startedAt: Date
  /// Seconds.
  package var duration: Double
  /// HTTP status; nil when no answer came.
  package var status: Int?
  package var requestID: String?
  /// AWS's code or ours; nil when the call succeeded.
  package var errorCode: String?
  /// Seconds the attempt waited for its turn before it was signed and sent (`Pacer`); not part of `duration`.
  package var waited: Double = 0
  /// Seconds that were added to this machine's clock for the signature, because the service's clock differs.
  package var clockOffset: Double = 0
}

extension CallRecord {
  /// Writes the line of the log and tells whoever listens; neither sees headers or bodies.
  func report(to logger: Logger?, _ listener: (@Sendable (CallRecord) -> Void)?) {
    logger?.info(
      "\(service) \(operation)",
      metadata: [
        "status": "\(status.map(String.init) ?? "-")", "requestID": "\(requestID ?? "-")",
        "duration": "\(duration)", "attempt": "\(attempt)",
      ])
    listener?(self)
  }

  /// Seconds since then.
  static func elapsed(since start: ContinuousClock.Instant) -> Double {
    let elapsed = (ContinuousClock.now - start).components
    return Double(elapsed.seconds) + Double(elapsed.attoseconds) * 1e-18
  }
}
