import AWSClient
import Benchmark
import Foundation
import ProgramSupport

/// An inventory of 500 keys on moto, against boto3 with 16 threads in the same run.
///
/// Both take turns on one server; moto itself is the slowest part, so that the CPU tells more than the time.
func inventoryBenchmarks() {
  Benchmark(
    "inventory of 500 keys on moto: at most boto3's time and a tenth of its CPU",
    configuration: .plain(
      .ours, .theirs, .ourProcessor, .theirProcessor, warmup: 1, seconds: 60, samples: 7,
      teardown: Inventory.stop)
  ) { benchmark in
    let inventory = try await Inventory.shared()
    let ours = try await inventory.ours()
    let theirs = try inventory.theirs()
    benchmark.measurement(.ours, Int(ours.seconds * 1_000))
    benchmark.measurement(.theirs, Int(theirs.seconds * 1_000))
    benchmark.measurement(.ourProcessor, Int(ours.processorSeconds * 1_000))
    benchmark.measurement(.theirProcessor, Int(theirs.processorSeconds * 1_000))
  }
}

extension BenchmarkMetric {
  fileprivate static let ours = BenchmarkMetric.custom("kmscope in ms", useScalingFactor: false)
  fileprivate static let theirs = BenchmarkMetric.custom("boto3 in ms", useScalingFactor: false)
  fileprivate static let ourProcessor = BenchmarkMetric.custom("kmscope's CPU in ms", useScalingFactor: false)
  fileprivate static let theirProcessor = BenchmarkMetric.custom("boto3's CPU in ms", useScalingFactor: false)
}

/// Moto with 500 keys, and the two ways to read them.
private actor Inventory {
  struct WrongCount: Error {}

  /// What one reading took.
  struct Cost: Decodable {
    var keys: Int
    var seconds: Double
    var processorSeconds: Double
  }

  private static let count = 500
  nonisolated(unsafe) private static var current: Inventory?

  /// Started without the tests' support, whose watching would count as CPU of ours.
  private let server: Process
  private let endpoint: String
  private let python: String
  private let client: KMSClient

  static func shared() async throws -> Inventory {
    if let current { return current }
    let inventory = try await Inventory()
    current = inventory
    return inventory
  }

  static func stop() async throws {
    current?.server.terminate()
    current = nil
  }

  private init() async throws {
    python = try await PythonEnvironment.python(importing: "moto")
    let (started, pipe) = try Self.start(python, ["serve"])
    server = started
    let line = String(decoding: pipe.fileHandleForReading.availableData, as: UTF8.self)
    endpoint = line.split(separator: "\n").first.map(String.init) ?? ""
    guard let url = EndpointURL(endpoint) else { throw WrongCount() }
    client = KMSClient(
      ServiceConnection(
        endpoint: url, region: "eu-west-1",
        credentials: FixedCredentials(
          Credentials(accessKeyID: "peer", secretAccessKey: Secret("peer"), source: "benchmark")),
        transport: CurlTransport()))
    _ = try run("make", endpoint, String(Self.count))
  }

  private static func start(_ python: String, _ arguments: [String]) throws -> (Process, Pipe) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: python)
    process.arguments = ["\(Repository.root)/Benchmarks/inventory.py"] + arguments
    let output = Pipe()
    process.standardOutput = output
    // The server ends when this does.
    process.standardInput = Pipe()
    process.standardError = FileHandle.nullDevice
    try process.run()
    return (process, output)
  }

  private nonisolated func run(_ arguments: String...) throws -> Data {
    let (process, output) = try Self.start(python, arguments)
    let data = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw WrongCount() }
    return data
  }

  nonisolated func theirs() throws -> Cost {
    let cost = try JSONDecoder().decode(Cost.self, from: try run("read", endpoint))
    guard cost.keys == Self.count else { throw WrongCount() }
    return cost
  }

  /// As the console does it: both lists, and the details of the keys with 16 requests in flight.
  nonisolated func ours() async throws -> Cost {
    let began = ContinuousClock.now
    let busy = ProcessorTime.now
    async let aliases: Void = client.listAllAliases { _ in }
    let found = Lock<[String]>([])
    try await client.listAllKeys { page in found.withLock { $0 += page.map(\.keyID) } }
    try await aliases
    let keys = found.withLock { $0 }
    try await withThrowingTaskGroup(of: Void.self) { group in
      for first in 0..<16 {
        group.addTask {
          for index in stride(from: first, to: keys.count, by: 16) {
            blackHole(try await self.client.describeKey(keys[index]))
          }
        }
      }
      try await group.waitForAll()
    }
    guard keys.count == Self.count else { throw WrongCount() }
    return Cost(
      keys: keys.count, seconds: (ContinuousClock.now - began) / .seconds(1),
      processorSeconds: ProcessorTime.now - busy)
  }
}
