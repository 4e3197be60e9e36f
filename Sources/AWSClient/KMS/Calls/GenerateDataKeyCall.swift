/// Makes a symmetric key for use outside KMS, in the clear and encrypted.
///
/// See GenerateDataKey in the AWS KMS API Reference.
package struct GenerateDataKeyCall: KMSTrialCall {
  package struct Answer: Sendable {
    package var ciphertext: [UInt8]
    /// Nil when it was encrypted for a recipient.
    package var plaintext: SensitiveBytes?
    package var ciphertextForRecipient: [UInt8]?
    /// The ARN of the key.
    package var keyID: String
    package var keyMaterialID: String?
  }

  package static let operation = "GenerateDataKey"

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
  /// Encrypts the result for an attested enclave instead.
  package var recipient: KMSRecipient?

  package init(
    keyID: String, spec: String? = nil, byteCount: Int? = nil, encryptionContext: [String: String] = [:],
    grantTokens: [String] = [], recipient: KMSRecipient? = nil
  ) {
    self.keyID = keyID
    self.spec = spec
    self.byteCount = byteCount
    self.encryptionContext = encryptionContext
    self.grantTokens = grantTokens
    self.recipient = recipient
  }

  package var input: JSONInput {
    JSONInput()
      .with("KeyId", keyID)
      .with("KeySpec", spec)
      .with("NumberOfBytes", byteCount)
      .with("EncryptionContext", encryptionContext)
      .with("GrantTokens", grantTokens)
      .with("Recipient", recipient?.json)
  }

  package static func read(_ answer: KMSAnswer) throws(AWSError) -> Answer {
    let (plaintext, recipient) = try answer.secretOrRecipient("Plaintext")
    return Answer(
      ciphertext: try answer.bytes("CiphertextBlob"), plaintext: plaintext, ciphertextForRecipient: recipient,
      keyID: try answer.text("KeyId"), keyMaterialID: answer["KeyMaterialId"]?.string)
  }
}
