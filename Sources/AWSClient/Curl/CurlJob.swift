/// One request on its way to the thread of libcurl, with the caller that waits for it.
///
/// An object, because it is handed from one to the other several times and holds many parts.
final class CurlJob: Sendable {
  typealias Outcome = Result<HTTPResponse, TransportError>

  let id: UInt64
  let request: HTTPRequest
  let endpoint: EndpointURL
  let route: CurlRoute
  /// Bytes; a larger answer is an error.
  let largestBody: Int
  let continuation: CheckedContinuation<Outcome, Never>

  /// - Parameter proxy: A URL, possibly with a password in it; nil for the direct way.
  init(
    id: UInt64, request: HTTPRequest, endpoint: EndpointURL, settings: CurlSettings, proxy: String? = nil,
    continuation: CheckedContinuation<Outcome, Never>
  ) {
    self.id = id
    self.request = request
    self.endpoint = endpoint
    route = CurlRoute(request: request, endpoint: endpoint, settings: settings, proxy: proxy)
    largestBody = settings.largestBody
    self.continuation = continuation
  }

  static func cancelled(_ endpoint: EndpointURL) -> Outcome {
    .failure(TransportError(.cancelled, "The request to \(endpoint.authority) was cancelled."))
  }
}
