import Benchmark
import ProgramSupport
import PseudoTerminalSupport

/// How long a person looks at an empty terminal.
func startBenchmarks() {
  start("start to first frame, sandbox: p50 at most 50 ms, aim 20") { try Console.openSandbox() }
  // Nothing listens on the port of tcpmux, and without privileges nothing can.
  start("start to first frame, AWS out of reach: p50 at most 50 ms, aim 20") {
    try Console.open(endpoint: "http://127.0.0.1:1")
  }
}

private func start(_ name: String, _ open: @escaping () throws -> TerminalSession) {
  Benchmark(
    name,
    configuration: .plain(.time, .work, warmup: 3, seconds: 15, samples: 100)
  ) { benchmark in
    let began = ContinuousClock.now
    let session = try open()
    let frame = try await session.waitFor("the first frame") { $0.isAlternate && !$0.text.isEmpty }
    benchmark.measurement(.time, (frame.receivedAt - began).microseconds)
    benchmark.measurement(.work, try MainThread.microseconds(of: session.processID))
    try await session.end()
  }
}
