import AWSClient
import Foundation

/// A clock that stands still until it is told to go on.
final class TestClock: Sendable {
  private let time = Lock(ConsoleStory.noon)

  var now: Date { time.withLock { $0 } }

  func advance(_ seconds: Double) { time.withLock { $0.addTimeInterval(seconds) } }
}
