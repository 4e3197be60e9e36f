extension KMSClient {
  /// One page of up to 1000 keys, in no promised order.
  package func listKeys(marker: String? = nil) async throws(AWSError) -> Page<KeyListEntry> {
    try await keys.page(marker: marker, KMSReader.keyListEntry)
  }

  /// Every page of ListKeys as it arrives.
  package func listAllKeys(onPage: ([KeyListEntry]) async -> Void) async throws(AWSError) {
    try await keys.all(KMSReader.keyListEntry, onPage: onPage)
  }

  /// One page of up to 100 aliases of the account and Region.
  package func listAliases(marker: String? = nil) async throws(AWSError) -> Page<AliasListEntry> {
    try await aliases.page(marker: marker, KMSReader.aliasListEntry)
  }

  /// Every page of ListAliases as it arrives.
  package func listAllAliases(onPage: ([AliasListEntry]) async -> Void) async throws(AWSError) {
    try await aliases.all(KMSReader.aliasListEntry, onPage: onPage)
  }

  /// - Parameter keyID: Key id or ARN.
  package func describeKey(_ keyID: String) async throws(AWSError) -> KeyMetadata {
    try metadata(try await service.call("DescribeKey", [.init("KeyId", .string(keyID))]), "DescribeKey")
  }

  /// The key policy as AWS stores it, JSON text.
  package func getKeyPolicy(_ keyID: String) async throws(AWSError) -> String {
    let input: [JSONValue.Member] = [.init("KeyId", .string(keyID)), .init("PolicyName", .string("default"))]
    let answer = try await service.call("GetKeyPolicy", input)
    guard let policy = answer["Policy"]?.string else {
      throw service.incomplete("GetKeyPolicy", lacks: "Policy")
    }
    return policy
  }

  /// One page of up to 50 tags.
  package func listResourceTags(_ keyID: String, marker: String? = nil) async throws(AWSError) -> Page<KeyTag>
  {
    try await tags(keyID).page(marker: marker, KMSReader.tag)
  }

  /// All tags of a key.
  package func listAllResourceTags(_ keyID: String) async throws(AWSError) -> [KeyTag] {
    var all: [KeyTag] = []
    try await tags(keyID).all(KMSReader.tag) { all += $0 }
    return all
  }

  /// One page of up to 100 grants.
  package func listGrants(_ keyID: String, marker: String? = nil) async throws(AWSError) -> Page<KeyGrant> {
    try await grants(keyID).page(marker: marker, KMSReader.grant)
  }

  /// All grants of a key.
  package func listAllGrants(_ keyID: String) async throws(AWSError) -> [KeyGrant] {
    var all: [KeyGrant] = []
    try await grants(keyID).all(KMSReader.grant) { all += $0 }
    return all
  }

  package func getKeyRotationStatus(_ keyID: String) async throws(AWSError) -> KeyRotationStatus {
    let operation = "GetKeyRotationStatus"
    let answer = try await service.call(operation, [.init("KeyId", .string(keyID))])
    guard let status = KMSReader.rotationStatus(answer) else {
      throw service.incomplete(operation, lacks: "KeyRotationEnabled")
    }
    return status
  }

  func metadata(_ answer: JSONValue, _ operation: String) throws(AWSError) -> KeyMetadata {
    guard let metadata = answer["KeyMetadata"].flatMap(KeyMetadataReader.read) else {
      throw service.incomplete(operation, lacks: "KeyMetadata with a KeyId")
    }
    return metadata
  }

  private var keys: Paging { Paging(service: service, operation: "ListKeys", list: "Keys", limit: 1000) }

  private var aliases: Paging {
    Paging(service: service, operation: "ListAliases", list: "Aliases", limit: 100)
  }

  private func tags(_ keyID: String) -> Paging {
    Paging(
      service: service, operation: "ListResourceTags", list: "Tags", limit: 50,
      input: [.init("KeyId", .string(keyID))])
  }

  private func grants(_ keyID: String) -> Paging {
    Paging(
      service: service, operation: "ListGrants", list: "Grants", limit: 100,
      input: [.init("KeyId", .string(keyID))])
  }
}
