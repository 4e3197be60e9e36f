/// Makes a shared secret and its form for the owner of an ML-KEM key.
///
/// See Encapsulate in the AWS KMS API Reference.
package struct EncapsulateCall: KMSTrialCall {
  package struct Answer: Sendable {
    /// 32 bytes.
    package var sharedSecret: SensitiveBytes
    /// What Decapsulate takes.
    package var ciphertext: [UInt8]
    /// The ARN of the key.
    package var keyID: String
    package var algorithm: String?
  }

  package static let operation = "Encapsulate"

  /// Key id, key ARN, alias name or alias ARN.
  package var keyID: String
  /// `ML_KEM`.
  package var algorithm: String
  /// Stand in for grants that have not spread yet.
  package var grantTokens: [String]

  package init(keyID: String, algorithm: String, grantTokens: [String] = []) {
    self.keyID = keyID
    self.algorithm = algorithm
    self.grantTokens = grantTokens
  }

  package var input: JSONInput {
    JSONInput()
      .with("KeyId", keyID)
      .with("EncapsulationAlgorithm", algorithm)
      .with("GrantTokens", grantTokens)
  }

  package static func read(_ answer: KMSAnswer) throws(AWSError) -> Answer {
    Answer(
      sharedSecret: try answer.secret("SharedSecret"),
      ciphertext: try answer.bytes("SharedSecretCiphertextBlob"), keyID: try answer.text("KeyId"),
      algorithm: answer["EncapsulationAlgorithm"]?.string)
  }
}
