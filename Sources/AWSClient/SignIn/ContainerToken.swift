/// The token a container shows to its credentials endpoint.
enum ContainerToken {
  static let fileVariable = "AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE"
  static let variable = "AWS_CONTAINER_AUTHORIZATION_TOKEN"

  /// The token in a file, read anew each time since it is replaced there, before that in the environment.
  /// - Returns: Nil when there is none.
  /// - Throws: `AWSError` of kind credentials that names the variable and never the token.
  static func read(_ environment: Environment, tools: SignInTools) throws(AWSError) -> Secret? {
    if let path = environment[fileVariable] { return try fromFile(path, tools) }
    // Not through the subscript, which would cut off what must not be there.
    guard let text = environment.variables[variable], !text.isEmpty else { return nil }
    return try checked(text, "The value of \(variable)")
  }

  private static func fromFile(_ path: String, _ tools: SignInTools) throws(AWSError) -> Secret {
    let reason: String
    switch tools.readFile(path) {
    case .bytes(let bytes):
      guard let text = String(validating: bytes, as: UTF8.self) else {
        throw invalid("The token in \(path) (\(fileVariable))")
      }
      return try checked(text, "The token in \(path) (\(fileVariable))")
    case .missing: reason = "it does not exist"
    case .unreadable(let why): reason = why
    }
    throw AWSError(
      .credentials, code: "NoContainerToken",
      message: "The token file \(path) (\(fileVariable)) cannot be read: \(reason).",
      hint: "Check that the token is mounted into this container and may be read.")
  }

  /// Line breaks would end the header and start another one.
  private static func checked(_ text: String, _ what: String) throws(AWSError) -> Secret {
    guard !text.isEmpty, text.utf8.allSatisfy({ (0x20...0x7E).contains($0) }) else { throw invalid(what) }
    return Secret(text)
  }

  private static func invalid(_ what: String) -> AWSError {
    AWSError(
      .credentials, code: "InvalidContainerToken", message: "\(what) cannot be sent in a header.",
      hint: "It must be one line of text without a line break at its end.")
  }
}
