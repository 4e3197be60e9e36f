package import struct Foundation.Date

/// One change that kmscope asked AWS to make, and how that ended.
///
/// It holds names and identifiers only: no credentials, no request or response bodies.
package struct Activity: Sendable, Hashable {
  /// How the call ended.
  package enum Outcome: Sendable, Hashable {
    case succeeded
    /// AWS refused, with its error code, for example `AccessDeniedException`.
    case failed(code: String)
    /// No answer came, so the change may have been made; with our own code, for example `timedOut`.
    case unknown(code: String)
  }

  package var when: Date
  /// The twelve digits of the account.
  package var account: String
  package var region: String
  package var callerARN: String
  /// AWS's name of the operation, for example `PutKeyPolicy`.
  package var operation: String
  /// What was changed: usually the ARN of a key.
  package var target: String
  package var outcome: Outcome
  /// AWS's request id, if an answer brought one.
  package var requestID: String?

  package init(
    when: Date, account: String, region: String, callerARN: String, operation: String, target: String,
    outcome: Outcome, requestID: String? = nil
  ) {
    self.when = when
    self.account = account
    self.region = region
    self.callerARN = callerARN
    self.operation = operation
    self.target = target
    self.outcome = outcome
    self.requestID = requestID
  }
}
