package import struct FoundationEssentials.Date

/// One attempt of one call, for the log that a person can open.
package struct CallRecord: Sendable, Equatable {
  /// `kms` or `sts`.
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
}
