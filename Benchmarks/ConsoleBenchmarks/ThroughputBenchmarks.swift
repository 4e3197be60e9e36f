import AWSClient
import Benchmark
import Foundation
import ProgramSupport

/// What calls over the network cost, and how many of them a second go through.
///
/// The other end is `kmscope sandbox serve` on loopback, which shares the cores with us and checks every signature.
func throughputBenchmarks() {
  Benchmark(
    "DescribeKey over the network: at most 100 μs of our CPU a call",
    configuration: .plain(.processor, warmup: 1, seconds: 10, samples: 10, teardown: Wire.stop)
  ) { benchmark in
    let wire = try await Wire.shared()
    let before = ProcessorTime.now
    try await wire.describeKey(calls: 5_000)
    benchmark.measurement(.processor, Int((ProcessorTime.now - before) / 5_000 * 1e6))
  }
  // The two take turns, because the rest of the machine is not always as busy.
  Benchmark(
    "DescribeKey, 64 in flight: at least 5 000 a second, or 80 % of what wrk gets",
    configuration: .plain(
      .calls, .generatorCalls, .share, warmup: 1, seconds: 30, samples: 5, teardown: Wire.stop)
  ) { benchmark in
    let wire = try await Wire.shared()
    let began = ContinuousClock.now
    try await wire.describeKey(calls: 20_000)
    let rate = 20_000 / ((.now - began) / .seconds(1))
    benchmark.measurement(.calls, Int(rate))
    guard let generated = try await wire.loadGenerator() else { return }
    benchmark.measurement(.generatorCalls, Int(generated))
    benchmark.measurement(.share, Int(rate / generated * 100))
  }
  Benchmark(
    "100 000 calls of DescribeKey: at most 1 024 KiB more memory",
    configuration: .plain(.growth, warmup: 0, seconds: 60, samples: 1, teardown: Wire.stop)
  ) { benchmark in
    let wire = try await Wire.shared()
    try await wire.describeKey(calls: 5_000)
    let before = try ProcessMemory(of: ProcessInfo.processInfo.processIdentifier).resident
    try await wire.describeKey(calls: 100_000)
    benchmark.measurement(
      .growth, max(0, try ProcessMemory(of: ProcessInfo.processInfo.processIdentifier).resident - before))
  }
}

extension BenchmarkMetric {
  fileprivate static let processor = BenchmarkMetric.custom("Our CPU in μs", useScalingFactor: false)
  fileprivate static let calls = BenchmarkMetric.custom(
    "Calls a second", polarity: .prefersLarger, useScalingFactor: false)
  fileprivate static let generatorCalls = BenchmarkMetric.custom(
    "wrk's requests a second", polarity: .prefersLarger, useScalingFactor: false)
  fileprivate static let share = BenchmarkMetric.custom(
    "Share of wrk's in %", polarity: .prefersLarger, useScalingFactor: false)
  fileprivate static let growth = BenchmarkMetric.custom(
    "More memory (VmRSS) in KiB", useScalingFactor: false)
}

/// A client, and the sandbox that it speaks to over a socket.
private actor Wire {
  struct NoServer: Error {}

  private static let inFlight = 64
  private static let keyID = "alias/payments/ledger"
  nonisolated(unsafe) private static var current: Wire?

  private let program: BackgroundProgram
  private let endpoint: EndpointURL
  private let client: KMSClient

  static func shared() async throws -> Wire {
    if let current { return current }
    let server = try await Console.serve()
    guard let endpoint = EndpointURL(server.endpoint) else { throw NoServer() }
    let wire = Wire(server.program, endpoint)
    current = wire
    return wire
  }

  static func stop() async throws {
    try await current?.program.stop()
    current = nil
  }

  private init(_ program: BackgroundProgram, _ endpoint: EndpointURL) {
    self.program = program
    self.endpoint = endpoint
    client = KMSClient(
      ServiceConnection(
        endpoint: endpoint, region: "eu-west-1", credentials: FixedCredentials(Self.credentials),
        transport: CurlTransport()))
  }

  private static var credentials: Credentials {
    Credentials(accessKeyID: "sandbox", secretAccessKey: Secret("sandbox"), source: "benchmark")
  }

  nonisolated func describeKey(calls: Int) async throws {
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<Self.inFlight {
        group.addTask {
          for _ in 0..<calls / Self.inFlight { blackHole(try await self.client.describeKey(Self.keyID)) }
        }
      }
      try await group.waitForAll()
    }
  }

  /// Requests a second of a plain load generator that sends one signed request again and again; nil without wrk(1).
  nonisolated func loadGenerator() async throws -> Double? {
    let wrk = "/usr/bin/wrk"
    guard FileManager.default.isExecutableFile(atPath: wrk) else { return nil }
    let script = FileManager.default.temporaryDirectory.appendingPathComponent(
      "kmscope-\(UUID().uuidString).lua")
    try Self.script(endpoint).write(to: script, atomically: true, encoding: .utf8)
    defer { try? FileManager.default.removeItem(at: script) }
    let run = try await BackgroundProgram.run(
      ProgramCommand(wrk, ["-t1", "-c\(Self.inFlight)", "-d3s", "-s", script.path, endpoint.text]))
    let line = run.transcript.lines.first { $0.hasPrefix("Requests/sec:") }
    return line?.split(separator: " ").last.flatMap { Double($0) }
  }

  private static func script(_ endpoint: EndpointURL) -> String {
    let body = "{\"KeyId\":\"\(keyID)\"}"
    let request = HTTPRequest(
      method: "POST", url: endpoint.text,
      headers: [
        HTTPHeader("Content-Type", "application/x-amz-json-1.1"),
        HTTPHeader("X-Amz-Target", "TrentService.DescribeKey"),
      ], body: Array(body.utf8))
    let signed = SigV4(credentials: credentials, region: "eu-west-1", service: "kms").sign(
      request, at: Date())
    let headers = signed.headers.map { "wrk.headers[\"\($0.name)\"] = [[\($0.value)]]" }
    return (["wrk.method = \"POST\"", "wrk.body = [[\(body)]]"] + headers).joined(separator: "\n")
  }
}
