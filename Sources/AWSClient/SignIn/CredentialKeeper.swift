internal import struct FoundationEssentials.Date

/// Keeps credentials, gets new ones before they end, and lets all who ask share one request for them.
final class CredentialKeeper: Sendable {
  /// Seconds before the end; both are shorter for credentials that live short.
  struct Leads: Sendable {
    /// New ones are fetched on the side, the old ones still served.
    var advisory = 15.0 * 60
    /// Whoever asks waits for new ones; the old ones are served only if there are none.
    var mandatory = 5.0 * 60

    /// Where a person must be asked for new ones, nobody is disturbed early.
    static let withPerson = Leads(advisory: 60, mandatory: 60)
  }

  /// Seconds between attempts while the old credentials are still good.
  static let pauseWhileValid = 30.0
  /// Seconds for which a failure is the answer to everybody, so that 64 requests do not try 64 times.
  static let failureLasts = 10.0
  /// Seconds within which a second refusal means that new credentials do not help.
  static let refusalLasts = 60.0

  struct State {
    var current: Credentials?
    var obtainedAt = Date(timeIntervalSince1970: 0)
    var failure: (error: AWSError, at: Date)?
    var flight: RenewalFlight?
    var flights = 0
    var waiters = 0
    var refusedAt: Date?
  }

  private let leads: Leads
  private let refusedKeys: RefusedKeys
  private let clock: @Sendable () -> Date
  private let renew: @Sendable () async throws(AWSError) -> Credentials
  private let state = Lock(State())

  init(
    leads: Leads = Leads(), refused: RefusedKeys = RefusedKeys(), clock: @escaping @Sendable () -> Date,
    renew: @escaping @Sendable () async throws(AWSError) -> Credentials
  ) {
    self.leads = leads
    refusedKeys = refused
    self.clock = clock
    self.renew = renew
  }

  var current: Credentials? { state.withLock { $0.current } }

  /// How many wait for the request that is under way.
  var waiters: Int { state.withLock { $0.flight?.waiters.count ?? 0 } }

  /// What went wrong when new credentials were last asked for; nil after a success.
  var failure: AWSError? { state.withLock { $0.failure?.error } }

  /// What `credentials()` would give without waiting; new ones are fetched on the side when it is time for that.
  var credentialsAtHand: Credentials? {
    let now = clock()
    return state.withLock { state in
      guard state.current != nil, case .serve(let credentials) = decide(&state, now) else { return nil }
      return credentials
    }
  }

  func credentials() async throws(AWSError) -> Credentials {
    while true {
      if Task.isCancelled { throw Self.cancelled }
      let now = clock()
      switch state.withLock({ decide(&$0, now) }) {
      case .serve(let credentials): return credentials
      case .fail(let error): throw error
      case .wait(let flight):
        if let result = await wait(for: flight) { return try result.get() }
      }
    }
  }

  /// Drops the credentials that AWS has refused.
  /// - Returns: True when others may be had by asking again.
  func refused(_ credentials: Credentials) -> Bool {
    let now = clock()
    return state.withLock { state in
      guard let current = state.current, current.accessKeyID == credentials.accessKeyID else { return true }
      if let last = state.refusedAt, Self.isWithin(Self.refusalLasts, of: last, now) { return false }
      state.refusedAt = now
      refusedKeys.insert(credentials.accessKeyID)
      state.current = nil
      state.failure = nil
      return true
    }
  }

  /// Forgets credentials and failures, and ends a request for new ones that is under way.
  ///
  /// Whoever waited for it waits for the next one.
  func forget() {
    let abandoned = state.withLock { state in
      let flight = state.flight
      state = State(flights: state.flights, waiters: state.waiters)
      return flight
    }
    abandoned?.task.cancel()
    for waiter in abandoned?.waiters.values ?? [:].values { waiter.resume(returning: nil) }
  }
}

extension CredentialKeeper {
  private enum Decision: Sendable {
    case serve(Credentials)
    case fail(AWSError)
    case wait(flight: Int)
  }

  private static let cancelled = AWSError(.cancelled, code: "Cancelled", message: "Signing in was cancelled.")

  private func decide(_ state: inout State, _ now: Date) -> Decision {
    if let current = state.current {
      guard let end = current.expiration else { return .serve(current) }
      let left = end.timeIntervalSince(now)
      let lived = end.timeIntervalSince(state.obtainedAt)
      let failedLately =
        state.failure.map { Self.stands($0.error) || Self.isWithin(Self.pauseWhileValid, of: $0.at, now) }
        ?? false
      if left > 0, left >= min(leads.advisory, lived / 3) || failedLately { return .serve(current) }
      if left > 0, left >= min(leads.mandatory, lived / 10) {
        join(&state)
        return .serve(current)
      }
      if left > 0 { return .wait(flight: join(&state)) }
    }
    if let failure = state.failure, state.flight == nil,
      Self.stands(failure.error) || Self.isWithin(Self.failureLasts, of: failure.at, now)
    {
      return .fail(failure.error)
    }
    return .wait(flight: join(&state))
  }

  /// A clock that was set back makes what happened lie in the future; nothing is waited for then.
  private static func isWithin(_ seconds: Double, of then: Date, _ now: Date) -> Bool {
    (0..<seconds).contains(now.timeIntervalSince(then))
  }

  /// A person who did not give a code is not asked again by the next request, only after `forget()`.
  private static func stands(_ error: AWSError) -> Bool {
    error.kind == .cancelled || error.code == "MFACodeNeeded"
  }

  /// The request under way, or a new one.
  @discardableResult
  private func join(_ state: inout State) -> Int {
    if let flight = state.flight { return flight.id }
    state.flights += 1
    let id = state.flights
    let task = Task {
      do throws(AWSError) {
        finish(id, .success(try await renew()))
      } catch {
        finish(id, .failure(error))
      }
    }
    state.flight = RenewalFlight(id: id, task: task)
    return id
  }

  private func finish(_ id: Int, _ result: RenewalFlight.Outcome) {
    let now = clock()
    let waiters: [CheckedContinuation<RenewalFlight.Outcome?, Never>] = state.withLock { state in
      guard let flight = state.flight, flight.id == id else { return [] }
      state.flight = nil
      switch Self.checked(result, now) {
      case .success(let credentials):
        state.current = credentials
        state.obtainedAt = now
        state.failure = nil
      case .failure(let error): state.failure = (error, now)
      }
      return Array(flight.waiters.values)
    }
    let outcome = served(result, now)
    for waiter in waiters { waiter.resume(returning: outcome) }
  }

  /// What those who waited get: after a failure the old credentials, as long as they are good.
  private func served(_ result: RenewalFlight.Outcome, _ now: Date) -> RenewalFlight.Outcome {
    let checked = Self.checked(result, now)
    guard case .failure = checked, let current = current, let end = current.expiration, end > now else {
      return checked
    }
    return .success(current)
  }

  private static func checked(_ result: RenewalFlight.Outcome, _ now: Date) -> RenewalFlight.Outcome {
    guard case .success(let credentials) = result, let end = credentials.expiration, end <= now else {
      return result
    }
    return .failure(
      AWSError(
        .credentials, code: "CredentialsExpired",
        message: "The credentials that \(credentials.source) gives have already expired.",
        hint: "Check that the clock of this machine is right, or sign in again."))
  }

  /// Waits for a flight; nil when it has gone and the state must be looked at again.
  private func wait(for flight: Int) async -> RenewalFlight.Outcome? {
    let id = state.withLock { state in
      state.waiters += 1
      return state.waiters
    }
    return await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let isGone = state.withLock { state in
          guard state.flight?.id == flight else { return true }
          state.flight?.waiters[id] = continuation
          return false
        }
        if isGone { continuation.resume(returning: nil) }
        // Cancelled before there was anything to take out: the handler has run by now.
        if Task.isCancelled { leave(flight, id) }
      }
    } onCancel: {
      leave(flight, id)
    }
  }

  /// A cancelled asker leaves; the request goes on, for the others and for whoever asks next.
  private func leave(_ flight: Int, _ id: Int) {
    let waiter = state.withLock { state in
      state.flight?.id == flight ? state.flight?.waiters.removeValue(forKey: id) : nil
    }
    waiter?.resume(returning: .failure(Self.cancelled))
  }
}
