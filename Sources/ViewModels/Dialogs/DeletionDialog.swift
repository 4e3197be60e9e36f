package import AWSClient
package import struct Foundation.Date

/// Schedule key deletion: waiting period, resulting date, typed confirmation.
package struct DeletionDialog: Sendable {
  package enum Focus: Int, CaseIterable, Sendable {
    case days, confirmation, back, disable, schedule
  }
  package enum Stage: Sendable, Equatable {
    case form
    case working
    case failed(AWSError)
  }

  /// The service accepts 7 to 30 days, 30 if nothing is said.
  ///
  /// Source: https://docs.aws.amazon.com/kms/latest/APIReference/API_ScheduleKeyDeletion.html
  package static let allowedDays = 7...30

  package var row: KeyRow
  package var account: String
  package var region: String
  package var callerARN: String
  package var days = TextField("30", limit: 3)
  package var confirmation = TextField()
  package var focus: Focus = .days
  package var stage: Stage = .form
  /// Said when something the person did had no effect.
  package var notice: String?
  /// Rows scrolled back to what stands above the form, for windows that do not show all of it.
  package private(set) var scrolledBack = 0

  package init(row: KeyRow, account: String, region: String, callerARN: String) {
    self.row = row
    self.account = account
    self.region = region
    self.callerARN = callerARN
  }

  /// The waiting period, if the field holds one that AWS accepts.
  package var waitingPeriod: Int? {
    Int(days.text).flatMap { Self.allowedDays.contains($0) ? $0 : nil }
  }

  /// When the key would be deleted; AWS says that it can be up to 24 hours later.
  package func deletionDate(from now: Date) -> Date? {
    waitingPeriod.map { now.addingTimeInterval(Double($0) * 86_400) }
  }

  package var isConfirmed: Bool { confirmation.text == row.confirmationText }

  /// Only an enabled key can be disabled instead.
  package var canDisable: Bool { row.metadata.value?.state == "Enabled" }

  /// Why *Schedule deletion* does nothing now.
  package var whyNot: String? {
    if waitingPeriod == nil { return "The waiting period is 7 to 30 days." }
    if !isConfirmed { return "Type \(row.confirmationText) to confirm." }
    return nil
  }

  /// Scrolls back to the facts with a positive number, towards the form with a negative one.
  mutating func scrollBack(by rows: Int) { scrolledBack = max(0, min(scrolledBack + rows, 100)) }

  /// Comes back to the form, which any other key is for.
  mutating func showForm() { scrolledBack = 0 }

  package mutating func moveFocus(by delta: Int) {
    let count = Focus.allCases.count
    var next = focus
    repeat {
      next = Focus(rawValue: (next.rawValue + delta + count) % count) ?? .days
    } while next == .disable && !canDisable
    focus = next
  }
}
