import AWSClient
import Foundation
import Testing

@testable import KMSSandbox

/// Rotation status and its changes, as recorded on AWS (radkawar/stackd, testdata/aws/kms/rotation.json).
struct RotationTests {
  private func status(_ caller: SandboxCaller, _ keyID: String) async throws -> [String: JSONValue] {
    let body = try await caller.call("GetKeyRotationStatus", key: keyID).body
    guard case .object(let members)? = body else { throw TestFailure("no status") }
    return Dictionary(uniqueKeysWithValues: members.map { ($0.name, $0.value) })
  }

  @Test("On, another period, off, on again")
  func story() async throws {
    var keyID = ""
    let caller = SandboxCaller { builder in keyID = builder.key(age: 1) }
    #expect(try await status(caller, keyID).keys.sorted() == ["KeyId", "KeyRotationEnabled"])

    _ = try await caller.call(
      "EnableKeyRotation", key: keyID, [JSONValue.Member("RotationPeriodInDays", .number(90))])
    // 2026-08-30T12:00:00Z, ninety days after the start.
    #expect(try await status(caller, keyID)["NextRotationDate"] == .number("1788091200"))

    caller.clock.advance(days: 10)
    // Without a period, and with the same one, period and date stay.
    for members in [[], [JSONValue.Member("RotationPeriodInDays", .number(90))]] {
      #expect(try await caller.call("EnableKeyRotation", key: keyID, members).outcome == "ok")
      #expect(try await status(caller, keyID)["NextRotationDate"] == .number("1788091200"))
    }
    // Another period starts from now: 2026-06-11T12:00:00Z and 180 days.
    _ = try await caller.call(
      "EnableKeyRotation", key: keyID, [JSONValue.Member("RotationPeriodInDays", .number(180))])
    #expect(try await status(caller, keyID)["NextRotationDate"] == .number("1796731200"))

    #expect(try await caller.call("DisableKeyRotation", key: keyID).outcome == "ok")
    #expect(try await status(caller, keyID)["KeyRotationEnabled"] == .bool(false))
    _ = try await caller.call("EnableKeyRotation", key: keyID)
    #expect(try await status(caller, keyID)["RotationPeriodInDays"] == .number(365))
  }

  @Test("The next date moves on by whole periods")
  func movesOn() async throws {
    var keyID = ""
    let caller = SandboxCaller { builder in keyID = builder.key(age: 1) }
    _ = try await caller.call(
      "EnableKeyRotation", key: keyID, [JSONValue.Member("RotationPeriodInDays", .number(90))])
    caller.clock.advance(days: 200)
    // 270 days after 2026-06-01T12:00:00Z.
    #expect(try await status(caller, keyID)["NextRotationDate"] == .number("1803643200"))
  }

  @Test(
    "A replica reports rotation and refuses to change it",
    arguments: ["EnableKeyRotation", "DisableKeyRotation"])
  func replica(_ operation: String) async throws {
    let caller = SandboxCaller()
    let keyID = try await caller.id("platform/config-replica")
    #expect(try await status(caller, keyID)["KeyRotationEnabled"] == .bool(false))
    let arn = try await caller.arn("platform/config-replica")
    #expect(
      try await caller.call(operation, key: keyID).outcome
        == "UnsupportedOperationException: \(arn) is a multi-region replica key which is not valid for \(operation)."
    )
  }
}
