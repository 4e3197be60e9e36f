import Benchmark

// What a person feels of the console, and what that is made of. Every name ends with its target.
let benchmarks: @Sendable () -> Void = {
  startBenchmarks()
  keyPressBenchmarks()
  loadBenchmarks()
  listBenchmarks()
  policyBenchmarks()
  engineBenchmarks()
  clientBenchmarks()
  throughputBenchmarks()
  inventoryBenchmarks()
  paintingBenchmarks()
}
