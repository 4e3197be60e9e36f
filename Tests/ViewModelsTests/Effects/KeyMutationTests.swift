import AWSClient
import Foundation
import Journal
import Testing
import ViewModels

/// Enabling, disabling, scheduling and cancelling on the sandbox: what comes back, and what the journal keeps.
struct KeyMutationTests {
  private func run(_ mutation: Mutation, on arn: String, _ sandbox: Sandbox, _ kms: KMSClient) async
    -> Result<
      KeyMetadata?, AWSError
    >
  {
    let mutationRun = KeyMutation(
      kms: kms, journal: sandbox.keeper, region: "eu-west-1", clock: sandbox.clock.read)
    return await mutationRun.run(
      MutationRequest(
        id: 1, mutation: mutation, keyID: arn, keyARN: arn, keyName: "a key",
        callerARN: "arn:aws:iam::1:user/A"))
  }

  private func activities(_ sandbox: Sandbox, _ arn: String) async throws -> [Activity] {
    try await sandbox.opener.journal().activities(target: arn).reversed()
  }

  @Test(arguments: [(Mutation.disable, "Disabled"), (.enable, "Enabled")])
  func theKeyIsReadAgainAfterwards(mutation: Mutation, state: String) async throws {
    let sandbox = try Sandbox()
    let arn = try await sandbox.key("platform/logs")
    let result = await run(mutation, on: arn, sandbox, sandbox.kms())
    #expect(try result.get()?.state == state)
    let noted = try #require(try await activities(sandbox, arn).first)
    #expect(noted.operation == mutation.operation)
    #expect(noted.outcome == .succeeded)
    #expect(noted.account == "111122223333")
  }

  @Test func aDeletionIsScheduledForTheDayThatWasChosen() async throws {
    let sandbox = try Sandbox()
    let arn = try await sandbox.key("platform/logs")
    let result = await run(.scheduleDeletion(days: 7), on: arn, sandbox, sandbox.kms())
    let key = try #require(try result.get())
    #expect(key.state == "PendingDeletion")
    #expect(key.deletionDate == sandbox.clock.now + 7 * 86_400)
  }

  @Test func cancellingAndEnablingAreTwoCallsAndTwoRows() async throws {
    let sandbox = try Sandbox()
    let arn = try await sandbox.key("payments/archive")
    let result = await run(.cancelDeletion(thenEnable: true), on: arn, sandbox, sandbox.kms())
    #expect(try result.get()?.state == "Enabled")
    #expect(try await activities(sandbox, arn).map(\.operation) == ["CancelKeyDeletion", "EnableKey"])
  }

  @Test func aSecondStepThatFailsIsNotedAsThat() async throws {
    let sandbox = try Sandbox()
    let arn = try await sandbox.key("payments/archive")
    let kms = sandbox.kms { (operation, send) async throws(TransportError) -> HTTPResponse in
      operation == "EnableKey" ? .kmsError("AccessDeniedException", "No.") : try await send()
    }
    let result = await run(.cancelDeletion(thenEnable: true), on: arn, sandbox, kms)
    #expect(result.failure?.operation == "EnableKey")
    #expect(
      try await activities(sandbox, arn).map(\.outcome)
        == [.succeeded, .failed(code: "AccessDeniedException")])
    #expect(try await sandbox.somebodyElse().describeKey(arn).state == "Disabled")
  }

  @Test func aKeyThatMayNotBeDescribedIsChangedAllTheSame() async throws {
    let sandbox = try Sandbox()
    let arn = try await sandbox.key("platform/logs")
    let kms = sandbox.kms { (operation, send) async throws(TransportError) -> HTTPResponse in
      operation == "DescribeKey" ? .kmsError("AccessDeniedException", "No.") : try await send()
    }
    let result = await run(.disable, on: arn, sandbox, kms)
    #expect(try result.get() == nil)
    #expect(try await sandbox.somebodyElse().describeKey(arn).state == "Disabled")
  }

  @Test func aLostAnswerIsNoRefusal() async throws {
    let sandbox = try Sandbox()
    let arn = try await sandbox.key("platform/logs")
    let kms = sandbox.kms { (operation, send) async throws(TransportError) -> HTTPResponse in
      let answer = try await send()
      if operation == "DisableKey" { throw TransportError(.timedOut, "No answer came.") }
      return answer
    }
    let result = await run(.disable, on: arn, sandbox, kms)
    #expect(result.failure?.code == "TimedOut")
    #expect(try await activities(sandbox, arn).map(\.outcome) == [.unknown(code: "TimedOut")])
  }

  /// Sent once: a repetition would meet the state the first call left, and its refusal would hide that it was done.
  @Test(arguments: [
    ("platform/logs", Mutation.scheduleDeletion(days: 10)),
    ("payments/archive", .cancelDeletion(thenEnable: false)),
  ])
  func aLostAnswerToADeletionIsNotAskedForAgain(alias: String, mutation: Mutation) async throws {
    let sandbox = try Sandbox()
    let arn = try await sandbox.key(alias)
    let kms = sandbox.kms { (operation, send) async throws(TransportError) -> HTTPResponse in
      let answer = try await send()
      if operation == mutation.operation { throw TransportError(.timedOut, "No answer came.") }
      return answer
    }
    let result = await run(mutation, on: arn, sandbox, kms)
    #expect(result.failure?.code == "TimedOut")
    #expect(sandbox.sent.withLock { $0.count { $0 == mutation.operation } } == 1)
    #expect(try await activities(sandbox, arn).map(\.outcome) == [.unknown(code: "TimedOut")])
  }

  @Test func aKeyInAnotherStateIsAFailure() async throws {
    let sandbox = try Sandbox()
    let arn = try await sandbox.key("platform/logs")
    let result = await run(.cancelDeletion(thenEnable: false), on: arn, sandbox, sandbox.kms())
    #expect(result.failure?.code == "KMSInvalidStateException")
    #expect(
      try await activities(sandbox, arn).map(\.outcome) == [.failed(code: "KMSInvalidStateException")])
  }

  @Test func aReadOnlyClientChangesNothing() async throws {
    let sandbox = try Sandbox()
    let arn = try await sandbox.key("platform/logs")
    for mutation: Mutation in [
      .disable, .scheduleDeletion(days: 7), .cancelDeletion(thenEnable: true), .enable,
    ] {
      let result = await run(mutation, on: arn, sandbox, sandbox.kms(readOnly: true))
      #expect(result.failure?.kind == .readOnly)
    }
    #expect(sandbox.sent.withLock { $0 }.isEmpty)
    #expect(try await sandbox.somebodyElse().describeKey(arn).state == "Enabled")
  }
}

extension Result {
  var failure: Failure? {
    guard case .failure(let error) = self else { return nil }
    return error
  }
}
