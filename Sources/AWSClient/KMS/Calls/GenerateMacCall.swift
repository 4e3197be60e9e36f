/// Makes a message authentication code.
///
/// See GenerateMac in the AWS KMS API Reference.
package struct GenerateMacCall: KMSTrialCall {
  package struct Answer: Sendable {
    package var mac: [UInt8]
    /// The ARN of the key.
    package var keyID: String
    package var algorithm: String?
  }

  package static let operation = "GenerateMac"

  /// Key id, key ARN, alias name or alias ARN.
  package var keyID: String
  /// At most 4096 bytes.
  package var message: SensitiveBytes
  /// For example `HMAC_SHA_256`.
  package var algorithm: String
  /// Stand in for grants that have not spread yet.
  package var grantTokens: [String]

  package init(keyID: String, message: SensitiveBytes, algorithm: String, grantTokens: [String] = []) {
    self.keyID = keyID
    self.message = message
    self.algorithm = algorithm
    self.grantTokens = grantTokens
  }

  package var input: JSONInput {
    JSONInput()
      .with("KeyId", keyID)
      .with("Message", message)
      .with("MacAlgorithm", algorithm)
      .with("GrantTokens", grantTokens)
  }

  package static func read(_ answer: KMSAnswer) throws(AWSError) -> Answer {
    Answer(
      mac: try answer.bytes("Mac"), keyID: try answer.text("KeyId"), algorithm: answer["MacAlgorithm"]?.string
    )
  }
}
