import AWSClient
import Foundation

extension Account {
  /// GetKeyRotationStatus.
  ///
  /// Recorded on AWS: while rotation is off the answer has the flag and the key's ARN only; a key pending deletion reports
  /// off; a primary waiting for its replicas still reports on. Keys with imported material or in a key store are refused
  /// (Developer Guide, key states, notes 6 and 7); other kinds that cannot rotate report off.
  mutating func getKeyRotationStatus(
    _ input: inout RequestInput, _ call: Call
  ) throws(ServiceError) -> JSONValue {
    let key = try authorisedKey(.getKeyRotationStatus, &input, call)
    try Self.checkOrigin(key)
    let rotation = key.state == .pendingDeletion ? nil : current(key.rotation, call.now)
    var members = [
      JSONValue.Member("KeyRotationEnabled", .bool(rotation != nil)),
      JSONValue.Member("KeyId", .string(key.arn)),
    ]
    if let rotation {
      members.append(JSONValue.Member("RotationPeriodInDays", .number(rotation.periodInDays)))
      members.append(JSONValue.Member("NextRotationDate", .timestamp(rotation.next)))
    }
    return .object(members)
  }

  /// EnableKeyRotation: 90 to 2560 days; without a period a rotating key keeps its own, others get 365.
  mutating func enableKeyRotation(_ input: inout RequestInput, _ call: Call) throws(ServiceError) {
    let period = try input.optionalNumber("RotationPeriodInDays", range: 90...2560)
    var key = try authorisedKey(.enableKeyRotation, &input, call)
    try Self.checkOrigin(key)
    if !key.specification.isSymmetricEncryption { throw .unsupported("") }
    try Self.checkReplica(key, .enableKeyRotation)
    try KeyStateRule.changeRotation.check(key)
    let before = current(key.rotation, call.now)
    let days = period ?? before?.periodInDays ?? 365
    // Recorded on AWS: the same period keeps the date, another one starts from now.
    if before?.periodInDays != days {
      key.rotation = Rotation(
        periodInDays: days, next: call.now.addingTimeInterval(Double(days) * 86_400))
    }
    replace(key, in: call.region)
  }

  /// DisableKeyRotation: fine on a key that never rotated, also of a kind that cannot (recorded on AWS).
  mutating func disableKeyRotation(_ input: inout RequestInput, _ call: Call) throws(ServiceError) {
    var key = try authorisedKey(.disableKeyRotation, &input, call)
    try Self.checkOrigin(key)
    try Self.checkReplica(key, .disableKeyRotation)
    try KeyStateRule.changeRotation.check(key)
    key.rotation = nil
    replace(key, in: call.region)
  }

  /// The rotation as it stands now: dates that have passed have moved on by whole periods.
  private func current(_ rotation: Rotation?, _ now: Date) -> Rotation? {
    guard var rotation, rotation.next <= now else { return rotation }
    let period = Double(rotation.periodInDays) * 86_400
    let passed = (now.timeIntervalSince(rotation.next) / period).rounded(.down) + 1
    rotation.next.addTimeInterval(passed * period)
    return rotation
  }

  private static func checkOrigin(_ key: KeyRecord) throws(ServiceError) {
    if key.origin != "AWS_KMS" {
      throw .unsupported("\(key.arn) origin is \(key.origin) which is not valid for this operation.")
    }
  }

  private static func checkReplica(_ key: KeyRecord, _ operation: KMSOperation) throws(ServiceError) {
    if key.part == .replica {
      throw .unsupported(
        "\(key.arn) is a multi-region replica key which is not valid for \(operation.rawValue).")
    }
  }
}
