/// Whom access keys belong to, as GetCallerIdentity has said.
///
/// Copies share what is noted. An access key belongs to one user or session as long as it works.
package struct CallerBook: Sendable {
  private let callers = Lock<[String: CallerIdentity]>([:])

  package init() {}

  func caller(of credentials: Credentials) -> CallerIdentity? {
    callers.withLock { $0[credentials.accessKeyID] }
  }

  func note(_ caller: CallerIdentity, of credentials: Credentials) {
    callers.withLock { $0[credentials.accessKeyID] = caller }
  }
}
