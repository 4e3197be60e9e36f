import Benchmark
import ProgramSupport
import PseudoTerminalSupport

/// From a key written to the terminal until the frame that answers it has arrived, while 10 000 keys are loading.
func keyPressBenchmarks() {
  keyPress("key press to frame, 10 000 keys loading, sandbox inside: p99 at most 16 ms") {
    (nil, try Console.openSandbox(extraKeys: Console.extraKeys))
  }
  keyPress("key press to frame, 10 000 keys loading, sandbox outside: p99 at most 16 ms") {
    let server = try await Console.serve()
    return (server.program, try Console.open(endpoint: server.endpoint))
  }
}

/// j, j, j, k, Page Down, Page Up: every one of them moves the selection.
private let script = ["j", "j", "j", "k", "\u{1B}[6~", "\u{1B}[5~"]

private func keyPress(
  _ name: String, _ open: @escaping () async throws -> (server: BackgroundProgram?, session: TerminalSession)
) {
  var running: (server: BackgroundProgram?, session: TerminalSession)?
  var round = 0
  Benchmark(
    name,
    configuration: .plain(
      .time, .work, warmup: 10, seconds: 30, samples: 1_000,
      teardown: {
        try await running?.session.end()
        try await running?.server?.stop()
        running = nil
      })
  ) { benchmark in
    let console = if let running { running } else { try await open() }
    running = console
    let session = console.session
    let before = try await session.whileDescribing()
    let worked = try MainThread.microseconds(of: session.processID)
    let began = ContinuousClock.now
    session.type(script[round % script.count])
    let after = try await session.waitFor("the selection to move") { Loading.position($0) != before }
    benchmark.measurement(.time, (after.receivedAt - began).microseconds)
    benchmark.measurement(.work, try MainThread.microseconds(of: session.processID) - worked)
    round += 1
  }
}

extension TerminalSession {
  /// Waits until details are arriving and returns the selected key's number; a load that is over is begun again.
  ///
  /// While keys are still being listed the number changes by itself: it cannot tell then which frame answers a key.
  fileprivate func whileDescribing() async throws -> Int? {
    while true {
      let screen = try await waitFor("details to arrive", timeout: .seconds(120)) {
        Loading.position($0) != nil && (Loading($0) == .describing || Loading($0) == .done)
      }
      if Loading(screen) == .describing { return Loading.position(screen) }
      type("R")
      try await waitFor("a new load") { Loading($0) != .done }
    }
  }
}
