import AWSClient
import Foundation

extension Account {
  /// DescribeKey; aliases are fine as names.
  mutating func describeKey(_ input: inout RequestInput, _ call: Call) throws(ServiceError) -> JSONValue {
    let key = try authorisedKey(.describeKey, &input, naming: .keyOrAlias, call)
    return .object([JSONValue.Member("KeyMetadata", metadata(of: key))])
  }

  /// KeyMetadata with its members in the order recorded on AWS.
  func metadata(of key: KeyRecord) -> JSONValue {
    var members = [
      JSONValue.Member("AWSAccountId", .string(id)), JSONValue.Member("KeyId", .string(key.id)),
      JSONValue.Member("Arn", .string(key.arn)), JSONValue.Member("CreationDate", .timestamp(key.created)),
      JSONValue.Member("Enabled", .bool(key.state == .enabled)),
      JSONValue.Member("Description", .string(key.description)),
      JSONValue.Member("KeyUsage", .string(key.specification.usage)),
      JSONValue.Member("KeyState", .string(key.state.rawValue)),
    ]
    func add(_ name: String, _ value: JSONValue?) {
      if let value { members.append(JSONValue.Member(name, value)) }
    }
    let algorithms = key.specification.algorithms
    let algorithmList = JSONValue.array(algorithms.names.map { .string($0) })
    add("DeletionDate", key.deletionDate.map { .timestamp($0) })
    add("ValidTo", key.validTo.map { .timestamp($0) })
    add("Origin", .string(key.origin))
    add("CustomKeyStoreId", key.customKeyStoreID.map { .string($0) })
    add("CloudHsmClusterId", key.cloudHsmClusterID.map { .string($0) })
    add("ExpirationModel", key.expirationModel.map { .string($0) })
    add("KeyManager", .string(key.manager))
    add("CustomerMasterKeySpec", .string(key.specification.spec))
    add("KeySpec", .string(key.specification.spec))
    if algorithms.member != "MacAlgorithms" { add(algorithms.member, algorithmList) }
    add("MultiRegion", .bool(key.part != nil))
    add("MultiRegionConfiguration", multiRegionConfiguration(of: key))
    if key.state == .pendingReplicaDeletion {
      add("PendingDeletionWindowInDays", key.pendingWindowInDays.map { .number($0) })
    }
    if algorithms.member == "MacAlgorithms" { add(algorithms.member, algorithmList) }
    add("XksKeyConfiguration", key.xksKeyID.map { .object([JSONValue.Member("Id", .string($0))]) })
    add("CurrentKeyMaterialId", key.materialID.map { .string($0) })
    return .object(members)
  }

  private func multiRegionConfiguration(of key: KeyRecord) -> JSONValue? {
    guard let part = key.part, let primaryRegion = key.primaryRegion else { return nil }
    func place(_ region: String) -> JSONValue {
      .object([
        JSONValue.Member("Arn", .string(arn(region: region, "key/\(key.id)"))),
        JSONValue.Member("Region", .string(region)),
      ])
    }
    let replicas = parts(of: key.id).map(\.region).filter { $0 != primaryRegion }
    return .object([
      JSONValue.Member("MultiRegionKeyType", .string(part == .primary ? "PRIMARY" : "REPLICA")),
      JSONValue.Member("PrimaryKey", place(primaryRegion)),
      JSONValue.Member("ReplicaKeys", .array(replicas.map(place))),
    ])
  }
}

extension JSONValue {
  /// Seconds since 1970 with at most three decimals, as JSON 1.1 services write times.
  static func timestamp(_ date: Date) -> JSONValue {
    let milliseconds = Int((date.timeIntervalSince1970 * 1000).rounded())
    let (seconds, rest) = milliseconds.quotientAndRemainder(dividingBy: 1000)
    guard rest != 0 else { return .number(String(seconds)) }
    let fraction = String(abs(rest) + 1000).dropFirst()
    return .number("\(seconds).\(fraction)")
  }
}
