package import struct FoundationEssentials.Date

/// Key material on its way into KMS, encrypted with the key of GetParametersForImport.
package struct WrappedKeyMaterial: Sendable, Hashable {
  package var keyID: String
  package var importToken: [UInt8]
  package var encryptedKeyMaterial: [UInt8]
  /// Nil leaves it to KMS: material that expires, which needs a date.
  package var expirationModel: String?
  package var validTo: Date?
  /// `NEW_KEY_MATERIAL` or `EXISTING_KEY_MATERIAL`.
  package var importType: String?
  package var keyMaterialDescription: String?
  /// Which material is imported again.
  package var keyMaterialID: String?

  package init(keyID: String, importToken: [UInt8], encryptedKeyMaterial: [UInt8]) {
    self.keyID = keyID
    self.importToken = importToken
    self.encryptedKeyMaterial = encryptedKeyMaterial
  }

  var input: JSONInput {
    JSONInput()
      .with("KeyId", keyID)
      .with("ImportToken", importToken)
      .with("EncryptedKeyMaterial", encryptedKeyMaterial)
      .with("ExpirationModel", expirationModel)
      .with("ValidTo", validTo)
      .with("ImportType", importType)
      .with("KeyMaterialDescription", keyMaterialDescription)
      .with("KeyMaterialId", keyMaterialID)
  }
}
