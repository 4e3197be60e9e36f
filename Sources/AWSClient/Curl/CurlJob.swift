/// One request on its way to the thread of libcurl, with the caller that waits for it.
struct CurlJob: Sendable {
  typealias Outcome = Result<HTTPResponse, TransportError>

  var id: UInt64
  var request: HTTPRequest
  var endpoint: EndpointURL
  var settings: CurlSettings
  /// A URL, possibly with a password in it; nil for the direct way.
  var proxy: String?
  var continuation: CheckedContinuation<Outcome, Never>

  static func cancelled(_ endpoint: EndpointURL) -> Outcome {
    .failure(TransportError(.cancelled, "The request to \(endpoint.authority) was cancelled."))
  }
}
