extension KMSClient {
  /// One page of up to 100 aliases of the account and Region.
  /// - Parameter keyID: Only those of this key; nil for all.
  package func listAliases(
    keyID: String? = nil, marker: String? = nil
  ) async throws(AWSError) -> Page<AliasListEntry> {
    try await aliases(keyID).page(marker: marker, KMSReader.aliasListEntry)
  }

  /// Every page of ListAliases as it arrives.
  package func listAllAliases(
    keyID: String? = nil, onPage: ([AliasListEntry]) async -> Void
  ) async throws(AWSError) {
    try await aliases(keyID).all(KMSReader.aliasListEntry, onPage: onPage)
  }

  /// Gives a key a name.
  ///
  /// Sent once: a second send would be refused although the first one worked.
  /// - Parameters:
  ///   - name: With its prefix `alias/`.
  ///   - keyID: Key id or ARN.
  package func createAlias(_ name: String, keyID: String) async throws(AWSError) {
    try await send("CreateAlias", JSONInput().with("AliasName", name).with("TargetKeyId", keyID))
  }

  /// Lets a name stand for another key of the same usage and type.
  package func updateAlias(_ name: String, keyID: String) async throws(AWSError) {
    try await send("UpdateAlias", JSONInput().with("AliasName", name).with("TargetKeyId", keyID))
  }

  /// Takes a name away; the key stays.
  ///
  /// Sent once: a second send would not find what the first one deleted.
  package func deleteAlias(_ name: String) async throws(AWSError) {
    try await send("DeleteAlias", JSONInput().with("AliasName", name))
  }

  private func aliases(_ keyID: String?) -> Paging {
    paging("ListAliases", "Aliases", limit: 100, JSONInput().with("KeyId", keyID))
  }
}
