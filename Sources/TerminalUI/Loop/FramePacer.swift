/// Decides when a frame is due: at once for people, at most 30 times a second for data.
struct FramePacer {
  static let interval = Duration.milliseconds(33)

  private enum Need { case none, soon, now }
  private var need = Need.now
  private var lastFrame: ContinuousClock.Instant?

  /// A person did something, or the screen must be repaired.
  mutating func mustPaint() { need = .now }

  /// Data changed.
  mutating func mayPaint() {
    if need == .none { need = .soon }
  }

  func isDue(at now: ContinuousClock.Instant) -> Bool {
    switch need {
    case .none: false
    case .now: true
    case .soon: deadline.map { $0 <= now } ?? true
    }
  }

  /// When to wake for a frame that waits; nil when none does, or when it is due whatever the time.
  var deadline: ContinuousClock.Instant? {
    switch need {
    case .none, .now: nil
    case .soon: lastFrame.map { $0 + Self.interval }
    }
  }

  mutating func painted(at now: ContinuousClock.Instant) {
    need = .none
    lastFrame = now
  }
}
