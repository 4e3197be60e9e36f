internal import struct FoundationEssentials.Date

/// Reads the objects in KMS answers; whatever is missing or of another type is taken as absent.
enum KMSReader {
  static func keyListEntry(_ value: JSONValue) -> KeyListEntry? {
    let arn = value["KeyArn"]?.string ?? ""
    let id = value["KeyId"]?.string ?? arn.split(separator: "/").last.map(String.init) ?? ""
    return id.isEmpty ? nil : KeyListEntry(keyID: id, arn: arn)
  }

  static func aliasListEntry(_ value: JSONValue) -> AliasListEntry? {
    guard let name = value["AliasName"]?.string, !name.isEmpty else { return nil }
    return AliasListEntry(
      name: name, arn: value["AliasArn"]?.string ?? "", targetKeyID: value["TargetKeyId"]?.string,
      created: date(value["CreationDate"]), updated: date(value["LastUpdatedDate"]))
  }

  static func tag(_ value: JSONValue) -> KeyTag? {
    value["TagKey"]?.string.map { KeyTag(key: $0, value: value["TagValue"]?.string ?? "") }
  }

  static func grant(_ value: JSONValue) -> KeyGrant? {
    guard let id = value["GrantId"]?.string else { return nil }
    var grant = KeyGrant(
      grantID: id, grantee: value["GranteePrincipal"]?.string ?? "",
      operations: value["Operations"]?.array?.compactMap(\.string) ?? [])
    // An empty name is no name.
    grant.name = value["Name"]?.string.flatMap { $0.isEmpty ? nil : $0 }
    grant.keyID = value["KeyId"]?.string
    grant.retiring = value["RetiringPrincipal"]?.string
    grant.granteeService = value["GranteeServicePrincipal"]?.string
    grant.retiringService = value["RetiringServicePrincipal"]?.string
    grant.issuingAccount = value["IssuingAccount"]?.string
    grant.created = date(value["CreationDate"])
    grant.constraints = value["Constraints"].flatMap { $0 == .object([]) ? nil : $0.text }
    return grant
  }

  static func rotationStatus(_ value: JSONValue) -> KeyRotationStatus? {
    guard let enabled = value["KeyRotationEnabled"]?.bool else { return nil }
    var status = KeyRotationStatus(enabled: enabled)
    status.periodInDays = value["RotationPeriodInDays"]?.int
    status.nextRotation = date(value["NextRotationDate"])
    status.onDemandStart = date(value["OnDemandRotationStartDate"])
    return status
  }

  static func scheduledDeletion(_ value: JSONValue) -> ScheduledDeletion {
    ScheduledDeletion(
      state: value["KeyState"]?.string ?? "", deletionDate: date(value["DeletionDate"]),
      pendingWindowInDays: value["PendingWindowInDays"]?.int)
  }

  /// Epoch seconds, possibly with a fraction; beyond the year 9999 a number is taken as no date.
  static func date(_ value: JSONValue?) -> Date? {
    guard let seconds = value?.double, abs(seconds) < 253_402_300_800 else { return nil }
    return Date(timeIntervalSince1970: seconds)
  }
}
