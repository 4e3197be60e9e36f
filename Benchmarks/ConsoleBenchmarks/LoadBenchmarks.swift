import Benchmark
import ProgramSupport
import PseudoTerminalSupport

/// From the start until 10 000 keys are listed and described, and what the console then holds in memory.
func loadBenchmarks() {
  load("10 000 keys loaded, sandbox outside: memory at most 61 440 KiB") {
    let server = try await Console.serve()
    return (server.program, try Console.open(endpoint: server.endpoint))
  }
  // The account itself lives in the same process here.
  load("10 000 keys loaded, sandbox inside: no target") {
    (nil, try Console.openSandbox(extraKeys: Console.extraKeys))
  }
}

private func load(
  _ name: String, _ open: @escaping () async throws -> (server: BackgroundProgram?, session: TerminalSession)
) {
  Benchmark(
    name,
    configuration: .plain(.time, .resident, .peakResident, warmup: 0, seconds: 60, samples: 5)
  ) { benchmark in
    let began = ContinuousClock.now
    let console = try await open()
    let screen = try await console.session.waitUntilLoaded()
    benchmark.measurement(.time, (screen.receivedAt - began).microseconds)
    let memory = try ProcessMemory(of: console.session.processID)
    benchmark.measurement(.resident, memory.resident)
    benchmark.measurement(.peakResident, memory.peak)
    try await console.session.end()
    try await console.server?.stop()
  }
}
