import Benchmark
import ProgramSupport
import PseudoTerminalSupport

// What a person feels of the console: the real release binary in a real pseudo-terminal.
let benchmarks: @Sendable () -> Void = {
  startBenchmarks()
}
