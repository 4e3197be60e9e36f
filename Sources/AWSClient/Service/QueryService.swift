/// AWS query: operation and input are a form, the answer is XML.
///
/// See "AWS query protocol" in the Smithy documentation.
struct QueryService: Sendable {
  var client: ServiceClient
  /// Of the API, for example `2011-06-15`.
  var version: String

  /// Sends an operation.
  /// - Parameters:
  ///   - input: Names and values in the order they are sent; lists as `Name.member.1`.
  ///   - isSigned: False for operations that bring their own proof, for example AssumeRoleWithWebIdentity.
  /// - Returns: An answer with status 2xx.
  func call(
    _ operation: String, _ input: [(name: String, value: String)] = [], isSigned: Bool = true
  ) async throws(AWSError) -> HTTPResponse {
    let form = [("Action", operation), ("Version", version)] + input.map { ($0.name, $0.value) }
    let body = form.map { "\(PercentEncoding.encode($0.0.utf8))=\(PercentEncoding.encode($0.1.utf8))" }
      .joined(separator: "&")
    return try await client.send(
      operation,
      ServiceClient.Message(
        headers: [HTTPHeader("Content-Type", "application/x-www-form-urlencoded; charset=utf-8")],
        body: Array(body.utf8), isSigned: isSigned))
  }
}
