internal import struct FoundationEssentials.Date

/// Reads from the metadata service of an instance, with the session token of its second version.
///
/// The first version is asked without a token, and only when the service refuses to hand out tokens (status 403, 404
/// or 405) and nobody has forbidden it. A token that does not come in time is an error: see "IMDS credential provider"
/// in the AWS SDKs and Tools Reference Guide.
final class InstanceMetadataClient: Sendable {
  /// Seconds a token is asked for, the longest there is.
  static let longestLife = 21_600
  /// A token with fewer seconds left is not used any more.
  static let margin = 30.0

  private enum Session {
    case token(Secret)
    /// The service knows no tokens.
    case withoutToken
  }

  let settings: InstanceMetadataSettings
  private let tools: SignInTools
  private let kept = Lock<(token: Secret, end: Date)?>(nil)

  init(settings: InstanceMetadataSettings, tools: SignInTools) {
    self.settings = settings
    self.tools = tools
  }

  /// The answer with any status; a token that is refused is replaced once.
  func get(_ path: String) async throws(AWSError) -> HTTPResponse {
    let response = try await ask(path, try await session())
    guard response.status == 401 else { return response }
    kept.withLock { $0 = nil }
    return try await ask(path, try await session())
  }

  private func ask(_ path: String, _ session: Session) async throws(AWSError) -> HTTPResponse {
    var headers: [HTTPHeader] = []
    if case .token(let token) = session {
      headers.append(HTTPHeader("x-aws-ec2-metadata-token", CredentialsDocument.plain(token)))
    }
    return try await send("GET", path, headers)
  }

  private func session() async throws(AWSError) -> Session {
    let now = tools.clock()
    let known = kept.withLock { kept in kept.flatMap { $0.end > now ? $0.token : nil } }
    if let known { return .token(known) }
    let life = "x-aws-ec2-metadata-token-ttl-seconds"
    let response = try await send("PUT", "latest/api/token", [HTTPHeader(life, String(Self.longestLife))])
    switch response.status {
    case 200:
      let text = SharedConfigReader.trimmed(
        String(decoding: response.body, as: UTF8.self).filter { !$0.isNewline })
      guard response.body.count <= 1024, CredentialsDocument.isHeaderWord(text) else {
        throw failure("handed out a session token that cannot be used")
      }
      let told = response.header(life).flatMap { Int($0) } ?? Self.longestLife
      let seconds = Double(min(max(told, 0), Self.longestLife)) - Self.margin
      let token = Secret(text)
      kept.withLock { $0 = (token, now.addingTimeInterval(seconds)) }
      return .token(token)
    case 403, 404, 405:
      guard !settings.isV1Disabled else {
        throw failure(
          "hands out no session token (status \(response.status)), and version 1 is switched off",
          hint: "Check AWS_EC2_METADATA_V1_DISABLED and ec2_metadata_v1_disabled.")
      }
      return .withoutToken
    default: throw failure("refused a session token (status \(response.status))")
    }
  }

  private func send(
    _ method: String, _ path: String, _ headers: [HTTPHeader]
  ) async throws(AWSError) -> HTTPResponse {
    var request = HTTPRequest(method: method, url: settings.url(path), headers: headers, body: [])
    request.timeouts = HTTPRequest.Timeouts(connect: settings.timeout, total: settings.timeout)
    request.isLinkLocal = true
    var attempt = 1
    while true {
      if Task.isCancelled { throw MetadataFailure.cancelled }
      let problem: TransportError
      do throws(TransportError) {
        let response = try await tools.transport.send(request)
        guard attempt < settings.attempts, (500...599).contains(response.status) else { return response }
        attempt += 1
        continue
      } catch {
        problem = error
      }
      guard attempt < settings.attempts, problem.code != .cancelled else {
        throw MetadataFailure.error(
          problem, code: "InstanceMetadataUnreachable",
          hint: "On an instance, check its metadata options (in a container the hop limit too); "
            + "elsewhere, use a profile or set AWS_EC2_METADATA_DISABLED=true.")
      }
      attempt += 1
    }
  }

  /// What the service said, without the session token it may have quoted.
  func withoutToken(_ text: String) -> String {
    guard let token = kept.withLock({ $0?.token }) else { return text }
    return RequestSecrets([CredentialsDocument.plain(token)]).hidden(in: text)
  }

  func failure(_ reason: String, hint: String = "", status: Int? = nil) -> AWSError {
    AWSError(
      .credentials, code: "InstanceMetadataFailed",
      message: "The instance metadata service at \(settings.endpoint.authority) \(reason).", status: status,
      hint: hint.isEmpty ? "Check the metadata options of the instance." : hint)
  }
}
