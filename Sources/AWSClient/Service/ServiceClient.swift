/// The way every call takes: check, pace, sign, send, read the answer, try again when that helps.
struct ServiceClient: Sendable {
  /// What an operation sends, before it is signed.
  struct Message: Sendable {
    var method = "POST"
    /// Below the endpoint's own path, percent-encoded, without the leading `/`.
    var path = ""
    /// Names and values, not encoded.
    var query: [(name: String, value: String)] = []
    var headers: [HTTPHeader] = []
    var body: [UInt8] = []
    /// False for operations that bring their own proof of who asks.
    var isSigned = true
  }

  var service: AWSService
  var location: Result<ServiceEndpoint, AWSError>
  var connection: ServiceConnection

  /// Host and port for people; empty while the endpoint is not known.
  var authority: String { (try? location.get())?.url.authority ?? "" }

  /// An answer that is not what the service sends.
  func unreadable(_ operation: String, _ response: HTTPResponse) -> AWSError {
    switch location {
    case .success(let location):
      var error = ServiceErrorReader(operation: operation, endpoint: location.url).unreadable(response)
      if isSentOnce(operation) { error.addHint(TransportFailure.afterDoubt(operation)) }
      return error
    case .failure(let error): return error
    }
  }

  /// True for operations that must not reach AWS twice for one wish.
  func isSentOnce(_ operation: String) -> Bool {
    OperationRules.sentOnce.contains("\(service.rawValue):\(operation)")
  }

  /// Sends an operation until it succeeds or there is no use in trying again.
  /// - Returns: An answer with status 2xx.
  func send(_ operation: String, _ message: Message) async throws(AWSError) -> HTTPResponse {
    try checkReadOnly(operation)
    var call = ServiceCall(
      service: service, operation: operation, message: message, location: try location.get(),
      connection: connection, sendsOnce: isSentOnce(operation))
    return try await call.run()
  }

  private func checkReadOnly(_ operation: String) throws(AWSError) {
    guard connection.readOnly, !OperationRules.reads.contains("\(service.rawValue):\(operation)") else {
      return
    }
    throw AWSError(
      .readOnly, code: "ReadOnly",
      message: "\(operation) was not sent, because kmscope is in read-only mode.",
      operation: operation, hint: "Start kmscope without read-only mode to change anything.")
  }
}
