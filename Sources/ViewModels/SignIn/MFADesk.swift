package import AWSClient

/// Where a sign-in that needs the code of a device waits for the person to type it.
package final class MFADesk: Sendable {
  private typealias Waiting = CheckedContinuation<Secret?, Never>
  private let waiting = Lock<(next: Int, questions: [Int: Waiting])>((1, [:]))
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
        waiting.withLock { $0.questions[id] = continuation }
        post(.mfaAsked(id: id, question))
        if Task.isCancelled { answer(id, nil) }
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

  /// Hands the code to whoever waits; nil when the person gave none.
  ///
  /// Later answers to one question are ignored.
  package func answer(_ id: Int, _ code: Secret?) {
    waiting.withLock { $0.questions.removeValue(forKey: id) }?.resume(returning: code)
  }
}
