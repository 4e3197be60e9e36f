extension KMSClient {
  /// One page of up to 1000 stores.
  package func describeCustomKeyStores(
    id: String? = nil, name: String? = nil, marker: String? = nil
  ) async throws(AWSError) -> Page<CustomKeyStore> {
    try await stores(id, name).page(marker: marker, CustomKeyStore.read)
  }

  package func describeAllCustomKeyStores() async throws(AWSError) -> [CustomKeyStore] {
    try await stores(nil, nil).everything(CustomKeyStore.read)
  }

  /// Makes a store, not connected yet.
  ///
  /// Sent once: a second send would be refused for its name although the first one worked.
  /// - Returns: The id of the store.
  package func createCustomKeyStore(_ settings: CustomKeyStoreSettings) async throws(AWSError) -> String {
    try await ask("CreateCustomKeyStore", settings.inputToCreate).text("CustomKeyStoreId")
  }

  /// Changes what is not nil; the store must be disconnected for most of it.
  package func updateCustomKeyStore(
    _ id: String, _ settings: CustomKeyStoreSettings
  ) async throws(AWSError) {
    try await send("UpdateCustomKeyStore", settings.inputToUpdate(id))
  }

  /// Forgets a store without keys; what is behind it stays.
  ///
  /// Sent once: a second send would not find what the first one deleted.
  package func deleteCustomKeyStore(_ id: String) async throws(AWSError) {
    try await send("DeleteCustomKeyStore", JSONInput().with("CustomKeyStoreId", id))
  }

  /// Begins to connect, which takes minutes; DescribeCustomKeyStores tells what came of it.
  ///
  /// Sent once: a second send would be refused for the state the first one brought about.
  package func connectCustomKeyStore(_ id: String) async throws(AWSError) {
    try await send("ConnectCustomKeyStore", JSONInput().with("CustomKeyStoreId", id))
  }

  /// Disconnects; its keys cannot be used until it is connected again.
  ///
  /// Sent once: a second send would be refused for the state the first one brought about.
  package func disconnectCustomKeyStore(_ id: String) async throws(AWSError) {
    try await send("DisconnectCustomKeyStore", JSONInput().with("CustomKeyStoreId", id))
  }

  private func stores(_ id: String?, _ name: String?) -> Paging {
    paging(
      "DescribeCustomKeyStores", "CustomKeyStores", limit: 1000,
      JSONInput().with("CustomKeyStoreId", id).with("CustomKeyStoreName", name))
  }
}
