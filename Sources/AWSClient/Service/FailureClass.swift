/// What a failed attempt says about the next one.
///
/// See "Retry behavior" in the AWS SDKs and Tools Reference Guide, as of November 2026.
enum FailureClass: Sendable, Equatable {
  /// Passes by itself: AWS or the network stumbled.
  case transient
  /// AWS said that there are too many requests.
  case throttling
  /// Would fail again.
  case final

  /// Classifies an answer that is not a success by its code, and by its status where the code says nothing.
  ///
  /// Against the guide, KMS's LimitExceededException is final, because it means a quota of resources there.
  static func of(_ error: AWSError, service: AWSService) -> FailureClass {
    if service == .kms, error.code == "LimitExceededException" { return .final }
    if throttlingCodes.contains(error.code) || error.status == 429 { return .throttling }
    if transientCodes.contains(error.code) || transientStatuses.contains(error.status ?? 0) {
      return .transient
    }
    return .final
  }

  /// Classifies a request that got no answer.
  ///
  /// - Parameter sendsOnce: True when only what surely was not carried out may be sent again.
  static func of(_ error: TransportError, sendsOnce: Bool) -> FailureClass {
    switch error.code {
    case .cannotResolveHost, .connectionRefused: .transient
    case .connectionFailed, .timedOut: sendsOnce && error.mayHaveBeenSent ? .final : .transient
    case .tlsFailed, .cancelled, .responseTooLarge, .other: .final
    }
  }

  /// In the spelling of `ErrorCode.normalized`.
  private static let throttlingCodes: Set<String> = [
    "ThrottlingException", "RequestThrottled", "RequestThrottledException", "TooManyRequestsException",
    "ProvisionedThroughputExceededException", "TransactionInProgressException", "RequestLimitExceeded",
    "BandwidthLimitExceeded", "LimitExceededException", "SlowDown", "PriorRequestNotComplete",
    "EC2ThrottledException",
  ]

  private static let transientCodes: Set<String> = [
    "RequestTimeout", "RequestTimeoutException", "InternalError", "IDPCommunicationError",
    "KMSInternalException", "DependencyTimeoutException", "KeyUnavailableException",
  ]

  private static let transientStatuses: Set<Int> = [500, 502, 503, 504]
}
