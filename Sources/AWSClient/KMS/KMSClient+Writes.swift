extension KMSClient {
  /// Replaces the key policy.
  ///
  /// AWS's lockout safety check stays on: there is no way here to switch it off. Sent once; after a lost answer
  /// read the policy back.
  package func putKeyPolicy(_ keyID: String, policy: String) async throws(AWSError) {
    try await service.callWithoutAnswer(
      "PutKeyPolicy",
      [
        .init("KeyId", .string(keyID)), .init("PolicyName", .string("default")),
        .init("Policy", .string(policy)),
      ])
  }

  /// Begins the waiting period at whose end the key is gone.
  ///
  /// Sent once; after a lost answer look at the key's state.
  /// - Parameter pendingWindowInDays: The waiting period; KMS takes 7 to 30.
  package func scheduleKeyDeletion(
    _ keyID: String, pendingWindowInDays: Int
  ) async throws(AWSError) -> ScheduledDeletion {
    let answer = try await service.call(
      "ScheduleKeyDeletion",
      [
        .init("KeyId", .string(keyID)), .init("PendingWindowInDays", .number(String(pendingWindowInDays))),
      ])
    return KMSReader.scheduledDeletion(answer)
  }

  /// The key is Disabled afterwards (PendingImport when its material is missing).
  ///
  /// Sent once; after a lost answer look at the key's state.
  package func cancelKeyDeletion(_ keyID: String) async throws(AWSError) {
    try await service.callWithoutAnswer("CancelKeyDeletion", [.init("KeyId", .string(keyID))])
  }

  package func enableKey(_ keyID: String) async throws(AWSError) {
    try await service.callWithoutAnswer("EnableKey", [.init("KeyId", .string(keyID))])
  }

  package func disableKey(_ keyID: String) async throws(AWSError) {
    try await service.callWithoutAnswer("DisableKey", [.init("KeyId", .string(keyID))])
  }

  /// Creates a key.
  ///
  /// Sent once; after a lost answer list the keys before trying again.
  /// - Parameter policy: Nil leaves AWS's default policy.
  package func createKey(
    description: String, policy: String?, spec: String, usage: String, multiRegion: Bool, tags: [KeyTag],
    origin: String
  ) async throws(AWSError) -> KeyMetadata {
    var input: [JSONValue.Member] = [
      .init("Description", .string(description)), .init("KeySpec", .string(spec)),
      .init("KeyUsage", .string(usage)), .init("Origin", .string(origin)),
      .init("MultiRegion", .bool(multiRegion)),
    ]
    if let policy { input.append(.init("Policy", .string(policy))) }
    if !tags.isEmpty {
      let values = tags.map { tag in
        JSONValue.object([.init("TagKey", .string(tag.key)), .init("TagValue", .string(tag.value))])
      }
      input.append(.init("Tags", .array(values)))
    }
    return try metadata(try await service.call("CreateKey", input), "CreateKey")
  }
}
