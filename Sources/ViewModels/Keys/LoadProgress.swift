package import AWSClient
package import struct Foundation.Date

/// How far the loading of the key list is.
package struct LoadProgress: Sendable, Equatable {
  package enum Phase: Sendable, Equatable {
    case idle
    /// Pages of ListKeys are arriving.
    case listing
    /// Every key is listed; details are arriving.
    case details
    case complete
    /// The person stopped it; what has arrived stays.
    case cancelled
    /// ListKeys failed; the rows that had arrived stay.
    case failed(AWSError)
  }
  package var phase: Phase
  package var started: Date?
  /// When the last answer of this load arrived: the age of the data.
  package var updated: Date?

  package init() {
    phase = .idle
  }

  /// True while requests of the list are under way.
  package var isRunning: Bool { phase == .listing || phase == .details }
}
