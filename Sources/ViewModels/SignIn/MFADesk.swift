package import AWSClient

/// Where a sign-in that needs the code of a device waits for the person to type it.
package final class MFADesk: Sendable {
  private typealias Waiting = CheckedContinuation<Secret?, Never>
  private let waiting = Lock<(next: Int, questions: [Int: Waiting], isClosed: Bool)>((1, [:], false))
  private let post: @Sendable (Message) -> Void

  package init(post: @escaping @Sendable (Message) -> Void) { self.post = post }

  /// Asks the person and waits.
  /// - Throws: Of kind cancelled when they would rather not, or when nobody wants the answer any more.
  package func ask(_ question: MFAQuestion) async throws(AWSError) -> Secret {
    let id = waiting.withLock { waiting in
      waiting.next += 1
      return waiting.next
    }
    let code = await withTaskCancellationHandler {
      await withCheckedContinuation { (continuation: Waiting) in
        let isClosed = waiting.withLock { waiting in
          waiting.questions[id] = continuation
          return waiting.isClosed
        }
        if !isClosed { post(.mfaAsked(id: id, question)) }
        if isClosed || Task.isCancelled { answer(id, nil) }
      }
    } onCancel: {
      answer(id, nil)
    }
    if let code { return code }
    post(.mfaWithdrawn(id: id))
    throw AWSError(
      .cancelled, code: "NoMFACode", message: "The code of the MFA device was not given.",
      hint: "Sign in again to be asked once more.")
  }

  /// Nobody is asked any more: whoever waits gets no code, and so does whoever comes later.
  package func close() {
    let left = waiting.withLock { waiting in
      waiting.isClosed = true
      defer { waiting.questions = [:] }
      return Array(waiting.questions.values)
    }
    for continuation in left { continuation.resume(returning: nil) }
  }

  /// Hands the code to whoever waits; nil when the person gave none.
  ///
  /// Later answers to one question are ignored.
  package func answer(_ id: Int, _ code: Secret?) {
    waiting.withLock { $0.questions.removeValue(forKey: id) }?.resume(returning: code)
  }
}
