import Benchmark
import Glibc
import ProgramSupport
import PseudoTerminalSupport

/// How long a person looks at an empty terminal; at most 50 ms, aiming for 20.
func startBenchmarks() {
  Benchmark(
    "start to first frame",
    configuration: .init(
      metrics: [.startToFrame], warmupIterations: 3, maxDuration: .seconds(20), maxIterations: 200)
  ) { benchmark in
    let began = ContinuousClock.now
    let session = try Console.open(["--sandbox"])
    let frame = try await session.waitFor("the first frame") { $0.isAlternate && !$0.text.isEmpty }
    benchmark.measurement(.startToFrame, Console.microseconds(from: began, to: frame.receivedAt))
    session.signal(SIGTERM)
    try await session.waitForExit()
  }
}
