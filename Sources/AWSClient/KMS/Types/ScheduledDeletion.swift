package import struct FoundationEssentials.Date

/// What ScheduleKeyDeletion answers.
package struct ScheduledDeletion: Sendable, Hashable {
  package var state: String
  package var deletionDate: Date?
  package var pendingWindowInDays: Int?

  package init(state: String, deletionDate: Date?, pendingWindowInDays: Int?) {
    self.state = state
    self.deletionDate = deletionDate
    self.pendingWindowInDays = pendingWindowInDays
  }
}
