/// Carries one signed request to a service and brings the answer back.
///
/// libcurl is one, the embedded sandbox is another, tests bring their own.
package protocol Transport: Sendable {
  /// Sends a request.
  /// - Throws: `TransportError` when no HTTP answer came; any HTTP status is an answer, not an error.
  func send(_ request: HTTPRequest) async throws(TransportError) -> HTTPResponse
}

/// No HTTP answer came.
package struct TransportError: Error, Sendable, Equatable {
  package enum Code: String, Sendable, Equatable {
    case cannotResolveHost
    case connectionRefused
    case connectionFailed
    case tlsFailed
    case timedOut
    case cancelled
    case responseTooLarge
    case other
  }
  package var code: Code
  /// One full sentence: what happened and where (host, not path or headers).
  package var message: String
  /// False when the request surely did not reach the service, for example because no connection stood.
  package var mayHaveBeenSent: Bool

  /// - Parameter mayHaveBeenSent: Nil for what the code alone says.
  package init(_ code: Code, _ message: String, mayHaveBeenSent: Bool? = nil) {
    self.code = code
    self.message = message
    self.mayHaveBeenSent =
      mayHaveBeenSent ?? ![.cannotResolveHost, .connectionRefused, .tlsFailed].contains(code)
  }
}
