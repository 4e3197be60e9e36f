import TerminalUI
import Testing

/// A clock that moves only when the loop waits, and a script of what happens meanwhile.
final class ScriptedTime {
  struct Step {
    /// Time that passes before it; steps are consumed in order.
    var after: Duration
    var action: () -> Void
  }

  let start = ContinuousClock.now
  var elapsed = Duration.zero
  var steps: [Step] = []
  /// How long the loop wanted to wait each time; nil for ever.
  var waits: [Duration?] = []

  var now: ContinuousClock.Instant { start + elapsed }
}

struct ScriptedWaiter: LoopWaiter {
  let time: ScriptedTime

  func now() -> ContinuousClock.Instant { time.now }

  mutating func wait(for descriptors: [Int32], until deadline: ContinuousClock.Instant?) -> [ReadyDescriptor]
  {
    let patience = deadline.map { max(.zero, $0 - time.now) }
    time.waits.append(patience)
    if let step = time.steps.first, patience.map({ step.after <= $0 }) ?? true {
      time.steps.removeFirst()
      time.elapsed += step.after
      step.action()
      return descriptors.map { ReadyDescriptor($0) }
    }
    guard let patience else {
      Issue.record("The loop waits for ever and the script is at its end.")
      // A terminal that is gone ends the loop, so that the test fails instead of hanging.
      return descriptors.map { ReadyDescriptor($0, hungUp: true) }
    }
    if let step = time.steps.first { time.steps[0].after = step.after - patience }
    time.elapsed += patience
    return []
  }
}
