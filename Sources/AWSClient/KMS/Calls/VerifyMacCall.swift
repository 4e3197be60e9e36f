/// Checks a message authentication code; KMS answers a wrong one with KMSInvalidMacException.
///
/// See VerifyMac in the AWS KMS API Reference.
package struct VerifyMacCall: KMSTrialCall {
  package struct Answer: Sendable {
    package var isValid: Bool
    /// The ARN of the key.
    package var keyID: String
    package var algorithm: String?
  }

  package static let operation = "VerifyMac"

  /// Key id, key ARN, alias name or alias ARN.
  package var keyID: String
  /// At most 4096 bytes.
  package var message: SensitiveBytes
  package var mac: [UInt8]
  package var algorithm: String
  /// Stand in for grants that have not spread yet.
  package var grantTokens: [String]

  package init(
    keyID: String, message: SensitiveBytes, mac: [UInt8], algorithm: String, grantTokens: [String] = []
  ) {
    self.keyID = keyID
    self.message = message
    self.mac = mac
    self.algorithm = algorithm
    self.grantTokens = grantTokens
  }

  package var input: JSONInput {
    JSONInput()
      .with("KeyId", keyID)
      .with("Message", message)
      .with("Mac", mac)
      .with("MacAlgorithm", algorithm)
      .with("GrantTokens", grantTokens)
  }

  package static func read(_ answer: KMSAnswer) throws(AWSError) -> Answer {
    Answer(
      isValid: try answer.flag("MacValid"), keyID: try answer.text("KeyId"),
      algorithm: answer["MacAlgorithm"]?.string)
  }
}
