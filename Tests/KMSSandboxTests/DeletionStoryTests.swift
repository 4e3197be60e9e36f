import AWSClient
import Foundation
import Testing

@testable import KMSSandbox

/// The life of a key that is to be deleted (API reference: ScheduleKeyDeletion, CancelKeyDeletion; multi-Region part as recorded
/// on AWS).
struct DeletionStoryTests {
  @Test("Schedule, cancel, enable: the key is as before and its rotation with it")
  func cancelled() async throws {
    let caller = SandboxCaller()
    let keyID = try await caller.id("platform/logs")
    let arn = try await caller.arn("platform/logs")
    let rotation = try await caller.call("GetKeyRotationStatus", key: keyID)
    let scheduled = try await caller.call(
      "ScheduleKeyDeletion", key: keyID, [JSONValue.Member("PendingWindowInDays", .number(7))])
    // 2026-06-08T12:00:00Z, seven days after the clock's start.
    #expect(
      scheduled.body
        == .object([
          JSONValue.Member("KeyId", .string(arn)), JSONValue.Member("DeletionDate", .number("1780920000")),
          JSONValue.Member("KeyState", .string("PendingDeletion")),
          JSONValue.Member("PendingWindowInDays", .number(7)),
        ]))
    let off = try await caller.call("GetKeyRotationStatus", key: keyID)
    #expect(
      off.body
        == .object([
          JSONValue.Member("KeyRotationEnabled", .bool(false)), JSONValue.Member("KeyId", .string(arn)),
        ]))
    #expect(
      try await caller.call("EnableKey", key: keyID).outcome
        == "KMSInvalidStateException: \(arn) is pending deletion.")
    let cancelled = try await caller.call("CancelKeyDeletion", key: keyID)
    #expect(cancelled.body == .object([JSONValue.Member("KeyId", .string(arn))]))
    #expect(try await caller.state(keyID) == "Disabled")
    #expect(try await caller.call("EnableKey", key: keyID) == SandboxCaller.Reply(status: 200, body: nil))
    #expect(try await caller.state(keyID) == "Enabled")
    #expect(try await caller.call("GetKeyRotationStatus", key: keyID) == rotation)
    let metadata = try await caller.call("DescribeKey", key: keyID)
    #expect(metadata.body?["KeyMetadata"]?["DeletionDate"] == nil)
  }

  @Test("When the date has passed the key is gone, and its aliases with it")
  func gone() async throws {
    let caller = SandboxCaller()
    let keyID = try await caller.id("payments/ledger")
    let arn = try await caller.arn("payments/ledger")
    #expect(
      try await caller.call("ScheduleKeyDeletion", key: keyID).body?["PendingWindowInDays"] == .number(30))
    caller.clock.advance(days: 29.999)
    #expect(try await caller.state("alias/payments/ledger-2024") == "PendingDeletion")
    caller.clock.advance(days: 0.001)
    #expect(
      try await caller.call("DescribeKey", key: keyID).outcome
        == "NotFoundException: Key '\(arn)' does not exist")
    #expect(
      try await caller.call("DescribeKey", key: "alias/payments/ledger-2024").outcome
        == "NotFoundException: Alias arn:aws:kms:eu-west-1:111122223333:alias/payments/ledger-2024 is not found."
    )
    let listed = try await caller.call("ListKeys", [JSONValue.Member("Limit", .number(1000))])
    #expect(listed.body?["Keys"]?.array?.contains { $0["KeyId"]?.string == keyID } == false)
  }

  @Test("A key without its imported material goes back to waiting for it")
  func pendingImport() async throws {
    let caller = SandboxCaller()
    let keyID = try await caller.id("payments/hsm-import-2026")
    #expect(try await caller.state(keyID) == "PendingImport")
    _ = try await caller.call("ScheduleKeyDeletion", key: keyID)
    #expect(try await caller.call("CancelKeyDeletion", key: keyID).outcome == "ok")
    #expect(try await caller.state(keyID) == "PendingImport")
  }

  @Test("A primary waits for its replica, then its own waiting period begins")
  func multiRegion() async throws {
    var virginia = SandboxCaller()
    let ireland = virginia
    virginia.region = "us-east-1"
    let keyID = try await ireland.id("platform/dr-drill")
    let waiting = try await ireland.call("DescribeKey", key: keyID).body?["KeyMetadata"]
    #expect(waiting?["KeyState"]?.string == "PendingReplicaDeletion")
    #expect(waiting?["DeletionDate"] == nil)
    #expect(waiting?["PendingDeletionWindowInDays"] == .number(30))

    let replica = try await virginia.call(
      "ScheduleKeyDeletion", key: keyID, [JSONValue.Member("PendingWindowInDays", .number(10))])
    #expect(replica.body?["KeyState"]?.string == "PendingDeletion")
    ireland.clock.advance(days: 9)
    #expect(try await ireland.state(keyID) == "PendingReplicaDeletion")
    ireland.clock.advance(days: 2)
    let started = try await ireland.call("DescribeKey", key: keyID).body?["KeyMetadata"]
    #expect(started?["KeyState"]?.string == "PendingDeletion")
    // 2026-07-11T12:00:00Z: thirty days after the replica went on 2026-06-11T12:00:00Z.
    #expect(started?["DeletionDate"] == .number("1783771200"))
    #expect(started?["MultiRegionConfiguration"]?["ReplicaKeys"] == .array([]))
    ireland.clock.advance(days: 30)
    #expect(try await ireland.call("DescribeKey", key: keyID).code == "NotFoundException")
  }

  @Test("A primary with a replica is scheduled without a date")
  func primaryWithReplica() async throws {
    let caller = SandboxCaller()
    let keyID = try await caller.id("platform/backup-vault")
    let scheduled = try await caller.call("ScheduleKeyDeletion", key: keyID)
    #expect(scheduled.body?["KeyState"]?.string == "PendingReplicaDeletion")
    #expect(scheduled.body?["DeletionDate"] == nil)
    // Recorded on AWS: rotation still reports on while the primary waits.
    #expect(
      try await caller.call("GetKeyRotationStatus", key: keyID).body?["KeyRotationEnabled"] == .bool(true))
    #expect(try await caller.call("CancelKeyDeletion", key: keyID).outcome == "ok")
    #expect(try await caller.state(keyID) == "Disabled")
  }
}
