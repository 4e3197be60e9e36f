internal import struct FoundationEssentials.Date

/// One call with all its attempts.
struct ServiceCall {
  let service: AWSService
  let operation: String
  let message: ServiceClient.Message
  let location: ServiceEndpoint
  let connection: ServiceConnection
  /// True for operations that must not reach AWS twice for one wish.
  private let sendsOnce: Bool
  private let invocationID: String
  private let pace: PacedOperation
  private var session: RetrySession
  private var hasFreshCredentials = false
  /// Attempts sent so far.
  private var sent = 0

  /// What is known of an attempt beyond its outcome.
  private struct Attempt {
    var permit: Pacer.Permit
    var credentials: Credentials?
    /// Seconds added to our clock in the signature.
    var clockOffset: Double
  }

  init(
    service: AWSService, operation: String, message: ServiceClient.Message, location: ServiceEndpoint,
    connection: ServiceConnection, sendsOnce: Bool
  ) {
    self.service = service
    self.operation = operation
    self.message = message
    self.location = location
    self.connection = connection
    self.sendsOnce = sendsOnce
    invocationID = InvocationID.make()
    pace = PacedOperation(
      service, operation, region: location.signingRegion,
      standIn: location.url.isLoopback ? location.url.authority : nil)
    session = RetrySession(policy: connection.retry, quota: connection.retryQuota, service: service)
  }

  /// Sends until there is a success or no use in trying again.
  mutating func run() async throws(AWSError) -> HTTPResponse {
    let target = RequestURL.text(location.url, message)
    while true {
      guard let permit = await connection.pacer.permit(pace) else {
        throw TransportFailure.cancelled(operation)
      }
      let credentials = try await credentials()
      if Task.isCancelled { throw TransportFailure.cancelled(operation) }
      let attempt = Attempt(
        permit: permit, credentials: credentials,
        clockOffset: connection.clockSkew.offset(location.url.authority))
      sent += 1
      let failure: AWSError
      let request = request(target, attempt)
      let secrets = secrets(request)
      switch await carry(request, secrets, attempt) {
      case .success(let response) where (200...299).contains(response.status):
        session.succeeded()
        return response
      case .success(let response):
        failure = ServiceErrorReader(operation: operation, endpoint: location.url, secrets: secrets).read(
          response)
        try await decide(after: failure, response, attempt)
      case .failure(let problem):
        failure = TransportFailure.awsError(
          problem, operation: operation, endpoint: location.url, sendsOnce: sendsOnce)
        try await repeatOrThrow(failure, FailureClass.of(problem, sendsOnce: sendsOnce), wish: nil)
      }
    }
  }

  /// Waits until the next attempt is due after an answer that is not a success, or gives up with its error.
  private mutating func decide(
    after failure: AWSError, _ response: HTTPResponse, _ attempt: Attempt
  ) async throws(AWSError) {
    if message.isSigned {
      let correction = ClockSkew.correction(
        code: failure.code, date: response.header("date"), now: connection.clock(), used: attempt.clockOffset)
      if let correction {
        connection.clockSkew.set(correction, for: location.url.authority)
        if session.afterCorrection() { return }
      } else if ErrorCode.asksForNewCredentials(failure.code), await getsNewCredentials(attempt, failure.code)
      {
        return
      }
    }
    var failure = failure
    var kind = FailureClass.of(failure, service: service)
    if kind == .throttling { connection.pacer.throttled(attempt.permit) }
    let isClear = response.status < 500 && failure.kind != .unreadableAnswer
    if sendsOnce, kind == .transient || kind == .final && !isClear {
      kind = .final
      failure.addHint(TransportFailure.afterDoubt(operation))
    }
    try await repeatOrThrow(failure, kind, wish: response.header("x-amz-retry-after").flatMap { Int($0) })
  }

  /// AWS refused the credentials before it did anything, so one attempt with others is worth it for every operation.
  private mutating func getsNewCredentials(_ attempt: Attempt, _ code: String) async -> Bool {
    guard !hasFreshCredentials, let refused = attempt.credentials else { return false }
    hasFreshCredentials = true
    let source = connection.credentials
    return await Abandonable.value { await source.refused(refused, code: code) } ?? false
  }

  private mutating func repeatOrThrow(
    _ failure: AWSError, _ kind: FailureClass, wish: Int?
  ) async throws(AWSError) {
    switch session.afterFailure(kind, wish: wish) {
    case .pause(let seconds): await connection.retry.pause(seconds)
    case .final, .attemptsExhausted: throw failure
    case .quotaEmpty:
      var failure = failure
      failure.addHint(
        "It was not tried again, because too many requests to this service have failed lately: wait a little."
      )
      throw failure
    }
  }

  /// Credentials for the next attempt; waiting for them ends when the task is cancelled.
  private func credentials() async throws(AWSError) -> Credentials? {
    guard message.isSigned else { return nil }
    let source = connection.credentials
    if let atHand = source.credentialsAtHand { return atHand }
    let outcome: Result<Credentials, AWSError>? = await Abandonable.value {
      do throws(AWSError) { return .success(try await source.credentials()) } catch { return .failure(error) }
    }
    guard let outcome else { throw TransportFailure.cancelled(operation) }
    do throws(AWSError) {
      return try outcome.get()
    } catch {
      var named = error
      named.operation = operation
      throw named
    }
  }

  /// The request, signed where the operation wants that, with the headers that tell AWS which attempt this is.
  private func request(_ url: String, _ attempt: Attempt) -> HTTPRequest {
    var request = HTTPRequest(
      method: message.method, url: url, headers: message.headers, body: message.body, sendsOnce: sendsOnce)
    if let credentials = attempt.credentials {
      request = SigV4(
        credentials: credentials, region: location.signingRegion, service: service.signingName,
        keys: connection.signingKeys
      ).sign(request, at: connection.clock().addingTimeInterval(attempt.clockOffset))
    }
    // Not signed, as botocore has it: proxies may look at them.
    request.headers.append(HTTPHeader("amz-sdk-invocation-id", invocationID))
    request.headers.append(
      HTTPHeader("amz-sdk-request", "attempt=\(sent); max=\(max(sent, connection.retry.attempts))"))
    return request
  }

  /// What of this request must not come back in an error.
  private func secrets(_ request: HTTPRequest) -> RequestSecrets {
    RequestSecrets(
      request, isBodyRead: OperationRules.sendsSecrets.contains("\(service.rawValue):\(operation)"))
  }

  /// One attempt, recorded and logged; the log never sees headers or bodies.
  private func carry(
    _ request: HTTPRequest, _ secrets: RequestSecrets, _ attempt: Attempt
  ) async -> Result<HTTPResponse, TransportError> {
    let startedAt = connection.clock()
    let start = ContinuousClock.now
    let result: Result<HTTPResponse, TransportError>
    do throws(TransportError) {
      result = .success(secrets.cleaned(try await connection.transport.send(request)))
    } catch {
      result = .failure(error)
    }
    guard connection.logger != nil || connection.onCall != nil else { return result }
    var record = CallRecord(
      service: service.rawValue, operation: operation, attempt: sent, startedAt: startedAt,
      duration: CallRecord.elapsed(since: start))
    record.waited = attempt.permit.waited
    record.clockOffset = attempt.clockOffset
    record.add(result, ServiceErrorReader(operation: operation, endpoint: location.url, secrets: secrets))
    record.report(to: connection.logger, connection.onCall)
    return result
  }
}

extension CallRecord {
  fileprivate mutating func add(
    _ result: Result<HTTPResponse, TransportError>, _ reader: ServiceErrorReader
  ) {
    switch result {
    case .success(let response):
      status = response.status
      requestID = response.header("x-amzn-requestid")
      if !(200...299).contains(response.status) {
        errorCode = reader.read(response).code
      }
    case .failure(let error): errorCode = error.code.rawValue
    }
  }
}
