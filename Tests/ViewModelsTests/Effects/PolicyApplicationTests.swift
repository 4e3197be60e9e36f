import AWSClient
import Foundation
import Journal
import Testing
import ViewModels

/// Applying a policy to the sandbox, with everything that can get in between.
struct PolicyApplicationTests {
  private let caller = CallerIdentity(
    account: "111122223333", arn: "arn:aws:sts::111122223333:assumed-role/Admin/sandbox",
    userID: "AROAEXAMPLE:sandbox")

  private func application(_ sandbox: Sandbox, _ kms: KMSClient, journal: JournalKeeper? = nil)
    -> PolicyApplication
  {
    var application = PolicyApplication(
      kms: kms, journal: journal ?? sandbox.keeper, clock: sandbox.clock.read)
    application.readBackPauses = [0, 0]
    return application
  }

  private func request(_ sandbox: Sandbox, _ arn: String, draft: String) async throws -> PolicyApplyRequest {
    PolicyApplyRequest(
      id: 1, keyID: String(arn.split(separator: "/").last ?? ""), keyARN: arn, account: "111122223333",
      region: "eu-west-1", caller: caller,
      base: try await sandbox.somebodyElse().getKeyPolicy(arn), draft: draft)
  }

  @Test func appliedIsReadBackCopiedAndNoted() async throws {
    let sandbox = try Sandbox()
    let arn = try await sandbox.key("platform/logs")
    let draft = SandboxPolicies.delegating("mine")
    let request = try await request(sandbox, arn, draft: draft)
    let steps = Lock<[PolicyApplyStep]>([])
    let outcome = await application(sandbox, sandbox.kms()).run(request) { step in
      steps.withLock { $0.append(step) }
    }
    guard case .applied(let readBack) = outcome else {
      Issue.record("\(outcome)")
      return
    }
    #expect(readBack == (try await sandbox.somebodyElse().getKeyPolicy(arn)))
    #expect(PolicyTextComparison.isSame(readBack, draft))
    #expect(steps.withLock { $0 } == [.rereading, .savingCopy, .sending, .readingBack])
    #expect(sandbox.sent.withLock { $0 } == ["GetKeyPolicy", "PutKeyPolicy", "GetKeyPolicy"])

    let journal = try await sandbox.opener.journal()
    let versions = try journal.policies(for: arn)
    #expect(versions.map(\.how) == [.applied, .beforeApply])
    #expect(versions.map(\.text) == [draft, request.base])
    let activity = try #require(try journal.activities(target: arn).first)
    #expect(activity.operation == "PutKeyPolicy")
    #expect(activity.outcome == .succeeded)
    #expect(activity.callerARN == caller.arn)
    #expect(activity.when == sandbox.clock.now)
  }

  @Test func aPolicySomebodyElseChangedIsNotOverwritten() async throws {
    let sandbox = try Sandbox()
    let arn = try await sandbox.key("platform/logs")
    let request = try await request(sandbox, arn, draft: SandboxPolicies.delegating("mine"))
    try await sandbox.somebodyElse().putKeyPolicy(arn, policy: SandboxPolicies.delegating("theirs"))
    let theirs = try await sandbox.somebodyElse().getKeyPolicy(arn)
    let outcome = await application(sandbox, sandbox.kms()).run(request) { _ in }
    #expect(outcome == .conflict(current: theirs))
    #expect(sandbox.sent.withLock { $0 } == ["GetKeyPolicy"])
    #expect(try await sandbox.somebodyElse().getKeyPolicy(arn) == theirs)
    #expect(try await sandbox.opener.journal().activities(target: arn).isEmpty)
  }

  @Test func theSameDocumentInAnotherLayoutIsNoConflict() async throws {
    let sandbox = try Sandbox()
    let arn = try await sandbox.key("platform/logs")
    var request = try await request(sandbox, arn, draft: SandboxPolicies.delegating("mine"))
    request.base = String(request.base.filter { !$0.isNewline })
    let outcome = await application(sandbox, sandbox.kms()).run(request) { _ in }
    guard case .applied = outcome else {
      Issue.record("\(outcome)")
      return
    }
  }

  @Test func withoutACopyNothingIsSent() async throws {
    let sandbox = try Sandbox()
    let arn = try await sandbox.key("platform/logs")
    let request = try await request(sandbox, arn, draft: SandboxPolicies.delegating("mine"))
    // A file where the journal's directory would be.
    let file = sandbox.directory + "/file"
    try Data().write(to: URL(fileURLWithPath: file))
    let broken = JournalKeeper(opener: JournalOpener(path: file + "/journal.sqlite"))
    let outcome = await application(sandbox, sandbox.kms(), journal: broken).run(request) { _ in }
    guard case .copyFailed(let sentence) = outcome else {
      Issue.record("\(outcome)")
      return
    }
    #expect(sentence.contains(file))
    #expect(sandbox.sent.withLock { $0 } == ["GetKeyPolicy"])
    #expect(try await sandbox.somebodyElse().getKeyPolicy(arn) == request.base)
  }

  @Test func aLockoutIsRefusedByTheServiceToo() async throws {
    let sandbox = try Sandbox()
    let arn = try await sandbox.key("platform/logs")
    let request = try await request(sandbox, arn, draft: SandboxPolicies.lockout)
    let outcome = await application(sandbox, sandbox.kms()).run(request) { _ in }
    guard case .failed(.sending, let error) = outcome else {
      Issue.record("\(outcome)")
      return
    }
    #expect(error.code == "MalformedPolicyDocumentException")
    #expect(
      error.message == "The new key policy will not allow you to update the key policy in the future.")
    #expect(try await sandbox.somebodyElse().getKeyPolicy(arn) == request.base)
    let journal = try await sandbox.opener.journal()
    #expect(try journal.policies(for: arn).map(\.how) == [.failed, .beforeApply])
    let activity = try #require(try journal.activities(target: arn).first)
    #expect(activity.outcome == .failed(code: "MalformedPolicyDocumentException"))
    #expect(activity.requestID != nil)
  }

  @Test func aLostAnswerIsNoRefusal() async throws {
    let sandbox = try Sandbox()
    let arn = try await sandbox.key("platform/logs")
    let draft = SandboxPolicies.delegating("mine")
    let request = try await request(sandbox, arn, draft: draft)
    let kms = sandbox.kms { (operation, send) async throws(TransportError) -> HTTPResponse in
      let answer = try await send()
      if operation == "PutKeyPolicy" { throw TransportError(.timedOut, "No answer came within 60 s.") }
      return answer
    }
    let outcome = await application(sandbox, kms).run(request) { _ in }
    guard case .unknown(let error) = outcome else {
      Issue.record("\(outcome)")
      return
    }
    #expect(error.code == "TimedOut")
    // It was taken, and it was sent once.
    #expect(PolicyTextComparison.isSame(try await sandbox.somebodyElse().getKeyPolicy(arn), draft))
    #expect(sandbox.sent.withLock { $0.count { $0 == "PutKeyPolicy" } } == 1)
    let activity = try #require(try await sandbox.opener.journal().activities(target: arn).first)
    #expect(activity.outcome == .unknown(code: "TimedOut"))
  }

  /// What AWS's own failures and proxies leave open; KMS's errors are in the API reference of PutKeyPolicy.
  @Test(arguments: [
    HTTPResponse.kmsError("KMSInternalException", "The request was rejected.", status: 500),
    HTTPResponse.kmsError("DependencyTimeoutException", "The system timed out.", status: 503),
    HTTPResponse(status: 502, headers: [], body: Array("<html>Bad gateway</html>".utf8)),
  ])
  func anAnswerThatIsNoCertainOneIsNoRefusal(answer: HTTPResponse) async throws {
    let sandbox = try Sandbox()
    let arn = try await sandbox.key("platform/logs")
    let request = try await request(sandbox, arn, draft: SandboxPolicies.delegating("mine"))
    let kms = sandbox.kms { (operation, send) async throws(TransportError) -> HTTPResponse in
      operation == "PutKeyPolicy" ? answer : try await send()
    }
    let outcome = await application(sandbox, kms).run(request) { _ in }
    guard case .unknown = outcome else {
      Issue.record("\(outcome)")
      return
    }
  }

  @Test func aServiceThatDoesNotListenWasSentNothing() async throws {
    let sandbox = try Sandbox()
    let arn = try await sandbox.key("platform/logs")
    let request = try await request(sandbox, arn, draft: SandboxPolicies.delegating("mine"))
    let kms = sandbox.kms { (operation, send) async throws(TransportError) -> HTTPResponse in
      if operation == "PutKeyPolicy" { throw TransportError(.connectionRefused, "Nothing listens.") }
      return try await send()
    }
    let outcome = await application(sandbox, kms).run(request) { _ in }
    guard case .failed(.sending, let error) = outcome else {
      Issue.record("\(outcome)")
      return
    }
    #expect(error.code == "ConnectionRefused")
  }

  @Test func aReadOnlyClientSendsNothing() async throws {
    let sandbox = try Sandbox()
    let arn = try await sandbox.key("platform/logs")
    let request = try await request(sandbox, arn, draft: SandboxPolicies.delegating("mine"))
    let outcome = await application(sandbox, sandbox.kms(readOnly: true)).run(request) { _ in }
    guard case .failed(.sending, let error) = outcome else {
      Issue.record("\(outcome)")
      return
    }
    #expect(error.kind == .readOnly)
    #expect(sandbox.sent.withLock { $0 } == ["GetKeyPolicy"])
  }

  @Test func aPolicyThatCannotBeReadAgainIsNotReplaced() async throws {
    let sandbox = try Sandbox()
    let arn = try await sandbox.key("platform/logs")
    let request = try await request(sandbox, arn, draft: SandboxPolicies.delegating("mine"))
    let kms = sandbox.kms { (operation, send) async throws(TransportError) -> HTTPResponse in
      operation == "GetKeyPolicy" ? .kmsError("AccessDeniedException", "No.") : try await send()
    }
    let outcome = await application(sandbox, kms).run(request) { _ in }
    guard case .failed(.rereading, _) = outcome else {
      Issue.record("\(outcome)")
      return
    }
    #expect(sandbox.sent.withLock { $0 } == ["GetKeyPolicy"])
  }

  // MARK: Reading back

  @Test func anOldPolicyReadBackIsNotYetVisible() async throws {
    let sandbox = try Sandbox()
    let arn = try await sandbox.key("platform/logs")
    let request = try await request(sandbox, arn, draft: SandboxPolicies.delegating("mine"))
    // KMS is eventually consistent: reading gives what it gave first.
    let first = Lock<HTTPResponse?>(nil)
    let kms = sandbox.kms { (operation, send) async throws(TransportError) -> HTTPResponse in
      guard operation == "GetKeyPolicy" else { return try await send() }
      if let old = first.withLock({ $0 }) { return old }
      let answer = try await send()
      first.withLock { $0 = answer }
      return answer
    }
    #expect(await application(sandbox, kms).run(request) { _ in } == .appliedNotYetVisible)
    #expect(sandbox.sent.withLock { $0.count { $0 == "GetKeyPolicy" } } == 3)
  }

  @Test func anotherDocumentReadBackIsSaid() async throws {
    let sandbox = try Sandbox()
    let arn = try await sandbox.key("platform/logs")
    let request = try await request(sandbox, arn, draft: SandboxPolicies.delegating("mine"))
    let somebody = sandbox.somebodyElse()
    let kms = sandbox.kms { (operation, send) async throws(TransportError) -> HTTPResponse in
      let answer = try await send()
      if operation == "PutKeyPolicy" {
        try? await somebody.putKeyPolicy(arn, policy: SandboxPolicies.delegating("theirs"))
      }
      return answer
    }
    let outcome = await application(sandbox, kms).run(request) { _ in }
    #expect(outcome == .appliedDifferently(readBack: try await somebody.getKeyPolicy(arn)))
  }

  @Test func aPolicyThatMayNotBeReadBackIsAppliedAllTheSame() async throws {
    let sandbox = try Sandbox()
    let arn = try await sandbox.key("platform/logs")
    let request = try await request(sandbox, arn, draft: SandboxPolicies.unreadable)
    let outcome = await application(sandbox, sandbox.kms()).run(request) { _ in }
    guard case .appliedUnread(let error) = outcome else {
      Issue.record("\(outcome)")
      return
    }
    #expect(error.isAccessDenied)
    let activity = try #require(try await sandbox.opener.journal().activities(target: arn).first)
    #expect(activity.outcome == .succeeded)
  }
}
