/// A request for new credentials and those who wait for it.
struct RenewalFlight: Sendable {
  /// Nil tells a waiter to look again.
  typealias Outcome = Result<Credentials, AWSError>

  var id: Int
  var task: Task<Void, Never>
  /// Nobody waits for it; the old credentials are good for a while.
  var isBackground: Bool
  var waiters: [Int: CheckedContinuation<Outcome?, Never>] = [:]
}
