extension QueryService {
  /// Sends an operation and takes what stands in its `…Result`.
  func result(
    _ operation: String, _ input: [(name: String, value: String)]
  ) async throws(AWSError) -> XMLElement {
    let response = try await call(operation, input)
    guard let root = try? XMLReader.read(response.body), root.name == operation + "Response",
      let result = root[operation + "Result"]
    else { throw client.unreadable(operation, response) }
    return result
  }

  /// An answer of the right form that lacks what cannot be done without.
  func incomplete(_ operation: String, lacks element: String) -> AWSError {
    AWSError(
      .unreadableAnswer, code: "UnreadableAnswer",
      message: "The answer of \(client.authority) to \(operation) lacks \(element).", operation: operation,
      hint: "Check that \(client.authority) is the endpoint you mean.")
  }
}
