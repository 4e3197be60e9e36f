import CPseudoTerminal
import Glibc

/// The thread behind a ``ProgramWatch``.
///
/// The thread alone reads and writes; everybody else changes `state` and wakes it.
final class ProgramLoop<Output: ProgramOutput>: Sendable {
  struct State {
    var output: Output
    var status = ProgramStatus.running
    var receivedAt = ContinuousClock.now
    var pendingInput: [UInt8] = []
    var closesInput = false
    var closes = false
    var isFinished = false
    var waiters: [ProgramWaiter<Output.Snapshot>] = []
  }

  let state: Locked<State>
  private let guarded: GuardedProcess
  private let bell: WakeUp

  init(_ guarded: GuardedProcess, output: Output) throws(ProgramError) {
    self.guarded = guarded
    bell = try WakeUp()
    state = Locked(State(output: output))
  }

  func start() throws(ProgramError) { try BackgroundThread.start { self.run() } }

  /// The terminal outlives the thread, so that its number cannot become another file's while somebody asks for its modes.
  deinit {
    if guarded.terminal >= 0 { Glibc.close(guarded.terminal) }
  }

  func wake() { bell.ring() }

  func close() {
    state.withLock { $0.closes = true }
    wake()
  }

  func add(_ waiter: ProgramWaiter<Output.Snapshot>) {
    let isFinished = state.withLock { state in
      if !state.isFinished { state.waiters.append(waiter) }
      return state.isFinished
    }
    guard isFinished else { return wake() }
    waiter.fail(ProgramError(.ended, "Nobody can wait for \(waiter.what): the session is closed."))
  }
}

extension ProgramLoop {
  /// The thread's life: until the guardian has gone.
  fileprivate func run() {
    blockBrokenPipeSignal()
    var descriptors = ProgramDescriptors(guarded)
    while !descriptors.isFinished {
      let (wantsToWrite, deadline) = state.withLock { state in
        (!state.pendingInput.isEmpty, state.waiters.map(\.deadline).min())
      }
      descriptors.sleep(
        bell: bell.readEnd, wantsToWrite: wantsToWrite, milliseconds: deadline.map(millisecondsUntil) ?? -1)
      bell.silence()
      turn(&descriptors)
    }
    descriptors.finish()
    let abandoned = state.withLock { state in
      state.isFinished = true
      defer { state.waiters = [] }
      return state.waiters
    }
    for waiter in abandoned {
      waiter.fail(
        ProgramError(.ended, "The program's guardian ended while a test waited for \(waiter.what)."))
    }
  }

  /// One turn: reports, then output, then the status, so that what a program wrote before it ended is seen before its end is.
  private func turn(_ descriptors: inout ProgramDescriptors) {
    var reports: [ProgramStatus] = []
    while let report = descriptors.nextReport() { reports.append(report) }
    state.withLock { state in
      descriptors.read(toTheEnd: !reports.isEmpty) { bytes, source in
        state.receivedAt = .now
        state.output.receive(bytes, from: source)
      }
      state.pendingInput += state.output.takeReplies()
      let taken = descriptors.write(state.pendingInput)
      state.pendingInput.removeFirst(taken)
      if let last = reports.last { state.status = last }
      if state.closesInput, state.pendingInput.isEmpty { descriptors.closeWritable() }
      if state.closes { descriptors.closeControl() }
      serveWaiters(&state)
    }
  }

  /// Resumes those whose state has come, and fails those who wait in vain.
  private func serveWaiters(_ state: inout State) {
    guard !state.waiters.isEmpty else { return }
    let snapshot = state.output.snapshot(receivedAt: state.receivedAt)
    let status = state.status
    state.waiters.removeAll { waiter in
      if waiter.attempt(snapshot, status) { return true }
      if status.isOver {
        waiter.fail(
          ProgramError(.ended, "The program ended (\(status)) before \(waiter.what) came.\n\(snapshot)"))
      } else if waiter.deadline <= .now {
        waiter.fail(
          ProgramError(
            .timedOut,
            "Waited \(waiter.timeout) for \(waiter.what) in vain; of the program: \(status).\n\(snapshot)"))
      } else {
        return false
      }
      return true
    }
  }

  /// Rounded up, so that the thread does not wake just before the deadline again and again.
  private func millisecondsUntil(_ deadline: ContinuousClock.Instant) -> Int32 {
    let left = ContinuousClock.now.duration(to: deadline)
    return left <= .zero ? 0 : Int32(clamping: Int64(left / .milliseconds(1)) + 1)
  }

  /// Writing to a program that has gone must be an error number here, not a signal that ends the test run.
  private func blockBrokenPipeSignal() {
    var signals = sigset_t()
    sigemptyset(&signals)
    sigaddset(&signals, SIGPIPE)
    pthread_sigmask(SIG_BLOCK, &signals, nil)
  }
}
