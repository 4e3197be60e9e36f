package import AWSClient

/// The steps of an apply, in order.
package enum PolicyApplyStep: String, Sendable, Equatable {
  case savingCopy = "Saving a copy of AWS's policy"
  case rereading = "Reading AWS's policy again"
  case sending = "PutKeyPolicy"
  case readingBack = "Reading the policy back"
}

/// How an apply ended.
package enum PolicyApplyOutcome: Sendable, Equatable {
  /// AWS took it and gives it back.
  case applied(readBack: String)
  /// AWS took it, and gives back a document that differs from the one sent (it may rewrite principals).
  case appliedDifferently(readBack: String)
  /// AWS took it, but still shows the old policy; KMS is eventually consistent.
  case appliedNotYetVisible
  /// AWS took it, but reading it back failed.
  case appliedUnread(AWSError)
  /// Somebody changed the policy since it was read. Nothing was sent.
  case conflict(current: String)
  /// The credentials belong to another caller than the one the verdict is for. Nothing was changed.
  case callerChanged(AWSError)
  /// The copy could not be saved. Nothing was sent.
  case copyFailed(String)
  /// A call failed before anything was sent, or AWS refused the policy: it is unchanged.
  case failed(PolicyApplyStep, AWSError)
  /// No answer came to PutKeyPolicy: nobody knows whether AWS took it.
  case unknown(AWSError)
}
