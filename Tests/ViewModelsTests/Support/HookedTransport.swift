import AWSClient

/// A transport whose calls a test can watch, answer or lose, before and after they reach the service.
struct HookedTransport: Transport {
  typealias Send = @Sendable () async throws(TransportError) -> HTTPResponse
  /// Gets the operation's name and the way on to the service.
  typealias Hook = @Sendable (_ operation: String, _ send: Send) async throws(TransportError) -> HTTPResponse

  var inner: any Transport
  var hook: Hook

  func send(_ request: HTTPRequest) async throws(TransportError) -> HTTPResponse {
    let operation =
      request.header("X-Amz-Target").map { String($0.split(separator: ".").last ?? "") } ?? "STS"
    let inner = inner
    return try await hook(operation) { () async throws(TransportError) -> HTTPResponse in
      try await inner.send(request)
    }
  }
}

extension HTTPResponse {
  /// An error as KMS sends it.
  static func kmsError(_ code: String, _ message: String, status: Int = 400) -> HTTPResponse {
    HTTPResponse(
      status: status, headers: [HTTPHeader("x-amzn-requestid", "test-request")],
      body: Array("{\"__type\":\"\(code)\",\"message\":\"\(message)\"}".utf8))
  }
}
