/// Keeps every operation below the rate that AWS allows, and slows it down when AWS complains all the same.
///
/// Quotas belong to an account, not to a window of the console, so that one pacer serves the whole process. Whoever
/// came first leaves first, and a wait ends at once when its task is cancelled.
package final class Pacer: Sendable {
  /// The one of this process.
  package static let shared = Pacer()

  /// What a screen can show of one operation.
  package struct Status: Sendable, Equatable {
    package var operation: PacedOperation
    /// Calls that wait for their turn.
    package var waiting: Int
    /// Requests a second; nil without limit.
    package var rate: Double?
    /// True when AWS complained in the last half minute.
    package var isThrottled: Bool
  }

  /// The right to send one request.
  struct Permit: Sendable {
    var operation: PacedOperation
    /// On the pacer's clock, seconds.
    var grantedAt: Double
    /// Seconds.
    var waited: Double
  }

  private struct Lane {
    var rate: PaceRate
    /// Calls in the order they came; whoever was cancelled is only missing from `waiters`.
    var line: [UInt64] = []
    var lineStart = 0
    var waiters: [UInt64: CheckedContinuation<Bool, Never>] = [:]
    var isWatched = false
  }

  private struct State {
    var lanes: [PacedOperation: Lane] = [:]
    var nextID: UInt64 = 0
    /// Calls on their way into the line; a cancellation takes them out.
    var arriving: Set<UInt64> = []
  }

  private let state = Lock(State())
  private let now: @Sendable () -> Double
  private let sleep: @Sendable (_ seconds: Double) async -> Void

  /// - Parameters:
  ///   - now: Seconds of a clock that never goes back.
  ///   - sleep: Waits for so many seconds.
  package init(
    now: @escaping @Sendable () -> Double = Pacer.monotonic,
    sleep: @escaping @Sendable (_ seconds: Double) async -> Void = {
      try? await Task.sleep(for: .seconds($0))
    }
  ) {
    self.now = now
    self.sleep = sleep
  }

  package static let monotonic: @Sendable () -> Double = {
    let elapsed = (ContinuousClock.now - start).components
    return Double(elapsed.seconds) + Double(elapsed.attoseconds) * 1e-18
  }
  private static let start = ContinuousClock.now

  /// Every operation that waits or was slowed down, busiest first, and those with a limit that were used.
  package var status: [Status] {
    let time = now()
    let all = state.withLock { state in
      state.lanes.map { operation, lane in
        var rate = lane.rate
        _ = rate.delay(now: time)
        return Status(
          operation: operation, waiting: lane.waiters.count, rate: rate.rate,
          isThrottled: rate.isThrottled(now: time))
      }
    }
    return all.filter { $0.waiting > 0 || $0.isThrottled || $0.rate != nil }.sorted {
      ($1.waiting, $0.operation.operation, $0.operation.region)
        < ($0.waiting, $1.operation.operation, $1.operation.region)
    }
  }
}

extension Pacer {
  /// Waits for the operation's turn; nil when the task was cancelled before that.
  func permit(_ operation: PacedOperation) async -> Permit? {
    if Task.isCancelled { return nil }
    let asked = now()
    let id: UInt64? = state.withLock { state in
      var lane = state.lanes[operation] ?? Lane(rate: PaceRate(quota: operation.quota, now: asked))
      defer { state.lanes[operation] = lane }
      if lane.waiters.isEmpty, lane.rate.delay(now: asked) == 0 {
        lane.rate.take(now: asked)
        return nil
      }
      state.nextID += 1
      state.arriving.insert(state.nextID)
      return state.nextID
    }
    guard let id else { return Permit(operation: operation, grantedAt: asked, waited: 0) }
    let isGranted = await withTaskCancellationHandler {
      await withCheckedContinuation { enter(operation, id, $0) }
    } onCancel: {
      leave(operation, id)
    }
    guard isGranted else { return nil }
    let granted = now()
    return Permit(operation: operation, grantedAt: granted, waited: granted - asked)
  }

  /// AWS said that there are too many requests like this one.
  func throttled(_ permit: Permit) {
    let time = now()
    state.withLock { state in
      state.lanes[permit.operation]?.rate.throttled(sentAt: permit.grantedAt, now: time)
    }
  }

  private func enter(
    _ operation: PacedOperation, _ id: UInt64, _ continuation: CheckedContinuation<Bool, Never>
  ) {
    let (isCancelled, startsWatch): (Bool, Bool) = state.withLock { state in
      guard state.arriving.remove(id) != nil, var lane = state.lanes.removeValue(forKey: operation) else {
        return (true, false)
      }
      defer { state.lanes[operation] = lane }
      lane.line.append(id)
      lane.waiters[id] = continuation
      defer { lane.isWatched = true }
      return (false, !lane.isWatched)
    }
    if isCancelled { continuation.resume(returning: false) }
    if startsWatch { Task.detached { await self.watch(operation) } }
  }

  private func leave(_ operation: PacedOperation, _ id: UInt64) {
    let continuation: CheckedContinuation<Bool, Never>? = state.withLock { state in
      state.arriving.remove(id)
      return state.lanes[operation]?.waiters.removeValue(forKey: id)
    }
    continuation?.resume(returning: false)
  }

  /// Lets one after the other go until nobody waits.
  private func watch(_ operation: PacedOperation) async {
    while let delay = advance(operation) { await sleep(delay) }
  }

  /// Lets go whoever may; the seconds until the next may, nil when nobody waits.
  private func advance(_ operation: PacedOperation) -> Double? {
    let time = now()
    var free: [CheckedContinuation<Bool, Never>] = []
    let delay: Double? = state.withLock { state in
      guard var lane = state.lanes.removeValue(forKey: operation) else { return nil }
      defer { state.lanes[operation] = lane }
      if lane.lineStart > 1024 {
        lane.line.removeFirst(lane.lineStart)
        lane.lineStart = 0
      }
      while let (id, waiter) = Self.first(&lane) {
        let delay = lane.rate.delay(now: time)
        guard delay <= 0 else { return delay }
        lane.rate.take(now: time)
        lane.waiters[id] = nil
        lane.lineStart += 1
        free.append(waiter)
      }
      lane.line = []
      lane.lineStart = 0
      lane.isWatched = false
      return nil
    }
    for waiter in free { waiter.resume(returning: true) }
    return delay
  }

  /// Whoever has waited longest; those who gave up are taken out of the line on the way.
  private static func first(_ lane: inout Lane) -> (UInt64, CheckedContinuation<Bool, Never>)? {
    while lane.lineStart < lane.line.count {
      let id = lane.line[lane.lineStart]
      if let waiter = lane.waiters[id] { return (id, waiter) }
      lane.lineStart += 1
    }
    return nil
  }
}
