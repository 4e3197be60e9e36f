import Glibc

/// A detached thread of our own, for work that blocks.
///
/// Swift's concurrency has as many threads as the machine has cores; a blocked one is missing there.
enum BackgroundThread {
  private final class Body: Sendable {
    let run: @Sendable () -> Void
    init(_ run: @escaping @Sendable () -> Void) { self.run = run }
  }

  static func start(_ run: @escaping @Sendable () -> Void) throws(ProgramError) {
    var thread = pthread_t()
    let body = Unmanaged.passRetained(Body(run))
    let error = pthread_create(
      &thread, nil,
      { context in
        if let context { Unmanaged<Body>.fromOpaque(context).takeRetainedValue().run() }
        return nil
      }, body.toOpaque())
    guard error == 0 else {
      body.release()
      throw ProgramError(
        .couldNotStart, "A thread could not be started: \(String(cString: strerror(error))).")
    }
    pthread_detach(thread)
  }
}
