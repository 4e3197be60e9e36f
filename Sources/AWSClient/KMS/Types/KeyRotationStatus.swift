package import struct FoundationEssentials.Date

package struct KeyRotationStatus: Sendable, Hashable {
  package var enabled: Bool
  package var periodInDays: Int?
  package var nextRotation: Date?
  package var onDemandStart: Date?

  package init(enabled: Bool) { self.enabled = enabled }
}
