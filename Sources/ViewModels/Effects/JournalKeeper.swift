package import Journal

/// Does the journal's work in order, off the main thread: a draft saved later must not be overtaken by one saved earlier.
package final class JournalKeeper: Sendable {
  typealias Work = @Sendable (Result<Journal, JournalError>) -> Void

  private let queue: AsyncStream<Work>.Continuation
  private let consumer: Task<Void, Never>

  /// Opens nothing yet: the first piece of work does.
  package init(opener: JournalOpener) {
    let (stream, continuation) = AsyncStream.makeStream(of: Work.self)
    queue = continuation
    consumer = Task.detached {
      for await work in stream {
        do throws(JournalError) {
          work(.success(try await opener.journal()))
        } catch {
          work(.failure(error))
        }
      }
    }
  }

  /// Runs `body` after everything asked before it.
  /// - Parameter report: called with the error when the journal cannot be opened or `body` fails.
  package func enqueue(
    _ body: @escaping @Sendable (Journal) throws(JournalError) -> Void,
    report: @escaping @Sendable (JournalError) -> Void
  ) {
    queue.yield { opened in
      do throws(JournalError) {
        try body(try opened.get())
      } catch {
        report(error)
      }
    }
  }

  /// Runs `body` after everything asked before it and waits for it.
  package func run<Value: Sendable>(
    _ body: @escaping @Sendable (Journal) throws(JournalError) -> Value
  ) async throws(JournalError) -> Value {
    let result: Result<Value, JournalError> = await withCheckedContinuation { continuation in
      let outcome = queue.yield { opened in
        continuation.resume(
          returning: opened.flatMap { journal in Result { () throws(JournalError) in try body(journal) } })
      }
      if case .terminated = outcome {
        continuation.resume(
          returning: .failure(
            JournalError(.failed, message: "The journal is closed.", hint: "Start kmscope again.")))
      }
    }
    return try result.get()
  }

  /// Records what AWS was asked to do.
  ///
  /// The change is made or refused already; a journal that cannot note it must not change that answer.
  func note(_ activity: Activity) async {
    try? await run { journal throws(JournalError) in try journal.appendActivity(activity) }
  }

  /// Ends after the work asked so far is done.
  package func finish() async {
    queue.finish()
    await consumer.value
  }
}
