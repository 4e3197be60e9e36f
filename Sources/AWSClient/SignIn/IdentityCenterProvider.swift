internal import struct FoundationEssentials.Date

/// Credentials of a role that IAM Identity Center lets the signed-in person use.
///
/// The token of `aws sso login` is read from the AWS CLI's cache, refreshed there when it is about to end, and shown
/// to the portal for credentials. See "GetRoleCredentials" in the IAM Identity Center Portal API Reference.
struct IdentityCenterProvider: CredentialProvider {
  /// A token with fewer seconds left is refreshed.
  static let refreshBefore = 15 * 60.0

  private let settings: IdentityCenterSettings
  private let configuration: AWSConfiguration
  private let tools: SignInTools
  private let profile: String
  private let limit: IdentityCenterRefreshLimit
  private let unwritten = UnwrittenToken()

  init(
    settings: IdentityCenterSettings, configuration: AWSConfiguration, tools: SignInTools, profile: String,
    limit: IdentityCenterRefreshLimit = .shared
  ) {
    self.settings = settings
    self.configuration = configuration
    self.tools = tools
    self.profile = profile
    self.limit = limit
  }

  func retrieve() async throws(AWSError) -> Credentials {
    let token = try await validToken()
    return try await roleCredentials(token)
  }

  private func validToken() async throws(AWSError) -> IdentityCenterToken {
    let name = Digest.hex(Digest.sha1((settings.sessionName ?? settings.startURL).utf8)) + ".json"
    let file = try TokenFile(
      folder: "~/.aws/sso/cache", name: name, environment: configuration.environment, tools: tools,
      unwritten: unwritten)
    let token = try read(file)
    guard settings.sessionName != nil, token.secondsLeft(at: tools.clock()) < Self.refreshBefore else {
      return try checked(token)
    }
    return try await refreshed(token, file)
  }

  private func read(_ file: TokenFile) throws(AWSError) -> IdentityCenterToken {
    switch try file.read() {
    case .missing:
      throw loginExpired("There is no login to IAM Identity Center for profile \(profile) yet.")
    case .damaged: throw loginExpired("\(file.shownPath) does not hold a login that can be read.")
    case .object(let members):
      guard let token = IdentityCenterToken(members) else {
        throw loginExpired("\(file.shownPath) does not hold a login that can be read.")
      }
      return token
    }
  }

  private func checked(_ token: IdentityCenterToken) throws(AWSError) -> IdentityCenterToken {
    guard token.secondsLeft(at: tools.clock()) > 0 else {
      throw loginExpired("The login to IAM Identity Center for profile \(profile) has expired.")
    }
    return token
  }

  /// A new token, or the old one while it is good.
  private func refreshed(
    _ token: IdentityCenterToken, _ file: TokenFile
  ) async throws(AWSError) -> IdentityCenterToken {
    let now = tools.clock()
    guard let refresh = token.refresh(at: now) else { return try checked(token) }
    guard limit.begin(file.path, at: now) else {
      if token.secondsLeft(at: now) <= 0, let error = limit.error(file.path) { throw error }
      return try checked(token)
    }
    do throws(AWSError) {
      let new = try await create(token, refresh)
      file.write(new.members)
      limit.ended(file.path, nil)
      return new
    } catch {
      limit.ended(file.path, error)
      if error.kind != .cancelled, token.secondsLeft(at: tools.clock()) > 0 { return token }
      throw error
    }
  }

  private func create(
    _ token: IdentityCenterToken, _ refresh: IdentityCenterToken.Refresh
  ) async throws(AWSError) -> IdentityCenterToken {
    let input: [JSONValue.Member] = [
      .init("clientId", .string(refresh.clientID)), .init("clientSecret", .string(refresh.clientSecret)),
      .init("grantType", .string("refresh_token")), .init("refreshToken", .string(refresh.token)),
    ]
    let transport = OAuthTransport(tools.transport)
    let client = connection(transport).client(.ssoOIDC)
    let response: HTTPResponse
    do throws(AWSError) {
      response = try await client.send(
        "CreateToken",
        ServiceClient.Message(
          path: "token", headers: [HTTPHeader("Content-Type", "application/json")],
          body: Array(JSONValue.object(input).text.utf8), isSigned: false))
    } catch {
      throw refusedRefresh(error, transport.errorCode)
    }
    guard let answer = try? JSONReader.read(response.body),
      let new = token.refreshed(answer, settings: settings, at: tools.clock())
    else { throw client.unreadable("CreateToken", response) }
    return new
  }

  private func roleCredentials(_ token: IdentityCenterToken) async throws(AWSError) -> Credentials {
    let operation = "GetRoleCredentials"
    let client = connection(tools.transport).client(.sso)
    let message = ServiceClient.Message(
      method: "GET", path: "federation/credentials",
      query: [("role_name", settings.roleName), ("account_id", settings.accountID)],
      headers: [HTTPHeader("x-amz-sso_bearer_token", CredentialsDocument.plain(token.accessToken))],
      isSigned: false)
    let response: HTTPResponse
    do throws(AWSError) {
      response = try await client.send(operation, message)
    } catch {
      throw refusedRole(error)
    }
    guard let role = (try? JSONReader.read(response.body))?["roleCredentials"],
      let milliseconds = role["expiration"]?.double,
      let expiration = RFC3339Time.date(seconds: milliseconds / 1000),
      var credentials = try? CredentialsDocument.portal.read(
        role, source: "IAM Identity Center (profile \(profile))")
    else { throw client.unreadable(operation, response) }
    credentials.expiration = expiration
    credentials.accountID = settings.accountID
    return credentials
  }

  private func connection(_ transport: any Transport) -> ServiceConnection {
    .unsigned(region: settings.region, configuration: configuration, tools: tools, transport: transport)
  }

  /// Only a refusal by the service itself means that the person has to come back.
  /// - Parameter code: The OAuth error code of the answer, if it had one.
  private func refusedRefresh(_ error: AWSError, _ code: String?) -> AWSError {
    let isService = error.kind != .unreadableAnswer || code != nil || error.status == 401
    guard let status = error.status, (400...499).contains(status), status != 429, isService,
      error.code != "SlowDownException", code != "slow_down"
    else { return error }
    return loginExpired("The login to IAM Identity Center for profile \(profile) has ended.", status)
  }

  /// A refused login says what to run, a refused role where it stands.
  private func refusedRole(_ error: AWSError) -> AWSError {
    if error.status == 401 || error.code == "UnauthorizedException" {
      return loginExpired(
        "IAM Identity Center no longer accepts the login of profile \(profile).", error.status)
    }
    var explained = error
    if error.kind == .service, error.status == 403 || error.status == 404 {
      explained.hint =
        "Check sso_account_id and sso_role_name of profile \(profile), and that you are assigned to them."
    }
    return explained
  }

  private func loginExpired(_ message: String, _ status: Int? = nil) -> AWSError {
    LoginExpired.error(message, command: ["aws", "sso", "login", "--profile", profile], status: status)
  }
}
