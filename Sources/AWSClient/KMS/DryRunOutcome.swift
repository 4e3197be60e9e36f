/// What came of trying a call without doing it.
package enum DryRunOutcome: Sendable, Equatable {
  /// Everything was in order, permissions included.
  case wouldSucceed
  /// KMS says why the call would fail, for example AccessDeniedException or DisabledException.
  case wouldFail(AWSError)
  /// The endpoint does not know dry runs and did it; AWS never answers so, some emulators do.
  case carriedOut

  /// Nil when the error says nothing about the call itself.
  ///
  /// KMS answers a dry run that would succeed with DryRunOperationException.
  init?(_ error: AWSError) {
    guard error.kind == .service else { return nil }
    switch error.code {
    case "DryRunOperationException": self = .wouldSucceed
    case "ThrottlingException", "KMSInternalException", "DependencyTimeoutException": return nil
    default:
      if let status = error.status, (500...599).contains(status), error.code != "KeyUnavailableException" {
        return nil
      }
      self = .wouldFail(error)
    }
  }
}
