/// REST with JSON: the path says what is asked, input and output are JSON objects.
///
/// See "AWS restJson1 protocol" in the Smithy documentation. The code of an error stands in a header or in the body.
struct RESTService: Sendable {
  var client: ServiceClient

  /// Posts an object and takes the object that is the answer.
  /// - Parameters:
  ///   - path: Without the leading `/`.
  ///   - query: Names and values, not encoded.
  func post(
    _ operation: String, path: String, query: [(name: String, value: String)] = [], _ input: JSONInput
  ) async throws(AWSError) -> JSONValue {
    let message = ServiceClient.Message(
      path: path, query: query, headers: [HTTPHeader("Content-Type", "application/json")],
      body: Array(JSONValue.object(input.members).text.utf8))
    let response = try await client.send(operation, message)
    guard let value = try? JSONReader.read(response.body), case .object = value else {
      throw client.unreadable(operation, response)
    }
    return value
  }

  /// An answer of the right form that lacks what cannot be done without.
  func incomplete(_ operation: String, lacks member: String) -> AWSError {
    AWSError(
      .unreadableAnswer, code: "UnreadableAnswer",
      message: "The answer of \(client.authority) to \(operation) lacks \(member).", operation: operation,
      hint: "Check that \(client.authority) is the endpoint you mean.")
  }
}
