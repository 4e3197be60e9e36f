/// Gets a role for a token that an outside identity provider keeps in a file.
struct WebIdentityProvider: CredentialProvider {
  var role: WebIdentityRole
  var configuration: AWSConfiguration
  var tools: SignInTools
  var source: String
  /// Told of the session that was had, so that it can be kept.
  var keep: @Sendable (AssumedRole) -> Void = { _ in }
  private let madeName = RoleSessionName()

  func retrieve() async throws(AWSError) -> Credentials {
    var connection = ServiceConnection(
      configuration: configuration, credentials: UnsignedRequests(), transport: tools.transport)
    connection.adopt(tools)
    let name = role.sessionName ?? madeName.name(tools.clock())
    let session = try await STSClient(connection)
      .assumeRoleWithWebIdentity(arn: role.arn, sessionName: name, token: try token(), source: source)
    keep(session)
    return session.credentials
  }

  /// Reads the token anew every time: whoever put it there replaces it before it expires.
  func token() throws(AWSError) -> Secret {
    let path = FilePath.expanded(role.tokenFile, configuration.environment) ?? role.tokenFile
    switch tools.readFile(path) {
    case .bytes(let bytes):
      let text = SharedConfigReader.trimmed(
        String(decoding: bytes, as: UTF8.self).filter { !$0.isNewline })
      guard text.isEmpty else { return Secret(text) }
      throw unreadable("it is empty")
    case .missing: throw unreadable("there is no such file")
    case .unreadable(let reason): throw unreadable(reason)
    }
  }

  private func unreadable(_ reason: String) -> AWSError {
    AWSError(
      .credentials, code: "UnreadableToken",
      message: "The web identity token \(role.tokenFile) cannot be read: \(reason).",
      hint: role.profile.map { "Check web_identity_token_file of profile \($0)." }
        ?? "Check AWS_WEB_IDENTITY_TOKEN_FILE.")
  }
}
