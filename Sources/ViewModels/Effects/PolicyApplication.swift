package import AWSClient
import Journal
package import struct Foundation.Date

/// Applies one policy: re-read and compare, save a copy, send, read back.
package struct PolicyApplication: Sendable {
  package var kms: KMSClient
  /// Sends the policy; it may be bound to the caller whom the verdict is for.
  package var sender: KMSClient
  package var journal: JournalKeeper
  package var clock: @Sendable () -> Date
  /// Pauses between readings back, in seconds: KMS is eventually consistent.
  package var readBackPauses: [Double] = [0, 0.5, 1, 2]

  package init(kms: KMSClient, journal: JournalKeeper, clock: @escaping @Sendable () -> Date) {
    self.kms = kms
    sender = kms
    self.journal = journal
    self.clock = clock
  }

  /// Runs all steps; nothing is sent unless AWS's policy is the one the draft was begun on and its copy is saved.
  package func run(
    _ request: PolicyApplyRequest, onStep: @Sendable (PolicyApplyStep) -> Void
  ) async -> PolicyApplyOutcome {
    onStep(.rereading)
    let current: String
    do throws(AWSError) {
      current = try await kms.getKeyPolicy(request.keyARN)
    } catch {
      return .failed(.rereading, error)
    }
    guard PolicyTextComparison.isSame(current, request.base) else { return .conflict(current: current) }

    onStep(.savingCopy)
    if let problem = await save(current, .beforeApply, of: request) { return .copyFailed(problem) }

    onStep(.sending)
    do throws(AWSError) {
      try await sender.putKeyPolicy(request.keyARN, policy: request.draft)
    } catch {
      // AWS was asked for nothing that it could have done, so there is nothing to note.
      if error.isOfOtherCaller { return .callerChanged(error) }
      return await failed(request, error)
    }
    _ = await save(request.draft, .applied, of: request)
    await note(request, .succeeded, requestID: nil)

    onStep(.readingBack)
    return await readBack(request, replaced: current)
  }

  /// A refusal means that nothing changed; without a certain answer nobody knows.
  private func failed(_ request: PolicyApplyRequest, _ error: AWSError) async -> PolicyApplyOutcome {
    let isKnown = error.isRefusal || error.foundNobody
    _ = await save(request.draft, .failed, of: request, note: error.code)
    await note(
      request, isKnown ? .failed(code: error.code) : .unknown(code: error.code), requestID: error.requestID)
    return isKnown ? .failed(.sending, error) : .unknown(error)
  }

  private func readBack(_ request: PolicyApplyRequest, replaced old: String) async -> PolicyApplyOutcome {
    var last = old
    for pause in readBackPauses {
      // A cancelled sleep only makes the next reading earlier.
      if pause > 0 { try? await Task.sleep(for: .seconds(pause)) }
      do throws(AWSError) {
        last = try await kms.getKeyPolicy(request.keyARN)
      } catch {
        return .appliedUnread(error)
      }
      if PolicyTextComparison.isSame(last, request.draft) { return .applied(readBack: last) }
      if !PolicyTextComparison.isSame(last, old) { return .appliedDifferently(readBack: last) }
    }
    return .appliedNotYetVisible
  }

  /// Keeps a text in the journal; returns a sentence when that failed.
  private func save(
    _ text: String, _ how: PolicyVersion.How, of request: PolicyApplyRequest, note: String = ""
  ) async -> String? {
    let version = PolicyVersion(
      keyARN: request.keyARN, text: text, seen: clock(), how: how, callerARN: request.callerARN, note: note)
    do throws(JournalError) {
      _ = try await journal.run { journal throws(JournalError) in try journal.appendPolicy(version) }
      return nil
    } catch {
      return "\(error.message) \(error.hint)"
    }
  }

  private func note(_ request: PolicyApplyRequest, _ outcome: Activity.Outcome, requestID: String?) async {
    await journal.note(
      Activity(
        when: clock(), account: request.account, region: request.region, callerARN: request.callerARN,
        operation: "PutKeyPolicy", target: request.keyARN, outcome: outcome, requestID: requestID))
  }
}
