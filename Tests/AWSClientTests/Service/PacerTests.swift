import Testing

@testable import AWSClient

/// Calls that wait for their turn, on a clock that the test moves.
@Suite(.timeLimit(.minutes(1))) struct PacerTests {
  /// A clock and the sleepers on it.
  final class Clock: Sendable {
    private struct State {
      var time = 0.0
      var sleeper: CheckedContinuation<Void, Never>?
      var onSleep: CheckedContinuation<Double, Never>?
      var asked: Double?
    }
    private let state = Lock(State())

    var now: Double { state.withLock { $0.time } }

    /// What the pacer calls.
    func sleep(_ seconds: Double) async {
      await withCheckedContinuation { continuation in
        let waiting = state.withLock { state in
          state.sleeper = continuation
          state.asked = seconds
          defer { state.onSleep = nil }
          return state.onSleep
        }
        waiting?.resume(returning: seconds)
      }
    }

    /// The next wait that the pacer asks for.
    func nextSleep() async -> Double {
      await withCheckedContinuation { continuation in
        let asked: Double? = state.withLock { state in
          if let asked = state.asked { return asked }
          state.onSleep = continuation
          return nil
        }
        if let asked { continuation.resume(returning: asked) }
      }
    }

    /// Lets that wait pass.
    func wake() {
      let sleeper = state.withLock { state in
        state.time += state.asked ?? 0
        state.asked = nil
        defer { state.sleeper = nil }
        return state.sleeper
      }
      sleeper?.resume()
    }
  }

  static let slow = PacedOperation(.kms, "GetKeyLastUsage", region: "eu-west-1")

  static func pacer(_ clock: Clock) -> Pacer {
    Pacer(now: { clock.now }, sleep: { await clock.sleep($0) })
  }

  /// Waits until so many calls stand in line.
  static func wait(for count: Int, in pacer: Pacer) async {
    while pacer.status.first?.waiting != count { await Task.yield() }
  }

  @Test func whoCameFirstLeavesFirst() async {
    let clock = Clock()
    let pacer = Self.pacer(clock)
    #expect(await pacer.permit(Self.slow)?.waited == 0)
    let order = Lock<[Int]>([])
    var tasks: [Task<Double?, Never>] = []
    for number in 1...3 {
      tasks.append(
        Task {
          let permit = await pacer.permit(Self.slow)
          order.withLock { $0.append(number) }
          return permit?.waited
        })
      await Self.wait(for: number, in: pacer)
    }
    // Four fifths of 5 a second.
    for (index, task) in tasks.enumerated() {
      #expect(abs(await clock.nextSleep() - 0.25) < 1e-9)
      clock.wake()
      #expect(abs((await task.value ?? 0) - 0.25 * Double(index + 1)) < 1e-9)
    }
    #expect(order.withLock { $0 } == [1, 2, 3])
  }

  @Test func aCancelledWaitEndsAtOnceAndTakesNobodysTurn() async {
    let clock = Clock()
    let pacer = Self.pacer(clock)
    _ = await pacer.permit(Self.slow)
    let first = Task { await pacer.permit(Self.slow)?.waited }
    await Self.wait(for: 1, in: pacer)
    let second = Task { await pacer.permit(Self.slow)?.waited }
    await Self.wait(for: 2, in: pacer)
    first.cancel()
    #expect(await first.value == nil)
    #expect(pacer.status.first?.waiting == 1)
    _ = await clock.nextSleep()
    clock.wake()
    #expect(abs((await second.value ?? 0) - 0.25) < 1e-9)
  }

  @Test func whoIsCancelledBeforeGetsNoPermit() async {
    let pacer = TestClient.pacer()
    let permit = await Task {
      withUnsafeCurrentTask { $0?.cancel() }
      return await pacer.permit(Self.slow) == nil
    }.value
    #expect(permit)
  }

  @Test func regionsOperationsAndStandInsHaveLinesOfTheirOwn() async {
    let pacer = Self.pacer(Clock())
    _ = await pacer.permit(Self.slow)
    for other in [
      PacedOperation(.kms, "GetKeyLastUsage", region: "us-east-1"),
      PacedOperation(.kms, "CreateKey", region: "eu-west-1"),
      PacedOperation(.cloudTrail, "LookupEvents", region: "eu-west-1"),
      PacedOperation(.kms, "GetKeyLastUsage", region: "eu-west-1", standIn: "127.0.0.1:4566"),
    ] {
      #expect(await pacer.permit(other)?.waited == 0)
    }
    #expect(pacer.status.count == 4)
  }

  @Test func theStatusShowsWhatWaitsAndWhatWasThrottled() async throws {
    let clock = Clock()
    let pacer = Self.pacer(clock)
    let permit = try #require(await pacer.permit(Self.slow))
    #expect(pacer.status == [.init(operation: Self.slow, waiting: 0, rate: 4, isThrottled: false)])
    pacer.throttled(permit)
    let waiting = Task { await pacer.permit(Self.slow) == nil }
    await Self.wait(for: 1, in: pacer)
    #expect(pacer.status == [.init(operation: Self.slow, waiting: 1, rate: 2, isThrottled: true)])
    waiting.cancel()
    #expect(await waiting.value)
  }

  @Test func aCallWaitsForItsTurnAndSaysHowLong() async throws {
    let ok = ScriptedTransport.Answer.ok("{\"Keys\":[]}")
    let transport = ScriptedTransport([ok, .refused("ThrottlingException"), ok])
    let records = Lock<[CallRecord]>([])
    var connection = TestClient.connection(transport)
    connection.onCall = { record in records.withLock { $0.append(record) } }
    let client = KMSClient(connection)
    _ = try await client.listKeys()
    _ = try await client.listKeys()
    // A stand-in has no quota, but its complaint counts: two requests a second become one.
    #expect(records.withLock { $0.map(\.waited) } == [0, 0, 1])
    #expect(connection.pacer.status.map(\.isThrottled) == [true])
  }

  @Test func cancellingACallInLineSendsNothing() async throws {
    let clock = Clock()
    let transport = ScriptedTransport([.ok("{}"), .ok("{}")])
    var connection = TestClient.connection(transport)
    connection.pacer = Self.pacer(clock)
    let location = ServiceEndpoint(
      url: try #require(EndpointURL("https://kms.eu-west-1.amazonaws.com/")), signingRegion: "eu-west-1")
    let client = ServiceClient(service: .kms, location: .success(location), connection: connection)
    _ = try await client.send("GetKeyLastUsage", .init())
    let waiting = Task {
      await TestClient.failure { () throws(AWSError) in try await client.send("GetKeyLastUsage", .init()) }
    }
    await Self.wait(for: 1, in: connection.pacer)
    waiting.cancel()
    #expect(await waiting.value?.kind == .cancelled)
    #expect(transport.requests.count == 1)
  }

  @Test func cancellingEndsTheWaitForCredentialsThatNeverCome() async {
    let source = Hanging()
    let transport = ScriptedTransport([])
    let client = KMSClient(TestClient.connection(transport, credentials: source))
    let waiting = Task {
      await TestClient.failure { () throws(AWSError) in try await client.listKeys() }
    }
    await source.asked()
    waiting.cancel()
    #expect(await waiting.value?.kind == .cancelled)
    source.end()
  }

  /// Hangs whatever happens.
  private final class Hanging: CredentialsSource {
    private let asks = AsyncStream<CheckedContinuation<Void, Never>>.makeStream()
    private let held = Lock<CheckedContinuation<Void, Never>?>(nil)

    func credentials() async throws(AWSError) -> Credentials {
      await withCheckedContinuation { _ = asks.continuation.yield($0) }
      throw AWSError(.credentials, code: "TooLate", message: "Too late.")
    }
    func refused(_ credentials: Credentials) async -> Bool { false }

    func asked() async {
      for await ask in asks.stream {
        held.withLock { $0 = ask }
        return
      }
    }
    func end() { held.withLock { $0 }?.resume() }
  }
}
