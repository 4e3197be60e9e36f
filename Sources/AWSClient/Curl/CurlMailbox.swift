/// What callers leave for the thread of libcurl, and which calls are under way.
///
/// A cancellation may come at any moment: before the call was started (remembered until then), while it runs
/// (handed to the thread), or after it has ended (ignored).
final class CurlMailbox: Sendable {
  enum Command: Sendable {
    case start(CurlJob)
    case cancel(UInt64)
    case stop
  }

  private enum CallState { case reserved, cancelledEarly, started }

  private struct State {
    /// Wakes the thread; nil while there is none.
    var wakeUp: WakeUp?
    var commands: [Command] = []
    var calls: [UInt64: CallState] = [:]
    var nextID: UInt64 = 0
  }

  private let state = Lock(State())

  /// A number for a call that will be started next.
  func reserve() -> UInt64 {
    state.withLock { state in
      state.nextID += 1
      state.calls[state.nextID] = .reserved
      return state.nextID
    }
  }

  func start(_ job: CurlJob) {
    let refusal: CurlJob.Outcome? = state.withLock { state in
      if state.calls[job.id] == .cancelledEarly {
        state.calls[job.id] = nil
        return CurlJob.cancelled(job.endpoint)
      }
      state.wakeUp = state.wakeUp ?? startThread()
      guard state.wakeUp != nil else {
        state.calls[job.id] = nil
        return .failure(TransportError(.other, "The network thread could not be started."))
      }
      state.calls[job.id] = .started
      post(.start(job), &state)
      return nil
    }
    if let refusal { job.continuation.resume(returning: refusal) }
  }

  func cancel(_ id: UInt64) {
    state.withLock { state in
      switch state.calls[id] {
      case .reserved: state.calls[id] = .cancelledEarly
      case .started: post(.cancel(id), &state)
      case .cancelledEarly, nil: break
      }
    }
  }

  func stop() {
    state.withLock { post(.stop, &$0) }
  }

  /// For the thread: everything left here since the last time.
  func take() -> [Command] {
    state.withLock { state in
      defer { state.commands.removeAll() }
      return state.commands
    }
  }

  /// For the thread: this call has its outcome.
  func finished(_ id: UInt64) {
    state.withLock { $0.calls[id] = nil }
  }

  /// For the thread: the next request needs another one.
  func threadEnds() {
    state.withLock { $0.wakeUp = nil }
  }

  private func post(_ command: Command, _ state: inout State) {
    guard let wakeUp = state.wakeUp else { return }
    state.commands.append(command)
    // Whoever was first has woken the thread, which takes all at once.
    if state.commands.count == 1 { wakeUp.ring() }
  }

  private func startThread() -> WakeUp? {
    guard let wakeUp = WakeUp(), let loop = CurlLoop(mailbox: self, wakeUp: wakeUp),
      loop.runOnItsOwnThread()
    else { return nil }
    return wakeUp
  }
}
