package import struct FoundationEssentials.Date

/// What GetKeyLastUsage says.
package struct KeyLastUsage: Sendable, Hashable {
  /// The operation that used the key last, with success; nil when none is recorded.
  package var operation: String?
  package var time: Date?
  package var cloudTrailEventID: String?
  package var requestID: String?
  /// Uses before this are not recorded.
  package var trackingStart: Date?
  package var keyCreated: Date?

  /// True when the key surely was never used: it is younger than the records, and there is none.
  package var isNeverUsed: Bool {
    guard operation == nil, time == nil, let trackingStart, let keyCreated else { return false }
    return keyCreated >= trackingStart
  }
}
