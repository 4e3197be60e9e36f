package import struct FoundationEssentials.Date

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
