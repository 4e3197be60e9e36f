internal import Logging

/// The way every call takes: check, sign, send, read the answer, try again when that helps.
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
      ServiceErrorReader(operation: operation, endpoint: location.url).unreadable(response)
    case .failure(let error): error
    }
  }

  /// Sends an operation until it succeeds or there is no use in trying again.
  /// - Returns: An answer with status 2xx.
  func send(_ operation: String, _ message: Message) async throws(AWSError) -> HTTPResponse {
    try checkReadOnly(operation)
    let location = try location.get()
    let endpoint = location.url
    let retry = connection.retry
    let sendsOnce = OperationRules.sentOnce.contains("\(service.rawValue):\(operation)")
    var attempt = 1
    while true {
      if Task.isCancelled { throw TransportFailure.cancelled(operation) }
      let request = try await request(operation, message, to: location, sendsOnce: sendsOnce)
      var error: AWSError
      let failure: RetryPolicy.Failure
      switch await carry(request, operation, endpoint, attempt: attempt) {
      case .success(let response) where (200...299).contains(response.status): return response
      case .success(let response):
        error = ServiceErrorReader(operation: operation, endpoint: endpoint).read(response)
        let milliseconds = response.header("x-amz-retry-after").flatMap { Int($0) }
        failure = .answer(error, retryAfterMilliseconds: milliseconds)
        if sendsOnce, (500...599).contains(response.status) {
          error.hint = [error.hint, TransportFailure.afterDoubt(operation)].filter { !$0.isEmpty }
            .joined(separator: " ")
        }
      case .failure(let problem):
        error = TransportFailure.awsError(
          problem, operation: operation, endpoint: endpoint, sendsOnce: sendsOnce)
        failure = .transport(problem)
      }
      guard let seconds = retry.pause(after: failure, attempt: attempt, sendsOnce: sendsOnce) else {
        throw error
      }
      await retry.pause(seconds)
      attempt += 1
    }
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

  /// The request, signed where the operation wants that.
  private func request(
    _ operation: String, _ message: Message, to location: ServiceEndpoint, sendsOnce: Bool
  ) async throws(AWSError) -> HTTPRequest {
    let request = HTTPRequest(
      method: message.method, url: Self.url(location.url, message), headers: message.headers,
      body: message.body, sendsOnce: sendsOnce)
    guard message.isSigned else { return request }
    let keys: Credentials
    do throws(AWSError) {
      keys = try await connection.credentials.credentials()
    } catch {
      var named = error
      named.operation = operation
      throw named
    }
    return SigV4(credentials: keys, region: location.signingRegion, service: service.signingName)
      .sign(request, at: connection.clock())
  }

  private static func url(_ endpoint: EndpointURL, _ message: Message) -> String {
    var url = endpoint.text
    if !message.path.isEmpty { url += (url.hasSuffix("/") ? "" : "/") + message.path }
    guard !message.query.isEmpty else { return url }
    let pairs = message.query.map {
      "\(PercentEncoding.encode($0.name.utf8))=\(PercentEncoding.encode($0.value.utf8))"
    }
    return url + "?" + pairs.joined(separator: "&")
  }

  /// One attempt, recorded and logged; the log never sees headers or bodies.
  private func carry(
    _ request: HTTPRequest, _ operation: String, _ endpoint: EndpointURL, attempt: Int
  ) async -> Result<HTTPResponse, TransportError> {
    let startedAt = connection.clock()
    let start = ContinuousClock.now
    let result: Result<HTTPResponse, TransportError>
    do throws(TransportError) {
      result = .success(try await connection.transport.send(request))
    } catch {
      result = .failure(error)
    }
    let elapsed = (ContinuousClock.now - start).components
    var record = CallRecord(
      service: service.rawValue, operation: operation, attempt: attempt, startedAt: startedAt,
      duration: Double(elapsed.seconds) + Double(elapsed.attoseconds) * 1e-18)
    switch result {
    case .success(let response):
      record.status = response.status
      record.requestID = response.header("x-amzn-requestid")
      if !(200...299).contains(response.status) {
        record.errorCode = ServiceErrorReader(operation: operation, endpoint: endpoint).read(response).code
      }
    case .failure(let error): record.errorCode = error.code.rawValue
    }
    report(record)
    return result
  }

  private func report(_ record: CallRecord) {
    connection.logger?.info(
      "\(record.service) \(record.operation)",
      metadata: [
        "status": "\(record.status.map(String.init) ?? "-")", "requestID": "\(record.requestID ?? "-")",
        "duration": "\(record.duration)", "attempt": "\(record.attempt)",
      ])
    connection.onCall?(record)
  }
}
