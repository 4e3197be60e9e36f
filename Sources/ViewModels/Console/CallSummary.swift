/// One AWS call for the message list: what was called and how it ended, no bodies.
package struct CallSummary: Sendable, Equatable {
  package var operation: String
  /// `200`, an error code, or `no answer`.
  package var outcome: String
  package var requestID: String?
  package var milliseconds: Int

  package init(operation: String, outcome: String, requestID: String?, milliseconds: Int) {
    self.operation = operation
    self.outcome = outcome
    self.requestID = requestID
    self.milliseconds = milliseconds
  }
}
