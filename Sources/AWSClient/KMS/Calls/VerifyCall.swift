/// Checks a signature; KMS answers a wrong one with KMSInvalidSignatureException.
///
/// See Verify in the AWS KMS API Reference.
package struct VerifyCall: KMSTrialCall {
  package struct Answer: Sendable {
    package var isValid: Bool
    /// The ARN of the key.
    package var keyID: String
    package var algorithm: String?
  }

  package static let operation = "Verify"

  /// Key id, key ARN, alias name or alias ARN.
  package var keyID: String
  /// At most 4096 bytes.
  package var message: SensitiveBytes
  /// `RAW` (nil), `DIGEST` or `EXTERNAL_MU`.
  package var messageType: String?
  package var signature: [UInt8]
  package var algorithm: String
  /// Stand in for grants that have not spread yet.
  package var grantTokens: [String]

  package init(
    keyID: String, message: SensitiveBytes, messageType: String? = nil, signature: [UInt8], algorithm: String,
    grantTokens: [String] = []
  ) {
    self.keyID = keyID
    self.message = message
    self.messageType = messageType
    self.signature = signature
    self.algorithm = algorithm
    self.grantTokens = grantTokens
  }

  package var input: JSONInput {
    JSONInput()
      .with("KeyId", keyID)
      .with("Message", message)
      .with("MessageType", messageType)
      .with("Signature", signature)
      .with("SigningAlgorithm", algorithm)
      .with("GrantTokens", grantTokens)
  }

  package static func read(_ answer: KMSAnswer) throws(AWSError) -> Answer {
    Answer(
      isValid: try answer.flag("SignatureValid"), keyID: try answer.text("KeyId"),
      algorithm: answer["SigningAlgorithm"]?.string)
  }
}
