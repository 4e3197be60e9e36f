package import ViewModels

/// What runs inside an `EventLoop`: state that takes events and paints itself.
package protocol LoopProgram {
  associatedtype Message: Sendable

  /// Takes one event. Events of one batch come one after the other, and the screen is painted after the last.
  mutating func handle(_ event: LoopEvent<Message>, now: ContinuousClock.Instant) -> [LoopCommand]

  /// Brings the state up to date before a frame.
  mutating func settle() -> [LoopCommand]

  /// Paints the whole screen; returns where the cursor belongs, nil to hide it.
  mutating func paint(on canvas: inout Canvas, now: ContinuousClock.Instant) -> CellPosition?

  /// When `timer` is wanted; nil for never.
  var nextTimer: ContinuousClock.Instant? { get }
}
