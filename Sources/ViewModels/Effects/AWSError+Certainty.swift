import AWSClient

/// What an error says about a call that was to change something.
extension AWSError {
  /// True when the call has certainly changed nothing, because AWS refused it or because it was never sent.
  ///
  /// AWS's own failures (status 5xx, KMSInternalException, DependencyTimeoutException) are no certain answer, and neither
  /// is a lost one.
  var isRefusal: Bool {
    switch kind {
    case .service:
      (status ?? 400) < 500 && code != "KMSInternalException" && code != "DependencyTimeoutException"
    case .credentials, .configuration, .readOnly: true
    case .transport, .unreadableAnswer, .cancelled: false
    }
  }

  /// True when the last attempt found nobody to send the request to.
  ///
  /// For a call that is sent once this means that nothing was changed; others may have been sent before.
  var foundNobody: Bool {
    kind == .transport && (code == "CannotResolveHost" || code == "ConnectionRefused")
  }
}
