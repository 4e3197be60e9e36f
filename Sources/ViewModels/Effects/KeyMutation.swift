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
      switch request.mutation {
      case .enable:
        try await call("EnableKey", request) { () throws(AWSError) in try await kms.enableKey(request.keyID) }
      case .disable:
        try await call("DisableKey", request) { () throws(AWSError) in
          try await kms.disableKey(request.keyID)
        }
      case .scheduleDeletion(let days):
        try await call("ScheduleKeyDeletion", request) { () throws(AWSError) in
          _ = try await kms.scheduleKeyDeletion(request.keyID, pendingWindowInDays: days)
        }
      case .cancelDeletion(let thenEnable):
        try await call("CancelKeyDeletion", request) { () throws(AWSError) in
          try await kms.cancelKeyDeletion(request.keyID)
        }
        // A cancelled key is disabled; enabling it is a second call of its own.
        if thenEnable {
          try await call("EnableKey", request) { () throws(AWSError) in
            try await kms.enableKey(request.keyID)
          }
        }
      }
    } catch {
      return .failure(error)
    }
    return .success(try? await kms.describeKey(request.keyID))
  }

  private func call(
    _ operation: String, _ request: MutationRequest, _ body: () async throws(AWSError) -> Void
  ) async throws(AWSError) {
    do throws(AWSError) {
      try await body()
    } catch {
      let isKnown = error.kind == .service || error.kind == .readOnly || error.kind == .credentials
      await note(
        operation, request, isKnown ? .failed(code: error.code) : .unknown(code: error.code), error.requestID)
      throw error
    }
    await note(operation, request, .succeeded, nil)
  }

  private func note(
    _ operation: String, _ request: MutationRequest, _ outcome: Activity.Outcome, _ requestID: String?
  ) async {
    // An ARN's fifth field is the account: arn:aws:kms:REGION:ACCOUNT:key/ID.
    let fields = request.keyARN.split(separator: ":", omittingEmptySubsequences: false)
    let activity = Activity(
      when: clock(), account: fields.count > 4 ? String(fields[4]) : "", region: region,
      callerARN: request.callerARN,
      operation: operation, target: request.keyARN, outcome: outcome, requestID: requestID)
    // The change is made or refused already; a journal that cannot note it must not change that answer.
    try? await journal.run { journal throws(JournalError) in try journal.appendActivity(activity) }
  }
}
