import Dispatch

/// Lets libFuzzer wait for what is asynchronous.
enum Waiting {
  static func run(_ work: @escaping @Sendable () async -> Void) {
    let done = DispatchSemaphore(value: 0)
    Task.detached {
      await work()
      done.signal()
    }
    done.wait()
  }
}
