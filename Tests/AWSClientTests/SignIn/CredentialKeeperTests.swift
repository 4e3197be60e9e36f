import FoundationEssentials
import Testing

@testable import AWSClient

/// Keeping credentials, renewing them in time, and one request for all who ask.
@Suite(.timeLimit(.minutes(1))) struct CredentialKeeperTests {
  /// A source of credentials whose answers the test gives one by one.
  final class Source: Sendable {
    typealias Answer = Result<Credentials, AWSError>

    private struct State {
      var asked = 0
      var answers: [Answer] = []
      var waiting: [CheckedContinuation<Answer, Never>] = []
      var cancelled = 0
    }

    private let state = Lock(State())
    let started: AsyncStream<Void>
    private let starting: AsyncStream<Void>.Continuation

    init() { (started, starting) = AsyncStream.makeStream() }

    var asked: Int { state.withLock { $0.asked } }
    var cancelled: Int { state.withLock { $0.cancelled } }

    func give(_ answer: Answer) {
      let waiter: CheckedContinuation<Answer, Never>? = state.withLock { state in
        guard state.waiting.isEmpty else { return state.waiting.removeFirst() }
        state.answers.append(answer)
        return nil
      }
      waiter?.resume(returning: answer)
    }

    /// Waits for the test's answer, or for the end of the task.
    func renew() async throws(AWSError) -> Credentials {
      let answer = await withTaskCancellationHandler {
        await withCheckedContinuation { continuation in
          let ready: Answer? = state.withLock { state in
            state.asked += 1
            guard state.answers.isEmpty else { return state.answers.removeFirst() }
            state.waiting.append(continuation)
            return nil
          }
          starting.yield()
          if let ready { continuation.resume(returning: ready) }
        }
      } onCancel: {
        state.withLock { $0.cancelled += 1 }
        give(.failure(AWSError(.cancelled, code: "Cancelled", message: "Cancelled.")))
      }
      return try answer.get()
    }
  }

  static let problem = AWSError(.transport, code: "TimedOut", message: "STS is silent.")

  let source = Source()
  let now = Lock(TestClient.now)

  func keeper(_ leads: CredentialKeeper.Leads = .init()) -> CredentialKeeper {
    let now = now
    let source = source
    return CredentialKeeper(leads: leads, clock: { now.withLock { $0 } }) { () throws(AWSError) in
      try await source.renew()
    }
  }

  func made(_ id: String, minutes: Double?) -> Source.Answer {
    let end = minutes.map { minutes in now.withLock { $0.addingTimeInterval(minutes * 60) } }
    return .success(
      Credentials(accessKeyID: id, secretAccessKey: Secret("s"), source: "test", expiration: end))
  }

  func pass(minutes: Double) { now.withLock { $0 += minutes * 60 } }

  @Test func credentialsWithoutAnEndAreKept() async throws {
    let keeper = keeper()
    source.give(made("A", minutes: nil))
    #expect(try await keeper.credentials().accessKeyID == "A")
    pass(minutes: 60 * 24 * 365)
    #expect(try await keeper.credentials().accessKeyID == "A")
    #expect(source.asked == 1)
  }

  @Test func nothingIsAskedWhileThereIsTimeLeft() async throws {
    let keeper = keeper()
    source.give(made("A", minutes: 60))
    _ = try await keeper.credentials()
    pass(minutes: 45)
    #expect(try await keeper.credentials().accessKeyID == "A")
    #expect(source.asked == 1)
  }

  @Test func underFifteenMinutesNewOnesAreFetchedOnTheSide() async throws {
    let keeper = keeper()
    source.give(made("A", minutes: 60))
    _ = try await keeper.credentials()
    var started = source.started.makeAsyncIterator()
    await started.next()
    pass(minutes: 45.1)
    // Served without waiting, however often it is asked; one request is under way.
    for _ in 0..<3 { #expect(try await keeper.credentials().accessKeyID == "A") }
    await started.next()
    #expect(source.asked == 2)
    source.give(made("B", minutes: 60))
    while keeper.current?.accessKeyID != "B" { await Task.yield() }
    #expect(try await keeper.credentials().accessKeyID == "B")
    #expect(source.asked == 2)
  }

  /// What is at hand is what `credentials()` would give at once, and nothing else; the renewal on the side begins all the same.
  @Test func whatIsAtHandNeedsNoWaiting() async throws {
    let keeper = keeper()
    var started = source.started.makeAsyncIterator()
    #expect(keeper.credentialsAtHand == nil)
    #expect(source.asked == 0)
    source.give(made("A", minutes: 60))
    _ = try await keeper.credentials()
    await started.next()
    #expect(keeper.credentialsAtHand?.accessKeyID == "A")
    pass(minutes: 45.1)
    #expect(keeper.credentialsAtHand?.accessKeyID == "A")
    await started.next()
    #expect(source.asked == 2)
    // Less than five minutes are left: whoever asks waits for the request that is under way.
    pass(minutes: 10)
    #expect(keeper.credentialsAtHand == nil)
    source.give(made("B", minutes: 60))
    #expect(try await keeper.credentials().accessKeyID == "B")
    #expect(keeper.credentialsAtHand?.accessKeyID == "B")
    keeper.forget()
    #expect(keeper.credentialsAtHand == nil)
    #expect(source.asked == 2)
  }

  @Test func underFiveMinutesWhoAsksWaits() async throws {
    let keeper = keeper()
    source.give(made("A", minutes: 60))
    _ = try await keeper.credentials()
    pass(minutes: 55.1)
    source.give(made("B", minutes: 60))
    #expect(try await keeper.credentials().accessKeyID == "B")
    #expect(keeper.failure == nil)
  }

  @Test func whenThatFailsTheOldOnesAreServedAsLongAsTheyAreGood() async throws {
    let keeper = keeper()
    source.give(made("A", minutes: 60))
    _ = try await keeper.credentials()
    pass(minutes: 56)
    source.give(.failure(Self.problem))
    #expect(try await keeper.credentials().accessKeyID == "A")
    #expect(keeper.failure == Self.problem)
    // Not tried again at once.
    #expect(try await keeper.credentials().accessKeyID == "A")
    #expect(source.asked == 2)
    pass(minutes: 1)
    source.give(.failure(Self.problem))
    #expect(try await keeper.credentials().accessKeyID == "A")
    #expect(source.asked == 3)
    pass(minutes: 4)
    source.give(.failure(Self.problem))
    #expect(
      await TestClient.failure { () throws(AWSError) in try await keeper.credentials() } == Self.problem)
  }

  @Test func shortLivedCredentialsAreNotFetchedAgainAtOnce() async throws {
    let keeper = keeper()
    // `aws login` hands out a quarter of an hour.
    source.give(made("A", minutes: 15))
    _ = try await keeper.credentials()
    pass(minutes: 9)
    #expect(try await keeper.credentials().accessKeyID == "A")
    #expect(source.asked == 1)
  }

  @Test func whereAPersonMustBeAskedNobodyIsDisturbedEarly() async throws {
    let keeper = keeper(.withPerson)
    source.give(made("A", minutes: 60))
    _ = try await keeper.credentials()
    pass(minutes: 58.9)
    #expect(try await keeper.credentials().accessKeyID == "A")
    #expect(source.asked == 1)
    pass(minutes: 0.2)
    source.give(made("B", minutes: 60))
    #expect(try await keeper.credentials().accessKeyID == "B")
  }

  @Test func oneRequestServesAllWhoAsk() async throws {
    let keeper = keeper()
    let ids = await withTaskGroup(of: String?.self) { group in
      for _ in 0..<64 { group.addTask { try? await keeper.credentials().accessKeyID } }
      group.addTask {
        var started = source.started.makeAsyncIterator()
        await started.next()
        source.give(made("A", minutes: 60))
        return "A"
      }
      return await group.reduce(into: [String?]()) { $0.append($1) }
    }
    #expect(ids == Array(repeating: "A", count: 65))
    #expect(source.asked == 1)
  }

  @Test func aCancelledAskerLeavesTheOthersAlone() async throws {
    let keeper = keeper()
    let first = Task { try await keeper.credentials().accessKeyID }
    var started = source.started.makeAsyncIterator()
    await started.next()
    let second = Task { try await keeper.credentials().accessKeyID }
    while keeper.waiters < 2 { await Task.yield() }
    first.cancel()
    let error = await #expect(throws: AWSError.self) { try await first.value }
    #expect(error?.kind == .cancelled)
    source.give(made("A", minutes: 60))
    #expect(try await second.value == "A")
    #expect(source.asked == 1)
    #expect(source.cancelled == 0)
  }

  @Test func whenNobodyIsLeftTheRequestServesTheNext() async throws {
    let keeper = keeper()
    let only = Task { try await keeper.credentials().accessKeyID }
    var started = source.started.makeAsyncIterator()
    await started.next()
    while keeper.waiters < 1 { await Task.yield() }
    only.cancel()
    await #expect(throws: AWSError.self) { try await only.value }
    source.give(made("A", minutes: 60))
    #expect(try await keeper.credentials().accessKeyID == "A")
    #expect(source.asked == 1)
  }

  @Test func whoIsCancelledAlreadyStartsNothing() async throws {
    let keeper = keeper()
    let never = Task {
      while !Task.isCancelled { await Task.yield() }
      return try await keeper.credentials().accessKeyID
    }
    never.cancel()
    await #expect(throws: AWSError.self) { try await never.value }
    #expect(source.asked == 0)
  }

  @Test func aPersonWhoDeclinesKeepsTheOldOnesToTheirEnd() async throws {
    let keeper = keeper(.withPerson)
    source.give(made("A", minutes: 60))
    _ = try await keeper.credentials()
    pass(minutes: 59.1)
    source.give(.failure(AWSError(.cancelled, code: "Cancelled", message: "No code was given.")))
    #expect(try await keeper.credentials().accessKeyID == "A")
    pass(minutes: 0.7)
    #expect(try await keeper.credentials().accessKeyID == "A")
    #expect(source.asked == 2)
    pass(minutes: 1)
    #expect(
      await TestClient.failure { () throws(AWSError) in try await keeper.credentials() }?.kind == .cancelled)
    #expect(source.asked == 2)
  }

  @Test func aFailureIsTheAnswerToAllForAMoment() async throws {
    let keeper = keeper()
    source.give(.failure(Self.problem))
    for _ in 0..<3 {
      #expect(
        await TestClient.failure { () throws(AWSError) in try await keeper.credentials() } == Self.problem)
    }
    #expect(source.asked == 1)
    now.withLock { $0 += 11 }
    source.give(made("A", minutes: 60))
    #expect(try await keeper.credentials().accessKeyID == "A")
    #expect(keeper.failure == nil)
  }

  @Test func aPersonWhoDeclinedIsNotAskedAgainUnlessTheyWantTo() async throws {
    let keeper = keeper()
    source.give(.failure(AWSError(.cancelled, code: "Cancelled", message: "No code was given.")))
    _ = await TestClient.failure { () throws(AWSError) in try await keeper.credentials() }
    pass(minutes: 60)
    _ = await TestClient.failure { () throws(AWSError) in try await keeper.credentials() }
    #expect(source.asked == 1)
    keeper.forget()
    source.give(made("A", minutes: 60))
    #expect(try await keeper.credentials().accessKeyID == "A")
  }

  /// The clock was wrong and is set right: what seems to lie ahead blocks nothing.
  @Test func aClockThatIsSetBackBlocksNothing() async throws {
    let keeper = keeper()
    source.give(.failure(Self.problem))
    #expect(
      await TestClient.failure { () throws(AWSError) in try await keeper.credentials() } == Self.problem)
    pass(minutes: -60)
    source.give(made("A", minutes: nil))
    let first = try await keeper.credentials()
    #expect(keeper.refused(first))
    pass(minutes: -60)
    source.give(made("B", minutes: nil))
    let second = try await keeper.credentials()
    #expect(second.accessKeyID == "B")
    #expect(keeper.refused(second))
  }

  @Test func refusedCredentialsAreRenewedOnce() async throws {
    let keeper = keeper()
    source.give(made("A", minutes: 60))
    let first = try await keeper.credentials()
    #expect(keeper.refused(first))
    #expect(keeper.current == nil)
    // Others whose requests carried the same ones may ask again too.
    #expect(keeper.refused(first))
    source.give(made("B", minutes: 60))
    let second = try await keeper.credentials()
    #expect(second.accessKeyID == "B")
    #expect(keeper.refused(first))
    // What came in their place is refused as well: there is no use in going on.
    #expect(!keeper.refused(second))
    #expect(keeper.current?.accessKeyID == "B")
    pass(minutes: 2)
    #expect(keeper.refused(second))
    #expect(source.asked == 2)
  }

  @Test func credentialsThatHaveEndedAlreadyAreAnError() async {
    let keeper = keeper()
    source.give(made("A", minutes: 0))
    let error = await TestClient.failure { () throws(AWSError) in try await keeper.credentials() }
    #expect(error?.code == "CredentialsExpired")
    #expect(error?.hint.contains("clock") == true)
    #expect(keeper.current == nil)
  }

  @Test func whoeverWaitsWhileAllIsForgottenGetsTheNewOnes() async throws {
    let keeper = keeper()
    let waiting = Task { try await keeper.credentials().accessKeyID }
    var started = source.started.makeAsyncIterator()
    await started.next()
    while keeper.waiters < 1 { await Task.yield() }
    keeper.forget()
    await started.next()
    #expect(source.cancelled == 1)
    source.give(made("B", minutes: 60))
    #expect(try await waiting.value == "B")
  }
}
