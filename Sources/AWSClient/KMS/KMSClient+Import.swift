internal import struct FoundationEssentials.Date

extension KMSClient {
  /// What is needed to wrap key material for an import; good for 24 hours.
  package func getParametersForImport(
    _ keyID: String, wrappingAlgorithm: String, wrappingKeySpec: String
  ) async throws(AWSError) -> ImportParameters {
    let answer = try await ask(
      "GetParametersForImport",
      JSONInput().with("KeyId", keyID).with("WrappingAlgorithm", wrappingAlgorithm)
        .with("WrappingKeySpec", wrappingKeySpec))
    return ImportParameters(
      keyID: try answer.text("KeyId"), importToken: try answer.bytes("ImportToken"),
      publicKey: try answer.bytes("PublicKey"), validTo: answer.date("ParametersValidTo"))
  }

  /// Gives a key the material that was wrapped for it.
  ///
  /// Sent once: the token is good for one key, and a second import is refused while the first one is pending.
  package func importKeyMaterial(_ material: WrappedKeyMaterial) async throws(AWSError) -> ImportedKeyMaterial
  {
    try await imported("ImportKeyMaterial", material.input)
  }

  /// Takes imported material away; the key cannot be used until the same material is imported again.
  /// - Parameter keyMaterialID: Which of several; nil for the current one.
  package func deleteImportedKeyMaterial(
    _ keyID: String, keyMaterialID: String? = nil
  ) async throws(AWSError) -> ImportedKeyMaterial {
    try await imported(
      "DeleteImportedKeyMaterial", JSONInput().with("KeyId", keyID).with("KeyMaterialId", keyMaterialID))
  }

  /// Before 2025 AWS answered with nothing, and emulators still do.
  private func imported(_ operation: String, _ input: JSONInput) async throws(AWSError) -> ImportedKeyMaterial
  {
    let answer = try await service.callWithOptionalAnswer(operation, input.members)
    return ImportedKeyMaterial(
      keyID: answer["KeyId"]?.string, keyMaterialID: answer["KeyMaterialId"]?.string)
  }
}
