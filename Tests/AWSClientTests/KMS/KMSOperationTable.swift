import FoundationEssentials

@testable import AWSClient

/// Every operation of KMS, called with JSON and answering with JSON by way of our own types.
///
/// Whatever our types leave out is missing in the JSON, so comparing it with AWS's own shapes shows all gaps.
enum KMSOperationTable {
  typealias Fields = JSONInput
  typealias Call = @Sendable (_ client: KMSClient, _ input: JSONValue) async throws(AWSError) -> JSONInput

  static let all: [String: Call] = keys.merging(management) { first, _ in first }
    .merging(materials) { first, _ in first }.merging(stores) { first, _ in first }
    .merging(cryptography) { first, _ in first }.merging(dataKeys) { first, _ in first }
    .merging(signatures) { first, _ in first }.merging(grants) { first, _ in first }

  /// Members of answers that our types leave out, and why.
  static let leftOut: [String: (members: Set<String>, reason: String)] = [
    "GetKeyPolicy": (["PolicyName"], "it is always default"),
    "GetKeyRotationStatus": (["KeyId"], "it repeats the question"),
    "CancelKeyDeletion": (["KeyId"], "it repeats the question"),
    "ScheduleKeyDeletion": (["KeyId"], "it repeats the question"),
    "RotateKeyOnDemand": (["KeyId"], "it repeats the question"),
  ]

  /// Members of inputs that are never sent, and why.
  static let notSent: [String: (members: Set<String>, reason: String)] = [
    "CreateKey": (
      ["BypassPolicyLockoutSafetyCheck", "CustomerMasterKeySpec"],
      "the safety check stays on, and the old name of KeySpec must not be sent beside it"
    ),
    "PutKeyPolicy": (["BypassPolicyLockoutSafetyCheck"], "the safety check stays on"),
    "ReplicateKey": (["BypassPolicyLockoutSafetyCheck"], "the safety check stays on"),
  ]

  /// Entries asked for in one page, by AWS's documentation.
  static let limits: [String: Int] = [
    "ListKeys": 1000, "ListAliases": 100, "ListGrants": 100, "ListRetirableGrants": 100,
    "ListKeyPolicies": 1000, "ListKeyRotations": 1000, "ListResourceTags": 50,
    "DescribeCustomKeyStores": 1000,
  ]

  static func metadata(_ key: KeyMetadata) -> JSONValue {
    var fields = Fields().with("KeyId", key.keyID).with("Arn", key.arn).with("AWSAccountId", key.accountID)
      .with("Description", key.description).with("Enabled", key.enabled).with("KeyState", key.state)
      .with("KeyUsage", key.usage).with("KeySpec", key.spec).with("Origin", key.origin)
      .with("KeyManager", key.manager).with("CreationDate", key.created)
      .with("DeletionDate", key.deletionDate).with("ValidTo", key.validTo)
      .with("ExpirationModel", key.expirationModel).with("CustomKeyStoreId", key.customKeyStoreID)
      .with("PendingDeletionWindowInDays", key.pendingWindowInDays).with("MultiRegion", key.multiRegion)
      .with("CurrentKeyMaterialId", key.currentKeyMaterialID).with("Algorithms", key.algorithms)
    if let type = key.multiRegionType {
      fields = fields.with(
        "MultiRegionConfiguration",
        .object(
          Fields().with("MultiRegionKeyType", type).with("PrimaryKey", key.primary.map(multiRegionKey))
            .with("ReplicaKeys", .array(key.replicas.map(multiRegionKey))).members))
    }
    for field in key.unknownFields {
      fields = fields.with(field.name, try? JSONReader.read(Array(field.json.utf8)))
    }
    return .object(fields.members)
  }

  private static func multiRegionKey(_ key: KeyMetadata.MultiRegionKey) -> JSONValue {
    .object(Fields().with("Arn", key.arn).with("Region", key.region).members)
  }

  /// AWS's KeyMetadata as our type has it: one list of algorithms, one name of the spec.
  static func merged(_ metadata: JSONValue) -> JSONValue {
    let lists = metadata.members.filter { KeyMetadataReader.algorithmLists.contains($0.name) }
    let oldSpec = metadata["CustomerMasterKeySpec"]?.string
    var fields = metadata.without(Set(KeyMetadataReader.algorithmLists + ["CustomerMasterKeySpec"])).members
    let algorithms = lists.flatMap { $0.value.array ?? [] }
    if !algorithms.isEmpty { fields.append(.init("Algorithms", .array(algorithms))) }
    if metadata["KeySpec"] == nil, let oldSpec { fields.append(.init("KeySpec", .string(oldSpec))) }
    return .object(fields)
  }

  static func page<Entry>(_ list: String, _ page: Page<Entry>, _ entry: (Entry) -> JSONValue) -> JSONInput {
    Fields().with(list, .array(page.entries.map(entry))).with("NextMarker", page.nextMarker)
      .with("Truncated", page.nextMarker != nil)
  }

  static func object(_ fields: JSONInput) -> JSONValue { .object(fields.members) }
}

extension JSONValue {
  func text(_ name: String) -> String { self[name]?.string ?? "" }
  func maybe(_ name: String) -> String? { self[name]?.string }
  func bytes(_ name: String) -> [UInt8]? { self[name]?.string.flatMap(Base64.decode) }
  func secret(_ name: String) -> SensitiveBytes { SensitiveBytes(bytes(name) ?? []) }
  func texts(_ name: String) -> [String] { self[name]?.array?.compactMap(\.string) ?? [] }

  func map(_ name: String) -> [String: String] {
    Dictionary(
      (self[name]?.members ?? []).map { ($0.name, $0.value.string ?? "") }, uniquingKeysWith: { $1 })
  }

  func tags(_ name: String) -> [KeyTag] {
    (self[name]?.array ?? []).map { KeyTag(key: $0.text("TagKey"), value: $0.text("TagValue")) }
  }

  var recipient: KMSRecipient? {
    self["Recipient"].map {
      KMSRecipient(
        attestationDocument: $0.bytes("AttestationDocument") ?? [],
        keyEncryptionAlgorithm: $0.text("KeyEncryptionAlgorithm"))
    }
  }
}
