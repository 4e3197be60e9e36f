/// Making a replica is a call of its own: `ReplicateKeyCall`.
extension KMSClient {
  /// Makes the replica in another Region the primary, and the primary a replica.
  ///
  /// Sent once: a second send would be refused although the first one worked.
  package func updatePrimaryRegion(_ keyID: String, primaryRegion: String) async throws(AWSError) {
    try await send(
      "UpdatePrimaryRegion", JSONInput().with("KeyId", keyID).with("PrimaryRegion", primaryRegion))
  }
}
