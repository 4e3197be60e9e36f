/// Makes the calls that help but are not needed, and remembers what must not be asked again.
///
/// What was refused once is refused for the rest of the run: it is not asked again, so that the console does not fill
/// the account's audit log with refusals. Copies share what they remember.
package struct OptionalCalls: Sendable {
  /// The account whose permissions are at stake; refusals in one say nothing about another.
  package var account: String
  /// Nothing is asked at all.
  package var isQuiet: Bool
  private let memory: Lock<Memory>
  private let now: @Sendable () -> ContinuousClock.Instant

  /// An endpoint that gave no answer of AWS is asked again after so long.
  static let patience = Duration.seconds(300)

  private struct Key: Hashable {
    var account: String
    var service: AWSService
    /// Empty for all operations: an endpoint that is out of reach is so for all of them.
    var operation: String
  }

  private struct Memory {
    var refusals: [Key: (refusal: OptionalRefusal, at: ContinuousClock.Instant)] = [:]
  }

  package init(
    account: String = "", isQuiet: Bool = false,
    now: @escaping @Sendable () -> ContinuousClock.Instant = { ContinuousClock.now }
  ) {
    self.account = account
    self.isQuiet = isQuiet
    self.now = now
    memory = Lock(Memory())
  }

  /// The same memory for another account.
  package func inAccount(_ account: String) -> OptionalCalls {
    var copy = self
    copy.account = account
    return copy
  }

  /// Makes the call, unless it is known to be in vain.
  /// - Parameter operation: As AWS calls it, for example `SimulatePrincipalPolicy`.
  package func ask<Value>(
    _ service: AWSService, _ operation: String, _ call: () async throws(AWSError) -> Value
  ) async -> OptionalAnswer<Value> {
    guard !isQuiet else { return .notAsked }
    if let known = known(service, operation) { return answer(known.reason, known.error) }
    do throws(AWSError) {
      return .answer(try await call())
    } catch {
      guard let reason = OptionalRefusal.Reason(error) else { return .unavailable(error) }
      remember(
        OptionalRefusal(
          service: service, operation: operation, account: account, reason: reason, error: error))
      return answer(reason, error)
    }
  }

  /// What is not asked again in any account, in the order of service, operation and account.
  package var refusals: [OptionalRefusal] {
    let all = memory.withLock { memory in memory.refusals.values.map(\.refusal) }
    return all.sorted { left, right in
      (left.service.rawValue, left.operation, left.account)
        < (right.service.rawValue, right.operation, right.account)
    }
  }

  /// Asks everything again, for example after the person has signed in anew.
  package func forget() {
    memory.withLock { $0 = Memory() }
  }

  private func answer<Value>(
    _ reason: OptionalRefusal.Reason, _ error: AWSError
  ) -> OptionalAnswer<Value> {
    reason == .notPermitted ? .notPermitted(error) : .unavailable(error)
  }

  private func known(_ service: AWSService, _ operation: String) -> OptionalRefusal? {
    let keys = ["", operation].map { Key(account: account, service: service, operation: $0) }
    let now = now()
    return memory.withLock { memory in
      for key in keys {
        guard let found = memory.refusals[key] else { continue }
        if found.refusal.reason == .notPermitted || found.at.duration(to: now) < Self.patience {
          return found.refusal
        }
        memory.refusals[key] = nil
      }
      return nil
    }
  }

  private func remember(_ refusal: OptionalRefusal) {
    let operation = refusal.reason == .unreachable ? "" : refusal.operation
    let key = Key(account: refusal.account, service: refusal.service, operation: operation)
    let now = now()
    memory.withLock { $0.refusals[key] = (refusal, now) }
  }
}
