/// Waiting that can be given up although what is waited for cannot.
enum Abandonable {
  private enum State<Value: Sendable> {
    case running
    case waiting(CheckedContinuation<Value?, Never>)
    case ended(Value?)
  }

  /// The value of `work`, or nil as soon as the calling task is cancelled.
  ///
  /// The work hears of the cancellation too, and is left to itself if it does not end.
  static func value<Value: Sendable>(_ work: @escaping @Sendable () async -> Value) async -> Value? {
    let state = Lock(State<Value>.running)
    let task = Task.detached { settle(state, await work()) }
    return await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let value: Value?? = state.withLock { state in
          if case .ended(let value) = state { return .some(value) }
          state = .waiting(continuation)
          return nil
        }
        if let value { continuation.resume(returning: value) }
      }
    } onCancel: {
      task.cancel()
      settle(state, nil)
    }
  }

  /// The first outcome counts.
  private static func settle<Value: Sendable>(_ state: Lock<State<Value>>, _ value: Value?) {
    let waiting: CheckedContinuation<Value?, Never>? = state.withLock { state in
      switch state {
      case .running:
        state = .ended(value)
        return nil
      case .waiting(let continuation):
        state = .ended(value)
        return continuation
      case .ended: return nil
      }
    }
    waiting?.resume(returning: value)
  }
}
