/// Makes a key pair for use outside KMS, its private key in the clear and encrypted.
///
/// See GenerateDataKeyPair in the AWS KMS API Reference.
package struct GenerateDataKeyPairCall: KMSTrialCall {
  package struct Answer: Sendable {
    package var privateKeyCiphertext: [UInt8]
    /// PKCS #8 in DER; nil when it was encrypted for a recipient.
    package var privateKey: SensitiveBytes?
    package var ciphertextForRecipient: [UInt8]?
    /// SubjectPublicKeyInfo in DER.
    package var publicKey: [UInt8]
    /// The ARN of the key.
    package var keyID: String
    package var pairSpec: String?
    package var keyMaterialID: String?
  }

  package static let operation = "GenerateDataKeyPair"

  /// Key id, key ARN, alias name or alias ARN.
  package var keyID: String
  /// For example `RSA_2048`.
  package var pairSpec: String
  /// For symmetric keys only; the same is needed to decrypt, and it is logged.
  package var encryptionContext: [String: String]
  /// Stand in for grants that have not spread yet.
  package var grantTokens: [String]
  /// Encrypts the result for an attested enclave instead.
  package var recipient: KMSRecipient?

  package init(
    keyID: String, pairSpec: String, encryptionContext: [String: String] = [:], grantTokens: [String] = [],
    recipient: KMSRecipient? = nil
  ) {
    self.keyID = keyID
    self.pairSpec = pairSpec
    self.encryptionContext = encryptionContext
    self.grantTokens = grantTokens
    self.recipient = recipient
  }

  package var input: JSONInput {
    JSONInput()
      .with("KeyId", keyID)
      .with("KeyPairSpec", pairSpec)
      .with("EncryptionContext", encryptionContext)
      .with("GrantTokens", grantTokens)
      .with("Recipient", recipient?.json)
  }

  package static func read(_ answer: KMSAnswer) throws(AWSError) -> Answer {
    let (privateKey, recipient) = try answer.secretOrRecipient("PrivateKeyPlaintext")
    return Answer(
      privateKeyCiphertext: try answer.bytes("PrivateKeyCiphertextBlob"), privateKey: privateKey,
      ciphertextForRecipient: recipient, publicKey: try answer.bytes("PublicKey"),
      keyID: try answer.text("KeyId"), pairSpec: answer["KeyPairSpec"]?.string,
      keyMaterialID: answer["KeyMaterialId"]?.string)
  }
}
