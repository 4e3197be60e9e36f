internal import struct FoundationEssentials.Date

/// Reads from the metadata service of an instance, with the session token of its second version.
///
/// The first version is asked without a token, if nobody has forbidden it: when the service refuses to hand out tokens
/// (status 403, 404 or 405; see "IMDS credential provider" in the AWS SDKs and Tools Reference Guide), and, as the AWS
/// CLI does, when it was reached and no token comes, for whatever reason but that the question was wrong (status 400).
/// A container sees an instance with a hop limit of 1 like that: the answer with the token does not get as far, other
/// answers do.
final class InstanceMetadataClient: Sendable {
  /// Seconds a token is asked for, the longest there is.
  static let longestLife = 21_600
  /// A token with fewer seconds left is not used any more.
  static let margin = 30.0
  /// Seconds for which a token that did not come in time is not asked for again.
  static let patience = 60.0

  private enum Session {
    case token(Secret)
    /// For version 1; the reason goes on with a sentence about the service.
    case withoutToken(reason: String)

    var token: Secret? { if case .token(let token) = self { token } else { nil } }
  }

  private struct State {
    var kept: (session: Session, end: Date)?
    var remark: String?
  }

  let settings: InstanceMetadataSettings
  private let tools: SignInTools
  private let state = Lock(State())

  init(settings: InstanceMetadataSettings, tools: SignInTools) {
    self.settings = settings
    self.tools = tools
  }

  /// Why version 1 was asked the last time, without full stop; nil when it was version 2.
  var remark: String? { state.withLock { $0.remark } }

  /// The answer with any status; a token that is refused is replaced once.
  func get(_ path: String) async throws(AWSError) -> HTTPResponse {
    let session = try await session()
    let response = try await ask(path, session)
    guard response.status == 401 else { return response }
    if case .withoutToken(let reason) = session {
      // Whoever asks next asks for a token again.
      state.withLock { $0.kept = nil }
      throw failure("\(reason), and gives nothing without one", status: 401)
    }
    state.withLock { $0.kept = nil }
    return try await ask(path, try await self.session())
  }

  private func ask(_ path: String, _ session: Session) async throws(AWSError) -> HTTPResponse {
    var headers: [HTTPHeader] = []
    if let token = session.token {
      headers.append(HTTPHeader("x-aws-ec2-metadata-token", CredentialsDocument.plain(token)))
    }
    do throws(TransportError) {
      return try await send("GET", path, headers)
    } catch {
      throw unreachable(error)
    }
  }

  private func session() async throws(AWSError) -> Session {
    let now = tools.clock()
    let known = state.withLock { state in state.kept.flatMap { $0.end > now ? $0.session : nil } }
    if let known { return known }
    let life = "x-aws-ec2-metadata-token-ttl-seconds"
    let response: HTTPResponse
    do throws(TransportError) {
      response = try await send("PUT", "latest/api/token", [HTTPHeader(life, String(Self.longestLife))])
    } catch {
      guard Self.isReached(error) else { throw unreachable(error) }
      let session = try versionOne(
        error.code == .timedOut
          ? "handed out no session token within \(seconds) (as for containers where its hop limit is 1)"
          : "broke off before it had handed out a session token")
      state.withLock { $0.kept = (session, tools.clock().addingTimeInterval(Self.patience)) }
      return session
    }
    switch response.status {
    case 200:
      let text = SharedConfigReader.trimmed(
        String(decoding: response.body, as: UTF8.self).filter { !$0.isNewline })
      guard response.body.count <= 1024, CredentialsDocument.isHeaderWord(text) else {
        throw failure("handed out a session token that cannot be used")
      }
      let told = response.header(life).flatMap { Int($0) } ?? Self.longestLife
      let seconds = Double(min(max(told, 0), Self.longestLife)) - Self.margin
      let session = Session.token(Secret(text))
      state.withLock { $0 = State(kept: (session, now.addingTimeInterval(seconds))) }
      return session
    case 400: throw failure("refused a session token (status 400)")
    default: return try versionOne("hands out no session token (status \(response.status))")
    }
  }

  private func versionOne(_ reason: String) throws(AWSError) -> Session {
    guard !settings.isV1Disabled else {
      throw failure(
        "\(reason), and version 1 is switched off",
        hint: "Check AWS_EC2_METADATA_V1_DISABLED and ec2_metadata_v1_disabled.")
    }
    state.withLock { $0.remark = "version 1 of the metadata service was asked, because it \(reason)" }
    return .withoutToken(reason: reason)
  }

  private func send(
    _ method: String, _ path: String, _ headers: [HTTPHeader]
  ) async throws(TransportError) -> HTTPResponse {
    var request = HTTPRequest(method: method, url: settings.url(path), headers: headers, body: [])
    request.timeouts = HTTPRequest.Timeouts(connect: settings.timeout, total: settings.timeout)
    request.isLinkLocal = true
    var attempt = 1
    while true {
      if Task.isCancelled { throw TransportError(.cancelled, MetadataFailure.cancelled.message) }
      do throws(TransportError) {
        let response = try await tools.sendMetadata(
          request, service: "imds", operation: "\(method) \(path)", attempt: attempt)
        guard attempt < settings.attempts, (500...599).contains(response.status) else { return response }
      } catch {
        // The AWS CLI does not ask for a late token again either.
        let isLate = error.code == .timedOut && Self.isReached(error)
        let isFinal = error.code == .cancelled || method == "PUT" && isLate
        guard attempt < settings.attempts, !isFinal else { throw error }
      }
      attempt += 1
    }
  }

  /// True when there is somebody who took the request and did not answer it well.
  ///
  /// Where no connection stands, there is no service, and asking on would only take time.
  private static func isReached(_ error: TransportError) -> Bool {
    error.code != .cancelled && error.mayHaveBeenSent
  }

  private var seconds: String {
    let value = settings.timeout
    if value == 1 { return "1 second" }
    return value == value.rounded() ? "\(Int(value)) seconds" : "\(value) seconds"
  }

  private func unreachable(_ error: TransportError) -> AWSError {
    MetadataFailure.error(
      error, code: "InstanceMetadataUnreachable",
      hint: "On an instance, check its metadata options (in a container the hop limit too); "
        + "elsewhere, use a profile or set AWS_EC2_METADATA_DISABLED=true.")
  }

  /// What the service said, without the session token it may have quoted.
  func withoutToken(_ text: String) -> String {
    guard let token = state.withLock({ $0.kept?.session.token }) else { return text }
    return RequestSecrets([CredentialsDocument.plain(token)]).hidden(in: text)
  }

  func failure(_ reason: String, hint: String = "", status: Int? = nil) -> AWSError {
    AWSError(
      .credentials, code: "InstanceMetadataFailed",
      message: "The instance metadata service at \(settings.endpoint.authority) \(reason).", status: status,
      hint: hint.isEmpty ? "Check the metadata options of the instance." : hint)
  }
}
