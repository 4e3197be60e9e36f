import Foundation
import Journal
import Testing

@Suite("Activity")
struct ActivityTests {
  private static func activity(_ operation: String, _ outcome: Activity.Outcome, target: String = "key")
    -> Activity
  {
    Activity(
      when: Date(timeIntervalSince1970: 1_767_225_600), account: "111122223333", region: "eu-west-1",
      callerARN: "arn:aws:iam::111122223333:role/Admin", operation: operation, target: target,
      outcome: outcome, requestID: operation == "EnableKey" ? nil : "1b2c3d4e")
  }

  @Test("Every outcome comes back as it was recorded, the newest first")
  func outcomes() throws {
    let journal = try Journal.inMemory()
    let activities = [
      Self.activity("PutKeyPolicy", .succeeded),
      Self.activity("EnableKey", .failed(code: "KMSInvalidStateException")),
      Self.activity("ScheduleKeyDeletion", .unknown(code: "timedOut")),
    ]
    for activity in activities { try journal.appendActivity(activity) }
    #expect(try journal.activities() == activities.reversed())
  }

  @Test("The list can be narrowed to a target and to a length")
  func narrowed() throws {
    let journal = try Journal.inMemory()
    for number in 0..<6 {
      try journal.appendActivity(
        Self.activity("\(number)", .succeeded, target: number.isMultiple(of: 2) ? "even" : "odd"))
    }
    #expect(try journal.activities(target: "even").map(\.operation) == ["4", "2", "0"])
    #expect(try journal.activities(limit: 2).map(\.operation) == ["5", "4"])
    #expect(try journal.activities(limit: -1).isEmpty)
  }
}
