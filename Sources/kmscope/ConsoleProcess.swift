import AWSClient
import Foundation

/// What a process needs that holds secrets and a terminal.
enum ConsoleProcess {
  /// Done before secrets are read and before the screen is taken.
  static func prepare() {
    // An image of the memory has the credentials in it, and outlives the process on the disk.
    var limit = rlimit()
    if getrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &limit) == 0 {
      limit.rlim_cur = 0
      _ = setrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &limit)
    }
    MemoryImages.forbid()
    // A log that nobody reads any more, or a file that may not grow, is an error of that write, not the end of the console.
    signal(SIGPIPE, SIG_IGN)
    signal(SIGXFSZ, SIG_IGN)
  }

  /// Waits on the main thread for something asynchronous; nothing else may need that thread.
  static func wait<Value: Sendable>(
    _ body: @escaping @Sendable () async throws(AWSError) -> Value
  ) throws(AWSError) -> Value {
    let done = DispatchSemaphore(value: 0)
    let result = Lock(Result<Value, AWSError>.failure(AWSError(.cancelled, code: "Cancelled", message: "")))
    Task.detached {
      do throws(AWSError) {
        let value = try await body()
        result.withLock { $0 = .success(value) }
      } catch {
        result.withLock { $0 = .failure(error) }
      }
      done.signal()
    }
    done.wait()
    return try result.withLock { $0 }.get()
  }
}
