extension KMSClient {
  /// One page of up to 1000 keys, in no promised order.
  package func listKeys(marker: String? = nil) async throws(AWSError) -> Page<KeyListEntry> {
    try await keys.page(marker: marker, KMSReader.keyListEntry)
  }

  /// Every page of ListKeys as it arrives.
  package func listAllKeys(onPage: ([KeyListEntry]) async -> Void) async throws(AWSError) {
    try await keys.all(KMSReader.keyListEntry, onPage: onPage)
  }

  /// - Parameter keyID: Key id or ARN.
  package func describeKey(_ keyID: String, grantTokens: [String] = []) async throws(AWSError) -> KeyMetadata
  {
    let operation = "DescribeKey"
    let input = JSONInput().with("KeyId", keyID).with("GrantTokens", grantTokens)
    let answer = try await service.call(operation, input.members)
    guard let metadata = answer["KeyMetadata"].flatMap(KeyMetadataReader.read) else {
      throw service.incomplete(operation, lacks: "KeyMetadata with a KeyId")
    }
    return metadata
  }

  /// Creates a key with what the console's form asks for.
  ///
  /// Sent once; after a lost answer list the keys before trying again.
  /// - Parameter policy: Nil leaves AWS's default policy.
  package func createKey(
    description: String, policy: String?, spec: String, usage: String, multiRegion: Bool, tags: [KeyTag],
    origin: String
  ) async throws(AWSError) -> KeyMetadata {
    try await call(
      CreateKeyCall(
        description: description, spec: spec, usage: usage, origin: origin, multiRegion: multiRegion,
        policy: policy, tags: tags))
  }

  package func enableKey(_ keyID: String) async throws(AWSError) {
    try await send("EnableKey", JSONInput().with("KeyId", keyID))
  }

  package func disableKey(_ keyID: String) async throws(AWSError) {
    try await send("DisableKey", JSONInput().with("KeyId", keyID))
  }

  /// - Parameter description: At most 8192 characters; may be empty.
  package func updateKeyDescription(_ keyID: String, description: String) async throws(AWSError) {
    try await send(
      "UpdateKeyDescription", JSONInput().with("KeyId", keyID).with("Description", description))
  }

  /// Begins the waiting period at whose end the key is gone.
  ///
  /// Sent once; after a lost answer look at the key's state.
  /// - Parameter pendingWindowInDays: The waiting period; KMS takes 7 to 30.
  package func scheduleKeyDeletion(
    _ keyID: String, pendingWindowInDays: Int
  ) async throws(AWSError) -> ScheduledDeletion {
    let input = JSONInput().with("KeyId", keyID).with("PendingWindowInDays", pendingWindowInDays)
    return KMSReader.scheduledDeletion(try await service.call("ScheduleKeyDeletion", input.members))
  }

  /// The key is Disabled afterwards (PendingImport when its material is missing).
  ///
  /// Sent once; after a lost answer look at the key's state.
  package func cancelKeyDeletion(_ keyID: String) async throws(AWSError) {
    try await send("CancelKeyDeletion", JSONInput().with("KeyId", keyID))
  }

  /// The public half of an asymmetric key.
  package func getPublicKey(
    _ keyID: String, grantTokens: [String] = []
  ) async throws(AWSError) -> KeyPublicKey {
    let answer = try await ask(
      "GetPublicKey", JSONInput().with("KeyId", keyID).with("GrantTokens", grantTokens))
    return KeyPublicKey(
      keyID: try answer.text("KeyId"), publicKey: try answer.bytes("PublicKey"),
      spec: answer["KeySpec"]?.string ?? answer["CustomerMasterKeySpec"]?.string ?? "",
      usage: answer["KeyUsage"]?.string ?? "",
      algorithms: KeyMetadataReader.algorithmLists.flatMap { answer.texts($0) })
  }

  /// When the key was last used with success; KMS takes five such questions a second.
  /// - Parameter keyID: Key id or ARN of a key of the own account.
  package func getKeyLastUsage(_ keyID: String) async throws(AWSError) -> KeyLastUsage {
    let answer = try await ask("GetKeyLastUsage", JSONInput().with("KeyId", keyID))
    let usage = answer["KeyLastUsage"]
    return KeyLastUsage(
      operation: usage?["Operation"]?.string, time: KMSReader.date(usage?["Timestamp"]),
      cloudTrailEventID: usage?["CloudTrailEventId"]?.string, requestID: usage?["KmsRequestId"]?.string,
      trackingStart: answer.date("TrackingStartDate"), keyCreated: answer.date("KeyCreationDate"))
  }

  /// Sends an operation and takes what it answers.
  func ask(_ operation: String, _ input: JSONInput) async throws(AWSError) -> KMSAnswer {
    KMSAnswer(
      value: try await service.call(operation, input.members), operation: operation, service: service)
  }

  /// Sends an operation that answers with nothing worth reading.
  func send(_ operation: String, _ input: JSONInput) async throws(AWSError) {
    try await service.callWithoutAnswer(operation, input.members)
  }

  func paging(_ operation: String, _ list: String, limit: Int, _ input: JSONInput = JSONInput()) -> Paging {
    Paging(service: service, operation: operation, list: list, limit: limit, input: input.members)
  }

  private var keys: Paging { paging("ListKeys", "Keys", limit: 1000) }
}
