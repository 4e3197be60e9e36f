import Benchmark

extension BenchmarkMetric {
  /// One metric for every time, so that all of them stand in one table.
  static let time = BenchmarkMetric.custom("Time in μs", useScalingFactor: false)
  /// The part of it that the console's main thread was working, not waiting for a core that others use.
  static let work = BenchmarkMetric.custom("Main thread's work in μs", useScalingFactor: false)
  /// What one statement of a policy costs.
  static let perStatement = BenchmarkMetric.custom("Time per statement in ns", useScalingFactor: false)
  /// What a process holds in memory once everything is loaded.
  static let resident = BenchmarkMetric.custom("Resident memory (VmRSS) in KiB", useScalingFactor: false)
  /// The most it ever held.
  static let peakResident = BenchmarkMetric.custom("Peak memory (VmHWM) in KiB", useScalingFactor: false)
}

extension Benchmark.Configuration {
  /// Microseconds and KiB as they are; the table would otherwise round some to thousands.
  static func plain(
    _ metrics: BenchmarkMetric..., warmup: Int, seconds: Int, samples: Int,
    teardown: Benchmark.BenchmarkTeardownHook? = nil
  ) -> Benchmark.Configuration {
    .init(
      metrics: metrics, units: Dictionary(uniqueKeysWithValues: metrics.map { ($0, .count) }),
      warmupIterations: warmup, maxDuration: .seconds(seconds), maxIterations: samples, teardown: teardown)
  }
}

extension Duration {
  var microseconds: Int { Int(self / .microseconds(1)) }
}

/// Measures work inside this process.
/// - Parameters:
///   - name: what is measured, and its target.
///   - samples: how often, at most; four seconds end it earlier.
///   - batch: how often the work is done for one sample, for what takes a few microseconds.
///   - make: makes what the work needs; not measured.
///   - work: what is measured; it gets what `make` made and the number of the round.
func measure<State>(
  _ name: String, samples: Int = 2_000, batch: Int = 1, make: @escaping () async throws -> State,
  _ work: @escaping (inout State, Int) async throws -> Void
) {
  var state: State?
  var round = 0
  Benchmark(
    name,
    configuration: .plain(.time, warmup: 5, seconds: 4, samples: samples)
  ) { benchmark in
    var current = if let state { state } else { try await make() }
    state = nil
    let began = ContinuousClock.now
    for _ in 0..<batch {
      try await work(&current, round)
      round += 1
    }
    benchmark.measurement(.time, ((.now - began) / batch).microseconds)
    state = current
  }
}
