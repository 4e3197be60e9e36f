/// Makes a symmetric key for use outside KMS, encrypted only.
///
/// See GenerateDataKeyWithoutPlaintext in the AWS KMS API Reference.
package struct GenerateDataKeyWithoutPlaintextCall: KMSTrialCall {
  package struct Answer: Sendable {
    package var ciphertext: [UInt8]
    /// The ARN of the key.
    package var keyID: String
    package var keyMaterialID: String?
  }

  package static let operation = "GenerateDataKeyWithoutPlaintext"

  /// Key id, key ARN, alias name or alias ARN.
  package var keyID: String
  /// `AES_128` or `AES_256`; either this or the length.
  package var spec: String?
  /// 1 to 1024.
  package var byteCount: Int?
  /// For symmetric keys only; the same is needed to decrypt, and it is logged.
  package var encryptionContext: [String: String]
  /// Stand in for grants that have not spread yet.
  package var grantTokens: [String]

  package init(
    keyID: String, spec: String? = nil, byteCount: Int? = nil, encryptionContext: [String: String] = [:],
    grantTokens: [String] = []
  ) {
    self.keyID = keyID
    self.spec = spec
    self.byteCount = byteCount
    self.encryptionContext = encryptionContext
    self.grantTokens = grantTokens
  }

  package var input: JSONInput {
    JSONInput()
      .with("KeyId", keyID)
      .with("KeySpec", spec)
      .with("NumberOfBytes", byteCount)
      .with("EncryptionContext", encryptionContext)
      .with("GrantTokens", grantTokens)
  }

  package static func read(_ answer: KMSAnswer) throws(AWSError) -> Answer {
    Answer(
      ciphertext: try answer.bytes("CiphertextBlob"), keyID: try answer.text("KeyId"),
      keyMaterialID: answer["KeyMaterialId"]?.string)
  }
}
