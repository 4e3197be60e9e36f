/// One call of KMS: what is sent, and how the answer is read.
package protocol KMSCall: Sendable {
  associatedtype Answer: Sendable

  /// For example `Encrypt`.
  static var operation: String { get }
  /// False for operations that answer with nothing.
  static var hasAnswer: Bool { get }
  var input: JSONInput { get }
  static func read(_ answer: KMSAnswer) throws(AWSError) -> Answer
}

extension KMSCall {
  package static var hasAnswer: Bool { true }
}

extension KMSCall where Answer == Void {
  package static var hasAnswer: Bool { false }
  package static func read(_ answer: KMSAnswer) throws(AWSError) {}
}

/// A call that KMS can try without doing it.
///
/// See "Testing your permissions" in the AWS KMS Developer Guide.
package protocol KMSTrialCall: KMSCall {}

extension KMSClient {
  package func call<Call: KMSCall>(_ call: Call) async throws(AWSError) -> Call.Answer {
    var value = JSONValue.object([])
    if Call.hasAnswer {
      value = try await service.call(Call.operation, call.input.members)
    } else {
      try await service.callWithoutAnswer(Call.operation, call.input.members)
    }
    return try Call.read(KMSAnswer(value: value, operation: Call.operation, service: service))
  }

  /// Asks whether the call would succeed, and does nothing.
  ///
  /// Needs the same permissions as the call itself, so a read-only client refuses it as well.
  /// - Throws: `AWSError` when there is no verdict: no answer, throttling, trouble inside AWS, credentials.
  package func dryRun<Call: KMSTrialCall>(_ call: Call) async throws(AWSError) -> DryRunOutcome {
    do throws(AWSError) {
      try await service.callWithoutAnswer(Call.operation, call.input.with("DryRun", true).members)
      return .carriedOut
    } catch {
      guard let outcome = DryRunOutcome(error) else { throw error }
      return outcome
    }
  }
}
