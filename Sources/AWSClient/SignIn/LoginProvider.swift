internal import struct FoundationEssentials.Date

/// Credentials of the console session that `aws login` opened.
///
/// They live for 15 minutes and are refreshed with a token that only the holder of a key may use. See "Sign in for AWS
/// local development using console credentials" in the AWS CLI User Guide.
struct LoginProvider: CredentialProvider {
  /// Credentials with fewer seconds left are refreshed.
  static let refreshBefore = 5 * 60.0

  private static let operation = "CreateOAuth2Token"

  private let session: String
  private let configuration: AWSConfiguration
  private let tools: SignInTools
  private let profile: String
  private let unwritten = UnwrittenToken()

  /// - Parameter session: The `login_session` of the profile, an ARN.
  init(session: String, configuration: AWSConfiguration, tools: SignInTools, profile: String) {
    self.session = SharedConfigReader.trimmed(session)
    self.configuration = configuration
    self.tools = tools
    self.profile = profile
  }

  func retrieve() async throws(AWSError) -> Credentials {
    let environment = configuration.environment
    let file = try TokenFile(
      folder: environment["AWS_LOGIN_CACHE_DIRECTORY"] ?? "~/.aws/login/cache",
      name: Digest.hex(Digest.sha256(session.utf8)) + ".json", environment: environment, tools: tools,
      unwritten: unwritten)
    let token = try read(file)
    guard isDue(token) else { return token.credentials }
    do throws(AWSError) {
      let new = try await refreshed(token)
      // The old refresh token may be spent, so whoever comes next must find the new one.
      file.write(new.members)
      return new.credentials
    } catch {
      // Another program may have been faster and have used up the refresh token.
      if error.code == "LoginExpired", let other = try? read(file), !isDue(other) { return other.credentials }
      throw error
    }
  }

  private func isDue(_ token: LoginToken) -> Bool {
    token.secondsLeft(at: tools.clock()) < Self.refreshBefore
  }

  private func read(_ file: TokenFile) throws(AWSError) -> LoginToken {
    switch try file.read() {
    case .missing: throw loginExpired("There is no login for profile \(profile) yet.")
    case .damaged: throw loginExpired("\(file.shownPath) does not hold a login that can be read.")
    case .object(let members):
      do throws(LoginToken.Problem) {
        return try LoginToken(members, source: "aws login (profile \(profile))")
      } catch {
        throw loginExpired("The login in \(file.shownPath) has no usable \(error.member).")
      }
    }
  }

  private func refreshed(_ token: LoginToken) async throws(AWSError) -> LoginToken {
    let transport = OAuthTransport(
      DPoPTransport(key: token.key, clock: tools.clock, transport: tools.transport))
    let client = ServiceConnection.unsigned(
      region: token.region ?? configuration.region, configuration: configuration, tools: tools,
      transport: transport
    ).client(.signin)
    let input: [JSONValue.Member] = [
      .init("clientId", .string(token.clientID)), .init("grantType", .string("refresh_token")),
      .init("refreshToken", .string(token.refreshToken)),
    ]
    let response: HTTPResponse
    do throws(AWSError) {
      response = try await client.send(
        Self.operation,
        ServiceClient.Message(
          path: "v1/token", headers: [HTTPHeader("Content-Type", "application/json")],
          body: Array(JSONValue.object(input).text.utf8), isSigned: false))
    } catch {
      throw explained(error, transport.errorCode)
    }
    guard let answer = try? JSONReader.read(response.body),
      let new = token.refreshed(answer, at: tools.clock())
    else { throw client.unreadable(Self.operation, response) }
    return new
  }

  /// - Parameter code: AWS's OAuth error code, if the answer had one.
  private func explained(_ error: AWSError, _ code: String?) -> AWSError {
    switch code {
    case "TOKEN_EXPIRED", "invalid_grant", "AUTHCODE_EXPIRED":
      return loginExpired("The login of profile \(profile) has expired.", error.status)
    case "USER_CREDENTIALS_CHANGED":
      return loginExpired(
        "The login of profile \(profile) has ended, because your password or access was changed.",
        error.status)
    case "INSUFFICIENT_PERMISSIONS":
      var explained = loginExpired(
        "You are no longer allowed to refresh the login of profile \(profile).", error.status)
      explained.hint += " If that does not help, ask for the permission signin:CreateOAuth2Token."
      return explained
    default:
      guard error.code == "AccessDeniedException" || error.status == 401 else { return error }
      return loginExpired("AWS no longer accepts the login of profile \(profile).", error.status)
    }
  }

  private func loginExpired(_ message: String, _ status: Int? = nil) -> AWSError {
    LoginExpired.error(message, command: ["aws", "login", "--profile", profile], status: status)
  }
}
