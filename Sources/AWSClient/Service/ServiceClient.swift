internal import struct FoundationEssentials.Date
internal import struct Logging.Logger

/// The way every call takes: check, sign, send, read the answer, try again when that helps.
struct ServiceClient: Sendable {
  /// The body of a request and the headers that say what it is.
  struct Message: Sendable {
    var headers: [HTTPHeader]
    var body: [UInt8]
  }

  /// Signing name, for example `kms`.
  var service: String
  var endpoint: EndpointURL
  var region: String
  var credentials: CredentialsProvider
  var transport: any Transport
  var clock: @Sendable () -> Date
  var readOnly: Bool
  var retry: RetryPolicy
  var logger: Logger?
  var onCall: (@Sendable (CallRecord) -> Void)?

  /// Sends an operation until it succeeds or there is no use in trying again.
  /// - Returns: An answer with status 2xx.
  func send(_ operation: String, _ message: Message) async throws(AWSError) -> HTTPResponse {
    try checkReadOnly(operation)
    let sendsOnce = OperationRules.sentOnce.contains("\(service):\(operation)")
    var attempt = 1
    while true {
      if Task.isCancelled { throw TransportFailure.cancelled(operation) }
      let request = try await signed(operation, message, sendsOnce: sendsOnce)
      var error: AWSError
      let failure: RetryPolicy.Failure
      switch await carry(request, operation, attempt: attempt) {
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
    guard readOnly, !OperationRules.reads.contains("\(service):\(operation)") else { return }
    throw AWSError(
      .readOnly, code: "ReadOnly",
      message: "\(operation) was not sent, because kmscope is in read-only mode.",
      operation: operation, hint: "Start kmscope without read-only mode to change anything.")
  }

  private func signed(
    _ operation: String, _ message: Message, sendsOnce: Bool
  ) async throws(AWSError) -> HTTPRequest {
    let keys: Credentials
    do throws(AWSError) {
      keys = try await credentials()
    } catch {
      var named = error
      named.operation = operation
      throw named
    }
    let request = HTTPRequest(
      method: "POST", url: endpoint.text, headers: message.headers, body: message.body, sendsOnce: sendsOnce)
    return SigV4(credentials: keys, region: region, service: service).sign(request, at: clock())
  }

  /// One attempt, recorded and logged; the log never sees headers or bodies.
  private func carry(
    _ request: HTTPRequest, _ operation: String, attempt: Int
  ) async -> Result<HTTPResponse, TransportError> {
    let startedAt = clock()
    let start = ContinuousClock.now
    let result: Result<HTTPResponse, TransportError>
    do throws(TransportError) {
      result = .success(try await transport.send(request))
    } catch {
      result = .failure(error)
    }
    let elapsed = (ContinuousClock.now - start).components
    var record = CallRecord(
      service: service, operation: operation, attempt: attempt, startedAt: startedAt,
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
    logger?.info(
      "\(record.service) \(record.operation)",
      metadata: [
        "status": "\(record.status.map(String.init) ?? "-")", "requestID": "\(record.requestID ?? "-")",
        "duration": "\(record.duration)", "attempt": "\(record.attempt)",
      ])
    onCall?(record)
  }
}
