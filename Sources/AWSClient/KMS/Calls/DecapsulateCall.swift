/// Recovers the shared secret that Encapsulate made.
///
/// See Decapsulate in the AWS KMS API Reference.
package struct DecapsulateCall: KMSTrialCall {
  package struct Answer: Sendable {
    /// 32 bytes; arbitrary ones when the ciphertext was not made for this key.
    package var sharedSecret: SensitiveBytes
    /// The ARN of the key.
    package var keyID: String
    package var algorithm: String?
  }

  package static let operation = "Decapsulate"

  /// Key id, key ARN, alias name or alias ARN.
  package var keyID: String
  package var ciphertext: [UInt8]
  /// `ML_KEM`.
  package var algorithm: String
  /// Stand in for grants that have not spread yet.
  package var grantTokens: [String]

  package init(keyID: String, ciphertext: [UInt8], algorithm: String, grantTokens: [String] = []) {
    self.keyID = keyID
    self.ciphertext = ciphertext
    self.algorithm = algorithm
    self.grantTokens = grantTokens
  }

  package var input: JSONInput {
    JSONInput()
      .with("KeyId", keyID)
      .with("SharedSecretCiphertextBlob", ciphertext)
      .with("EncapsulationAlgorithm", algorithm)
      .with("GrantTokens", grantTokens)
  }

  package static func read(_ answer: KMSAnswer) throws(AWSError) -> Answer {
    Answer(
      sharedSecret: try answer.secret("SharedSecret"), keyID: try answer.text("KeyId"),
      algorithm: answer["EncapsulationAlgorithm"]?.string)
  }
}
