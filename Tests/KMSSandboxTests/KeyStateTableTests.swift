import AWSClient
import Foundation
import Testing

@testable import KMSSandbox

/// "Key states of KMS keys" of the AWS KMS Developer Guide, one test for each row and column.
///
/// Texts: `<arn> is disabled.`, `… is pending deletion.`, `… is pending replica deletion.` and `… is pending import.` as recorded
/// on AWS; `… is creating.` and `… is updating.` from the guide; `… is not pending deletion.` by analogy with the guide's note 4.
struct KeyStateTableTests {
  struct Row: Sendable, CustomTestStringConvertible {
    var operation: String
    /// What each state answers, in the order of `states`; "-" is fine, a word stands for an error.
    var cells: [String]
    var testDescription: String { operation }

    init(_ operation: String, _ cells: String) {
      self.operation = operation
      self.cells = cells.split(separator: " ").map(String.init)
    }
  }

  static let states: [KeyState] = [
    .enabled, .disabled, .pendingDeletion, .pendingReplicaDeletion, .pendingImport, .unavailable, .creating,
    .updating,
  ]

  static let rows = [
    //   Enabled Disabled PendingDeletion PendingReplicaDeletion PendingImport Unavailable Creating Updating
    Row("CancelKeyDeletion", "not not - - not not not not"),
    Row("CreateAlias", "- - pending replica - - - -"),
    Row("DeleteAlias", "- - - - - - - -"),
    Row("DescribeKey", "- - - - - - - -"),
    Row("DisableKey", "- - pending replica import - creating updating"),
    Row("EnableKey", "- - pending replica import - creating updating"),
    Row("DisableKeyRotation", "- disabled pending replica external hsm creating -"),
    Row("EnableKeyRotation", "- disabled pending replica external hsm creating -"),
    Row("GetKeyPolicy", "- - - - - - - -"),
    Row("GetKeyRotationStatus", "- - - - external hsm - -"),
    Row("ListAliases", "- - - - - - - -"),
    Row("ListGrants", "- - - - - - - -"),
    Row("ListKeyPolicies", "- - - - - - - -"),
    Row("ListResourceTags", "- - - - - - - -"),
    Row("PutKeyPolicy", "- - - - - - - -"),
    Row("ScheduleKeyDeletion", "- - pending replica - - - updating"),
    Row("TagResource", "- - pending replica - - - -"),
    Row("UntagResource", "- - pending replica - - - -"),
    Row("UpdateAlias", "- - pending replica - - - -"),
    Row("UpdateKeyDescription", "- - pending replica - - - -"),
  ]

  @Test("Every state answers every call as the table says", arguments: rows)
  func row(_ row: Row) async throws {
    #expect(row.cells.count == Self.states.count)
    for (state, cell) in zip(Self.states, row.cells) {
      var keyID = ""
      var other = ""
      let caller = SandboxCaller { builder in
        keyID = builder.key(["subject"], age: 10) { key, _ in Self.put(&key, into: state) }
        other = builder.key(["other"], age: 10)
      }
      let reply = try await caller.call(row.operation, Self.request(row.operation, keyID))
      #expect(
        reply.outcome == Self.outcome(cell, keyID), "\(row.operation) on a key that is \(state.rawValue)")
      #expect(other != keyID)
    }
  }

  private static func put(_ key: inout KeyRecord, into state: KeyState) {
    key.state = state
    if state == .pendingDeletion { key.deletionDate = TestClock.start.addingTimeInterval(864_000) }
    if state == .pendingImport { key.origin = "EXTERNAL" }
    if state == .unavailable { key.origin = "AWS_CLOUDHSM" }
  }

  private static func request(_ operation: String, _ keyID: String) -> [JSONValue.Member] {
    let key = JSONValue.Member("KeyId", .string(keyID))
    let target = JSONValue.Member("TargetKeyId", .string(keyID))
    switch operation {
    case "CreateAlias": return [JSONValue.Member("AliasName", .string("alias/new")), target]
    case "UpdateAlias": return [JSONValue.Member("AliasName", .string("alias/other")), target]
    case "DeleteAlias": return [JSONValue.Member("AliasName", .string("alias/subject"))]
    case "PutKeyPolicy": return [key, JSONValue.Member("Policy", .string(ExamplePolicy.standard))]
    case "TagResource":
      return [
        key,
        JSONValue.Member(
          "Tags",
          .array([
            .object([JSONValue.Member("TagKey", .string("a")), JSONValue.Member("TagValue", .string("b"))])
          ])),
      ]
    case "UntagResource": return [key, JSONValue.Member("TagKeys", .array([.string("a")]))]
    case "UpdateKeyDescription": return [key, JSONValue.Member("Description", .string("new"))]
    default: return [key]
    }
  }

  private static func outcome(_ cell: String, _ keyID: String) -> String {
    let arn = "arn:aws:kms:eu-west-1:111122223333:key/\(keyID)"
    switch cell {
    case "not": return "KMSInvalidStateException: \(arn) is not pending deletion."
    case "pending": return "KMSInvalidStateException: \(arn) is pending deletion."
    case "replica": return "KMSInvalidStateException: \(arn) is pending replica deletion."
    case "import": return "KMSInvalidStateException: \(arn) is pending import."
    case "creating": return "KMSInvalidStateException: \(arn) is creating."
    case "updating": return "KMSInvalidStateException: \(arn) is updating."
    case "disabled": return "DisabledException: \(arn) is disabled."
    case "external":
      return "UnsupportedOperationException: \(arn) origin is EXTERNAL which is not valid for this operation."
    case "hsm":
      return
        "UnsupportedOperationException: \(arn) origin is AWS_CLOUDHSM which is not valid for this operation."
    default: return "ok"
    }
  }
}
