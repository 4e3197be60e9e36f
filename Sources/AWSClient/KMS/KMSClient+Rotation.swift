extension KMSClient {
  package func getKeyRotationStatus(_ keyID: String) async throws(AWSError) -> KeyRotationStatus {
    let operation = "GetKeyRotationStatus"
    let answer = try await service.call(operation, JSONInput().with("KeyId", keyID).members)
    guard let status = KMSReader.rotationStatus(answer) else {
      throw service.incomplete(operation, lacks: "KeyRotationEnabled")
    }
    return status
  }

  /// - Parameter periodInDays: 90 to 2560; nil keeps the period, which is 365 to begin with.
  package func enableKeyRotation(_ keyID: String, periodInDays: Int? = nil) async throws(AWSError) {
    try await send(
      "EnableKeyRotation", JSONInput().with("KeyId", keyID).with("RotationPeriodInDays", periodInDays))
  }

  package func disableKeyRotation(_ keyID: String) async throws(AWSError) {
    try await send("DisableKeyRotation", JSONInput().with("KeyId", keyID))
  }

  /// Begins a rotation now.
  ///
  /// Sent once: rotations on demand are counted, and a second one is refused while the first one runs.
  package func rotateKeyOnDemand(_ keyID: String) async throws(AWSError) {
    try await send("RotateKeyOnDemand", JSONInput().with("KeyId", keyID))
  }

  /// One page of up to 1000 rotations.
  /// - Parameter includeAllMaterial: Also material that did not come from a rotation.
  package func listKeyRotations(
    _ keyID: String, includeAllMaterial: Bool = false, marker: String? = nil
  ) async throws(AWSError) -> Page<KeyRotation> {
    try await rotations(keyID, includeAllMaterial).page(marker: marker, KeyRotation.read)
  }

  package func listAllKeyRotations(
    _ keyID: String, includeAllMaterial: Bool = false
  ) async throws(AWSError) -> [KeyRotation] {
    try await rotations(keyID, includeAllMaterial).everything(KeyRotation.read)
  }

  private func rotations(_ keyID: String, _ includeAllMaterial: Bool) -> Paging {
    paging(
      "ListKeyRotations", "Rotations", limit: 1000,
      JSONInput().with("KeyId", keyID)
        .with("IncludeKeyMaterial", includeAllMaterial ? "ALL_KEY_MATERIAL" : nil as String?))
  }
}
