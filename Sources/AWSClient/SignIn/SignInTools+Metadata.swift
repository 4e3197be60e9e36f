extension SignInTools {
  /// Sends a question to the metadata service of a container or an instance, and notes it as a call of AWS is noted.
  ///
  /// - Parameters:
  ///   - service: `container` or `imds`.
  ///   - operation: What was asked for, in the words of the log. Not the URL of a container's credentials: whoever
  ///     knows it on that machine gets them.
  func sendMetadata(
    _ request: HTTPRequest, service: String, operation: String, attempt: Int
  ) async throws(TransportError) -> HTTPResponse {
    let startedAt = clock()
    let start = ContinuousClock.now
    let result: Result<HTTPResponse, TransportError>
    do throws(TransportError) {
      result = .success(try await transport.send(request))
    } catch {
      result = .failure(error)
    }
    var record = CallRecord(
      service: service, operation: operation, attempt: attempt, startedAt: startedAt,
      duration: CallRecord.elapsed(since: start))
    switch result {
    case .success(let response):
      record.status = response.status
      if response.status != 200 { record.errorCode = "HTTP \(response.status)" }
    case .failure(let error): record.errorCode = error.code.rawValue
    }
    record.report(to: logger, onCall)
    return try result.get()
  }
}
