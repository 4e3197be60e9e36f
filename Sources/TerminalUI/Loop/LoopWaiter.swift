import Glibc

/// The loop's only ties to the clock and to the system, so that tests can bring their own.
package protocol LoopWaiter {
  func now() -> ContinuousClock.Instant

  /// Waits until one of the descriptors is ready or the time has come; returns what is ready.
  mutating func wait(for descriptors: [Int32], until deadline: ContinuousClock.Instant?) -> [ReadyDescriptor]
}

/// A descriptor that poll(2) found ready.
package struct ReadyDescriptor: Hashable, Sendable {
  package var descriptor: Int32
  /// The other side is gone (POLLHUP, POLLERR or POLLNVAL).
  package var hungUp: Bool

  package init(_ descriptor: Int32, hungUp: Bool = false) {
    self.descriptor = descriptor
    self.hungUp = hungUp
  }
}

/// The real one: poll(2) and the monotonic clock.
package struct PollWaiter: LoopWaiter {
  package init() {}

  package func now() -> ContinuousClock.Instant { .now }

  package mutating func wait(
    for descriptors: [Int32], until deadline: ContinuousClock.Instant?
  ) -> [ReadyDescriptor] {
    var polled = descriptors.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
    guard poll(&polled, nfds_t(polled.count), milliseconds(until: deadline)) > 0 else { return [] }
    let gone = Int16(POLLHUP | POLLERR | POLLNVAL)
    return polled.filter { $0.revents != 0 }.map { ReadyDescriptor($0.fd, hungUp: $0.revents & gone != 0) }
  }

  /// Rounded up, so that the deadline has passed when poll returns.
  private func milliseconds(until deadline: ContinuousClock.Instant?) -> Int32 {
    guard let deadline else { return -1 }
    let left = deadline - now()
    guard left > .zero else { return 0 }
    let (seconds, attoseconds) = left.components
    guard seconds < 3600 else { return 3_600_000 }
    return Int32(seconds) * 1000 + Int32((attoseconds + 999_999_999_999_999) / 1_000_000_000_000_000)
  }
}
