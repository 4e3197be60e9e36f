/// Makes a key pair for use outside KMS, its private key encrypted only.
///
/// See GenerateDataKeyPairWithoutPlaintext in the AWS KMS API Reference.
package struct GenerateDataKeyPairWithoutPlaintextCall: KMSTrialCall {
  package struct Answer: Sendable {
    package var privateKeyCiphertext: [UInt8]
    /// SubjectPublicKeyInfo in DER.
    package var publicKey: [UInt8]
    /// The ARN of the key.
    package var keyID: String
    package var pairSpec: String?
    package var keyMaterialID: String?
  }

  package static let operation = "GenerateDataKeyPairWithoutPlaintext"

  /// Key id, key ARN, alias name or alias ARN.
  package var keyID: String
  /// For example `RSA_2048`.
  package var pairSpec: String
  /// For symmetric keys only; the same is needed to decrypt, and it is logged.
  package var encryptionContext: [String: String]
  /// Stand in for grants that have not spread yet.
  package var grantTokens: [String]

  package init(
    keyID: String, pairSpec: String, encryptionContext: [String: String] = [:], grantTokens: [String] = []
  ) {
    self.keyID = keyID
    self.pairSpec = pairSpec
    self.encryptionContext = encryptionContext
    self.grantTokens = grantTokens
  }

  package var input: JSONInput {
    JSONInput()
      .with("KeyId", keyID)
      .with("KeyPairSpec", pairSpec)
      .with("EncryptionContext", encryptionContext)
      .with("GrantTokens", grantTokens)
  }

  package static func read(_ answer: KMSAnswer) throws(AWSError) -> Answer {
    Answer(
      privateKeyCiphertext: try answer.bytes("PrivateKeyCiphertextBlob"),
      publicKey: try answer.bytes("PublicKey"), keyID: try answer.text("KeyId"),
      pairSpec: answer["KeyPairSpec"]?.string, keyMaterialID: answer["KeyMaterialId"]?.string)
  }
}
