package import AWSClient
import Journal
package import struct Foundation.Date

/// Runs one confirmed change of a key, notes it in the journal, and reads the key again.
package struct KeyMutation: Sendable {
  package var kms: KMSClient
  package var journal: JournalKeeper
  package var region: String
  package var clock: @Sendable () -> Date

  package init(kms: KMSClient, journal: JournalKeeper, region: String, clock: @escaping @Sendable () -> Date)
  {
    self.kms = kms
    self.journal = journal
    self.region = region
    self.clock = clock
  }

  /// The key as AWS describes it afterwards, or the error of the call that failed.
  ///
  /// The metadata is nil when the change was made but the key may not be described. The key goes by its id, as AWS's own console does it:
  /// some servers that stand in for AWS know keys by nothing else in these calls.
  package func run(_ request: MutationRequest) async -> Result<KeyMetadata?, AWSError> {
    do throws(AWSError) {
      try await change(request)
    } catch {
      return .failure(error)
    }
    return .success(try? await kms.describeKey(request.keyID))
  }

  private func change(_ request: MutationRequest) async throws(AWSError) {
    let key = request.keyID
    switch request.mutation {
    case .enable: try await enable(request)
    case .disable:
      try await call("DisableKey", request) { () throws(AWSError) in try await kms.disableKey(key) }
    case .scheduleDeletion(let days):
      try await call("ScheduleKeyDeletion", request) { () throws(AWSError) in
        _ = try await kms.scheduleKeyDeletion(key, pendingWindowInDays: days)
      }
    case .cancelDeletion(let thenEnable):
      try await call("CancelKeyDeletion", request) { () throws(AWSError) in
        try await kms.cancelKeyDeletion(key)
      }
      // A cancelled key is disabled; enabling it is a second call of its own.
      if thenEnable { try await enable(request) }
    }
  }

  private func enable(_ request: MutationRequest) async throws(AWSError) {
    try await call("EnableKey", request) { () throws(AWSError) in try await kms.enableKey(request.keyID) }
  }

  /// Makes one call and notes how it ended.
  private func call(
    _ operation: String, _ request: MutationRequest, _ body: () async throws(AWSError) -> Void
  ) async throws(AWSError) {
    do throws(AWSError) {
      try await body()
    } catch {
      await note(
        operation, request, error.isRefusal ? .failed(code: error.code) : .unknown(code: error.code),
        error.requestID)
      throw error
    }
    await note(operation, request, .succeeded, nil)
  }

  private func note(
    _ operation: String, _ request: MutationRequest, _ outcome: Activity.Outcome, _ requestID: String?
  ) async {
    await journal.note(
      Activity(
        when: clock(), account: KeyARN.account(request.keyARN) ?? "", region: region,
        callerARN: request.callerARN, operation: operation, target: request.keyARN, outcome: outcome,
        requestID: requestID))
  }
}
