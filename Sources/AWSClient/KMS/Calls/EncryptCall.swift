/// Encrypts up to 4096 bytes.
///
/// See Encrypt in the AWS KMS API Reference.
package struct EncryptCall: KMSTrialCall {
  package struct Answer: Sendable {
    package var ciphertext: [UInt8]
    /// The ARN of the key.
    package var keyID: String
    package var algorithm: String?
  }

  package static let operation = "Encrypt"

  /// Key id, key ARN, alias name or alias ARN.
  package var keyID: String
  package var plaintext: SensitiveBytes
  /// For symmetric keys only; the same is needed to decrypt, and it is logged.
  package var encryptionContext: [String: String]
  /// For example `RSAES_OAEP_SHA_256`; nil is `SYMMETRIC_DEFAULT`.
  package var algorithm: String?
  /// Stand in for grants that have not spread yet.
  package var grantTokens: [String]

  package init(
    keyID: String, plaintext: SensitiveBytes, encryptionContext: [String: String] = [:],
    algorithm: String? = nil, grantTokens: [String] = []
  ) {
    self.keyID = keyID
    self.plaintext = plaintext
    self.encryptionContext = encryptionContext
    self.algorithm = algorithm
    self.grantTokens = grantTokens
  }

  package var input: JSONInput {
    JSONInput()
      .with("KeyId", keyID)
      .with("Plaintext", plaintext)
      .with("EncryptionContext", encryptionContext)
      .with("EncryptionAlgorithm", algorithm)
      .with("GrantTokens", grantTokens)
  }

  package static func read(_ answer: KMSAnswer) throws(AWSError) -> Answer {
    Answer(
      ciphertext: try answer.bytes("CiphertextBlob"), keyID: try answer.text("KeyId"),
      algorithm: answer["EncryptionAlgorithm"]?.string)
  }
}
