/// Somebody who waits for a state of the program.
struct ProgramWaiter<Snapshot: Sendable> {
  let what: String
  let timeout: Duration
  let deadline: ContinuousClock.Instant
  /// Looks at the state; if it is the one waited for, resumes the one who waits and returns true.
  let attempt: (Snapshot, ProgramStatus) -> Bool
  let fail: (ProgramError) -> Void

  init<Value: Sendable>(
    for what: String, timeout: Duration, continuation: CheckedContinuation<Value, any Error>,
    look: @escaping @Sendable (Snapshot, ProgramStatus) -> Value?
  ) {
    self.what = what
    self.timeout = timeout
    deadline = .now + timeout
    attempt = { snapshot, status in
      guard let value = look(snapshot, status) else { return false }
      continuation.resume(returning: value)
      return true
    }
    fail = { continuation.resume(throwing: $0) }
  }
}
