/// Reads KeyMetadata; members that are not known, or not of the type they should be, are kept as JSON text.
struct KeyMetadataReader {
  private var metadata: KeyMetadata
  /// Older answers name the spec only in this member.
  private var oldSpec: String?

  /// What nearly every key says: one copy serves the thousands of keys that are kept.
  private static let symmetric = "SYMMETRIC_DEFAULT"
  private static let symmetricAlgorithms = [symmetric]

  /// One for each usage; a key has one of them.
  static let algorithmLists = [
    "EncryptionAlgorithms", "SigningAlgorithms", "KeyAgreementAlgorithms", "MacAlgorithms",
    "EncapsulationAlgorithms",
  ]

  /// Nil when there is no key id.
  static func read(_ value: JSONValue) -> KeyMetadata? {
    guard case .object(let members) = value, let id = value["KeyId"]?.string, !id.isEmpty else { return nil }
    var reader = KeyMetadataReader(metadata: KeyMetadata(keyID: id, arn: ""))
    for member in members where member.value != .null {
      if !reader.take(member.name, member.value) {
        reader.metadata.unknownFields.append(.init(name: member.name, json: member.value.text))
      }
    }
    if reader.metadata.spec.isEmpty { reader.metadata.spec = reader.oldSpec ?? "" }
    return reader.metadata
  }

  private mutating func take(_ name: String, _ value: JSONValue) -> Bool {
    takeText(name, value) || takeNumberOrFlag(name, value) || takeList(name, value)
  }

  private mutating func takeText(_ name: String, _ value: JSONValue) -> Bool {
    guard let text = value.string else { return false }
    switch name {
    case "KeyId": break
    case "Arn": metadata.arn = text
    case "AWSAccountId": metadata.accountID = text
    case "Description": metadata.description = text
    case "KeyState": metadata.state = text
    case "KeyUsage": metadata.usage = text
    case "KeySpec": metadata.spec = text == Self.symmetric ? Self.symmetric : text
    case "CustomerMasterKeySpec": oldSpec = text
    case "Origin": metadata.origin = text
    case "KeyManager": metadata.manager = text
    case "ExpirationModel": metadata.expirationModel = text
    case "CustomKeyStoreId": metadata.customKeyStoreID = text
    case "CurrentKeyMaterialId": metadata.currentKeyMaterialID = text
    default: return false
    }
    return true
  }

  private mutating func takeNumberOrFlag(_ name: String, _ value: JSONValue) -> Bool {
    switch (name, value.bool, KMSReader.date(value)) {
    case ("Enabled", let flag?, _): metadata.enabled = flag
    case ("MultiRegion", let flag?, _): metadata.multiRegion = flag
    case ("CreationDate", _, let date?): metadata.created = date
    case ("DeletionDate", _, let date?): metadata.deletionDate = date
    case ("ValidTo", _, let date?): metadata.validTo = date
    default:
      guard name == "PendingDeletionWindowInDays", let days = value.int else { return false }
      metadata.pendingWindowInDays = days
    }
    return true
  }

  private mutating func takeList(_ name: String, _ value: JSONValue) -> Bool {
    switch name {
    case _ where Self.algorithmLists.contains(name):
      guard let names = value.array else { return false }
      metadata.algorithms += names.compactMap(\.string)
      if metadata.algorithms == Self.symmetricAlgorithms { metadata.algorithms = Self.symmetricAlgorithms }
    case "MultiRegionConfiguration":
      guard case .object = value else { return false }
      metadata.multiRegionType = value["MultiRegionKeyType"]?.string
      metadata.primary = value["PrimaryKey"].flatMap(Self.multiRegionKey)
      metadata.replicas = value["ReplicaKeys"]?.array?.compactMap(Self.multiRegionKey) ?? []
    default: return false
    }
    return true
  }

  private static func multiRegionKey(_ value: JSONValue) -> KeyMetadata.MultiRegionKey? {
    value["Arn"]?.string.map { .init(arn: $0, region: value["Region"]?.string ?? "") }
  }
}
