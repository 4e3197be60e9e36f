/// Assumes a role with the credentials of another provider.
struct AssumeRoleProvider: CredentialProvider {
  var role: RoleStep
  var source: any CredentialProvider
  var configuration: AWSConfiguration
  var tools: SignInTools
  /// Told of the session that was had, so that it can be kept.
  var keep: @Sendable (AssumedRole) -> Void = { _ in }
  /// Told of the source's credentials that STS refused, and with which code; true when others may be had.
  var giveUp: @Sendable (_ credentials: Credentials, _ code: String) -> Bool = { _, _ in false }

  private let madeName = RoleSessionName()

  /// A person who gets the code wrong this often is not asked again.
  static let mostQuestions = 5

  func retrieve() async throws(AWSError) -> Credentials {
    let credentials = try await source.retrieve()
    do throws(AWSError) {
      return try await assume(with: credentials)
    } catch {
      // A cache may have kept what AWS has revoked since: one attempt with what the source gives now.
      guard giveUp(credentials, error.code) else { throw error }
      let others = try await source.retrieve()
      guard others.accessKeyID != credentials.accessKeyID else { throw error }
      return try await assume(with: others)
    }
  }

  private func assume(with credentials: Credentials) async throws(AWSError) -> Credentials {
    var connection = ServiceConnection(
      configuration: configuration, credentials: FixedCredentials(credentials), transport: tools.transport)
    connection.adopt(tools)
    let client = STSClient(connection)
    var session: AssumedRole
    do throws(AWSError) {
      session =
        if let serial = role.mfaSerial {
          try await assume(client, askingCodeOf: serial)
        } else {
          try await assume(client, code: nil)
        }
    } catch {
      throw explained(error, caller: credentials.source)
    }
    keep(session)
    session.credentials.remark = credentials.remark
    return session.credentials
  }

  private func assume(_ client: STSClient, code: Secret?) async throws(AWSError) -> AssumedRole {
    try await client.assumeRole(
      role, sessionName: role.sessionName ?? madeName.name(tools.clock()), tokenCode: code,
      source: CredentialWords.source(role))
  }

  /// Asks for the code of the device until AWS takes it or the person gives up.
  private func assume(
    _ client: STSClient, askingCodeOf serial: String
  ) async throws(AWSError) -> AssumedRole {
    guard let ask = tools.askMFACode else {
      throw AWSError(
        .credentials, code: "MFACodeNeeded",
        message:
          "Profile \(role.profile) needs the code of the MFA device \(serial), and nobody can be asked.",
        hint: "Start kmscope in a terminal, or get a session first with aws sts get-caller-identity "
          + "--profile \(role.profile).")
    }
    var question = MFAQuestion(serialNumber: serial, roleARN: role.arn, profile: role.profile)
    for _ in 1..<Self.mostQuestions {
      let code = try await ask(question)
      guard Self.isCode(code) else {
        question.refusal = "A code has six digits."
        continue
      }
      do throws(AWSError) {
        return try await assume(client, code: code)
      } catch {
        guard Self.isAboutCode(error) else { throw error }
        question.refusal = error.message
      }
    }
    return try await assume(client, code: try await ask(question))
  }

  private static func isCode(_ code: Secret) -> Bool {
    code.withBytes { bytes in
      bytes.count == 6 && bytes.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    }
  }

  /// `MultiFactorAuthentication failed with invalid MFA one time pass code.` and its like.
  private static func isAboutCode(_ error: AWSError) -> Bool {
    error.code == "AccessDeniedException" && error.message.contains("MultiFactorAuthentication failed")
  }

  private func explained(_ error: AWSError, caller: String) -> AWSError {
    var explained = error
    switch error.kind {
    case .service where error.isAccessDenied:
      explained.hint =
        "Profile \(role.profile) assumes \(role.arn) with the credentials of \(caller): the role's trust policy and "
        + "the caller's own permissions must allow it."
    case .service, .credentials, .unreadableAnswer:
      if explained.hint.isEmpty {
        explained.hint = "Check profile \(role.profile), which assumes \(role.arn) with \(caller)."
      }
    case .transport, .configuration, .readOnly, .cancelled: break
    }
    return explained
  }
}
