import Benchmark
import TerminalUI
import ViewModels

/// Painting alone.
func paintingBenchmarks() {
  measure("theme: read the built-in dark one: at most 5 ms", samples: 200, make: {}) { _, _ in
    blackHole(try ThemeLoader(environment: [:]).load("dark"))
  }
  measure(
    "paint 200x60 cells and compare: at most 8 ms", make: { LargeAccount.loaded(columns: 200, rows: 60) }
  ) {
    account, _ in
    account.paint()
  }
}
