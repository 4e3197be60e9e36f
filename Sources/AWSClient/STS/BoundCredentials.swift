/// Credentials of one caller and of nobody else, for a call that was decided on for that caller.
///
/// Sources hand out others when the old ones end, and those may be somebody else's: `credential_process` decides anew
/// each time, and a profile can be edited. Every attempt of a call asks for its credentials, so one that is signed with
/// newer ones is looked at too.
struct BoundCredentials: CredentialsSource {
  let source: any CredentialsSource
  let caller: CallerIdentity
  let book: CallerBook
  /// Asks AWS whose credentials these are.
  let identify: @Sendable (Credentials) async throws(AWSError) -> CallerIdentity

  func credentials() async throws(AWSError) -> Credentials {
    let credentials = try await source.credentials()
    guard try await owner(of: credentials) == caller else { throw AWSError.ofOtherCaller }
    return credentials
  }

  func refused(_ credentials: Credentials) async -> Bool { await source.refused(credentials) }

  func refused(_ credentials: Credentials, code: String) async -> Bool {
    await source.refused(credentials, code: code)
  }

  private func owner(of credentials: Credentials) async throws(AWSError) -> CallerIdentity {
    if let known = book.caller(of: credentials) { return known }
    do throws(AWSError) {
      let owner = try await identify(credentials)
      book.note(owner, of: credentials)
      return owner
    } catch {
      // An error of credentials, whatever it was here: of the call itself nothing has been sent.
      var unknown = AWSError(
        .credentials, code: "CallerUnknown",
        message: "There are new credentials, and AWS does not say whose they are: \(error.message)",
        hint: error.hint)
      unknown.signInCommand = error.signInCommand
      throw unknown
    }
  }
}

extension ServiceConnection {
  /// Who the credentials in use belong to, noted with the access key that the answer is about.
  package func callerIdentity(noting book: CallerBook) async throws(AWSError) -> CallerIdentity {
    let last = LastCredentials(credentials)
    var watched = self
    watched.credentials = last
    let caller = try await STSClient(watched).getCallerIdentity()
    if let used = last.value { book.note(caller, of: used) }
    return caller
  }

  /// The same connection for one caller: whatever would be signed with credentials of another is not sent.
  package func bound(to caller: CallerIdentity, noting book: CallerBook) -> ServiceConnection {
    let unbound = self
    var bound = self
    bound.credentials = BoundCredentials(source: credentials, caller: caller, book: book) {
      credentials throws(AWSError) in
      var fixed = unbound
      fixed.credentials = FixedCredentials(credentials)
      return try await STSClient(fixed).getCallerIdentity()
    }
    return bound
  }
}

extension AWSError {
  fileprivate static let ofOtherCaller = AWSError(
    .credentials, code: "CallerChanged",
    message:
      "AWS's policy is unchanged: your credentials have changed since the review and are another caller's.",
    hint: "What was asked for is judged anew.")

  /// True when AWS was given nothing to do, because the credentials are not those of the caller it was decided for.
  package var isOfOtherCaller: Bool { kind == .credentials && code == Self.ofOtherCaller.code }
}

/// Passes credentials on and keeps the last ones: those that the last attempt of a call was signed with.
private final class LastCredentials: CredentialsSource {
  private let source: any CredentialsSource
  private let last = Lock<Credentials?>(nil)

  init(_ source: any CredentialsSource) { self.source = source }

  var value: Credentials? { last.withLock { $0 } }

  func credentials() async throws(AWSError) -> Credentials {
    let credentials = try await source.credentials()
    last.withLock { $0 = credentials }
    return credentials
  }

  func refused(_ credentials: Credentials) async -> Bool { await source.refused(credentials) }

  func refused(_ credentials: Credentials, code: String) async -> Bool {
    await source.refused(credentials, code: code)
  }
}
