/// Decrypts what Encrypt, GenerateDataKey or a public key encrypted.
///
/// See Decrypt in the AWS KMS API Reference.
package struct DecryptCall: KMSTrialCall {
  package struct Answer: Sendable {
    /// The ARN of the key.
    package var keyID: String
    /// Nil when it was encrypted for a recipient.
    package var plaintext: SensitiveBytes?
    package var ciphertextForRecipient: [UInt8]?
    package var algorithm: String?
    package var keyMaterialID: String?
  }

  package static let operation = "Decrypt"

  /// May be nil only in a dry run with `IGNORE_CIPHERTEXT`.
  package var ciphertext: [UInt8]?
  /// Needed for asymmetric keys; for symmetric ones it pins the key.
  package var keyID: String?
  /// For symmetric keys only; the same is needed to decrypt, and it is logged.
  package var encryptionContext: [String: String]
  package var algorithm: String?
  /// Stand in for grants that have not spread yet.
  package var grantTokens: [String]
  /// Encrypts the result for an attested enclave instead.
  package var recipient: KMSRecipient?
  /// `IGNORE_CIPHERTEXT` asks about the permission alone.
  package var dryRunModifiers: [String]

  package init(
    ciphertext: [UInt8]?, keyID: String? = nil, encryptionContext: [String: String] = [:],
    algorithm: String? = nil, grantTokens: [String] = [], recipient: KMSRecipient? = nil,
    dryRunModifiers: [String] = []
  ) {
    self.ciphertext = ciphertext
    self.keyID = keyID
    self.encryptionContext = encryptionContext
    self.algorithm = algorithm
    self.grantTokens = grantTokens
    self.recipient = recipient
    self.dryRunModifiers = dryRunModifiers
  }

  package var input: JSONInput {
    JSONInput()
      .with("CiphertextBlob", ciphertext)
      .with("KeyId", keyID)
      .with("EncryptionContext", encryptionContext)
      .with("EncryptionAlgorithm", algorithm)
      .with("GrantTokens", grantTokens)
      .with("Recipient", recipient?.json)
      .with("DryRunModifiers", dryRunModifiers)
  }

  package static func read(_ answer: KMSAnswer) throws(AWSError) -> Answer {
    let (plaintext, recipient) = try answer.secretOrRecipient("Plaintext")
    return Answer(
      keyID: try answer.text("KeyId"), plaintext: plaintext, ciphertextForRecipient: recipient,
      algorithm: answer["EncryptionAlgorithm"]?.string, keyMaterialID: answer["KeyMaterialId"]?.string)
  }
}
