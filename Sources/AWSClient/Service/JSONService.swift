/// AWS JSON 1.1: the operation stands in `X-Amz-Target`, input and output are JSON objects.
struct JSONService: Sendable {
  var client: ServiceClient
  /// For example `TrentService`.
  var targetPrefix: String

  /// Sends an operation that answers with an object.
  func call(_ operation: String, _ input: [JSONValue.Member]) async throws(AWSError) -> JSONValue {
    let response = try await send(operation, input)
    guard let value = try? JSONReader.read(response.body), case .object = value else {
      throw client.unreadable(operation, response)
    }
    return value
  }

  /// Sends an operation that answers with nothing (AWS) or an empty object (others).
  func callWithoutAnswer(_ operation: String, _ input: [JSONValue.Member]) async throws(AWSError) {
    _ = try await callWithOptionalAnswer(operation, input)
  }

  /// Sends an operation that may answer with nothing; that is given as an empty object.
  func callWithOptionalAnswer(
    _ operation: String, _ input: [JSONValue.Member]
  ) async throws(AWSError) -> JSONValue {
    let response = try await send(operation, input)
    let isBlank = response.body.allSatisfy { $0 == 0x20 || $0 == 0x0A || $0 == 0x0D || $0 == 0x09 }
    if isBlank { return .object([]) }
    guard let value = try? JSONReader.read(response.body) else {
      throw client.unreadable(operation, response)
    }
    return value
  }

  /// An answer of the right form that lacks what cannot be done without.
  func incomplete(_ operation: String, lacks member: String) -> AWSError {
    var error = AWSError(
      .unreadableAnswer, code: "UnreadableAnswer",
      message: "The answer of \(client.authority) to \(operation) lacks \(member).",
      operation: operation,
      hint: "Check that \(client.authority) is the endpoint you mean.")
    if client.isSentOnce(operation) { error.addHint(TransportFailure.afterDoubt(operation)) }
    return error
  }

  private func send(_ operation: String, _ input: [JSONValue.Member]) async throws(AWSError) -> HTTPResponse {
    let headers = [
      HTTPHeader("Content-Type", "application/x-amz-json-1.1"),
      HTTPHeader("X-Amz-Target", "\(targetPrefix).\(operation)"),
    ]
    let body = Array(JSONValue.object(input).text.utf8)
    return try await client.send(operation, ServiceClient.Message(headers: headers, body: body))
  }
}
