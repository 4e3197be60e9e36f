/// Agrees on a secret with the owner of a public key.
///
/// See DeriveSharedSecret in the AWS KMS API Reference.
package struct DeriveSharedSecretCall: KMSTrialCall {
  package struct Answer: Sendable {
    /// The ARN of the key.
    package var keyID: String
    /// Nil when it was encrypted for a recipient.
    package var sharedSecret: SensitiveBytes?
    package var ciphertextForRecipient: [UInt8]?
    package var algorithm: String?
    package var keyOrigin: String?
  }

  package static let operation = "DeriveSharedSecret"

  /// Key id, key ARN, alias name or alias ARN.
  package var keyID: String
  /// `ECDH`.
  package var algorithm: String
  /// The peer's, SubjectPublicKeyInfo in DER.
  package var publicKey: [UInt8]
  /// Stand in for grants that have not spread yet.
  package var grantTokens: [String]
  /// Encrypts the result for an attested enclave instead.
  package var recipient: KMSRecipient?

  package init(
    keyID: String, algorithm: String, publicKey: [UInt8], grantTokens: [String] = [],
    recipient: KMSRecipient? = nil
  ) {
    self.keyID = keyID
    self.algorithm = algorithm
    self.publicKey = publicKey
    self.grantTokens = grantTokens
    self.recipient = recipient
  }

  package var input: JSONInput {
    JSONInput()
      .with("KeyId", keyID)
      .with("KeyAgreementAlgorithm", algorithm)
      .with("PublicKey", publicKey)
      .with("GrantTokens", grantTokens)
      .with("Recipient", recipient?.json)
  }

  package static func read(_ answer: KMSAnswer) throws(AWSError) -> Answer {
    let (sharedSecret, recipient) = try answer.secretOrRecipient("SharedSecret")
    return Answer(
      keyID: try answer.text("KeyId"), sharedSecret: sharedSecret, ciphertextForRecipient: recipient,
      algorithm: answer["KeyAgreementAlgorithm"]?.string, keyOrigin: answer["KeyOrigin"]?.string)
  }
}
