import AWSClient
import Foundation

extension Account {
  /// ScheduleKeyDeletion: 7 to 30 days, 30 unless said otherwise.
  ///
  /// The model allows 1 to 365 and the service refuses what is outside 7 to 30 with `PendingWindowInDays must be between 7
  /// and 30` (seen in https://github.com/Skyscanner/kms-issuer/issues/8). A multi-Region primary that still has replicas
  /// waits for them without a date.
  mutating func scheduleKeyDeletion(
    _ input: inout RequestInput, _ call: Call
  ) throws(ServiceError) -> JSONValue {
    let days = try input.optionalNumber("PendingWindowInDays", range: 1...365) ?? 30
    var key = try authorisedKey(.scheduleKeyDeletion, &input, call)
    guard (7...30).contains(days) else { throw .validation("PendingWindowInDays must be between 7 and 30") }
    try KeyStateRule.scheduleDeletion.check(key)
    key.pendingWindowInDays = days
    if key.part == .primary, parts(of: key.id).count > 1 {
      key.state = .pendingReplicaDeletion
    } else {
      key.state = .pendingDeletion
      key.deletionDate = call.now.addingTimeInterval(Double(days) * 86_400)
    }
    replace(key, in: call.region)
    var members = [JSONValue.Member("KeyId", .string(key.arn))]
    if let date = key.deletionDate { members.append(JSONValue.Member("DeletionDate", .timestamp(date))) }
    members.append(JSONValue.Member("KeyState", .string(key.state.rawValue)))
    members.append(JSONValue.Member("PendingWindowInDays", .number(days)))
    return .object(members)
  }

  /// CancelKeyDeletion: the key comes back disabled, or waiting for its imported material.
  mutating func cancelKeyDeletion(_ input: inout RequestInput, _ call: Call) throws(ServiceError) -> JSONValue
  {
    var key = try authorisedKey(.cancelKeyDeletion, &input, call)
    try KeyStateRule.cancelDeletion.check(key)
    key.state = key.lacksMaterial ? .pendingImport : .disabled
    key.deletionDate = nil
    key.pendingWindowInDays = nil
    replace(key, in: call.region)
    return .object([JSONValue.Member("KeyId", .string(key.arn))])
  }
}
