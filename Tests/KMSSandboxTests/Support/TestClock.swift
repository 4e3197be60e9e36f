import AWSClient
import Foundation

/// A clock that stands still until it is told to go on.
final class TestClock: Sendable {
  /// 2026-06-01T12:00:00Z.
  static let start = Date(timeIntervalSince1970: 1_780_315_200)
  private let time = Lock(TestClock.start)

  var now: Date { time.withLock { $0 } }

  func advance(days: Double) { time.withLock { $0.addTimeInterval(days * 86_400) } }
}
