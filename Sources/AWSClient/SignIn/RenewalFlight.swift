/// A request for new credentials and those who wait for it.
struct RenewalFlight: Sendable {
  /// Nil tells a waiter to look again.
  typealias Outcome = Result<Credentials, AWSError>

  var id: Int
  var task: Task<Void, Never>
  var waiters: [Int: CheckedContinuation<Outcome?, Never>] = [:]
}
