/// Decrypts inside KMS and encrypts again under another key.
///
/// See ReEncrypt in the AWS KMS API Reference.
package struct ReEncryptCall: KMSTrialCall {
  package struct Answer: Sendable {
    package var ciphertext: [UInt8]
    /// The ARN of the new key.
    package var keyID: String
    package var sourceKeyID: String?
    package var sourceAlgorithm: String?
    package var destinationAlgorithm: String?
    package var sourceKeyMaterialID: String?
    package var destinationKeyMaterialID: String?
  }

  package static let operation = "ReEncrypt"

  /// May be nil only in a dry run with `IGNORE_CIPHERTEXT`.
  package var ciphertext: [UInt8]?
  /// Key id, key ARN, alias name or alias ARN.
  package var destinationKeyID: String
  package var destinationContext: [String: String]
  package var destinationAlgorithm: String?
  /// Needed for asymmetric keys; for symmetric ones it pins the key.
  package var sourceKeyID: String?
  package var sourceContext: [String: String]
  package var sourceAlgorithm: String?
  /// Stand in for grants that have not spread yet.
  package var grantTokens: [String]
  /// `IGNORE_CIPHERTEXT` asks about the permission alone.
  package var dryRunModifiers: [String]

  package init(
    ciphertext: [UInt8]?, destinationKeyID: String, destinationContext: [String: String] = [:],
    destinationAlgorithm: String? = nil, sourceKeyID: String? = nil, sourceContext: [String: String] = [:],
    sourceAlgorithm: String? = nil, grantTokens: [String] = [], dryRunModifiers: [String] = []
  ) {
    self.ciphertext = ciphertext
    self.destinationKeyID = destinationKeyID
    self.destinationContext = destinationContext
    self.destinationAlgorithm = destinationAlgorithm
    self.sourceKeyID = sourceKeyID
    self.sourceContext = sourceContext
    self.sourceAlgorithm = sourceAlgorithm
    self.grantTokens = grantTokens
    self.dryRunModifiers = dryRunModifiers
  }

  package var input: JSONInput {
    JSONInput()
      .with("CiphertextBlob", ciphertext)
      .with("DestinationKeyId", destinationKeyID)
      .with("DestinationEncryptionContext", destinationContext)
      .with("DestinationEncryptionAlgorithm", destinationAlgorithm)
      .with("SourceKeyId", sourceKeyID)
      .with("SourceEncryptionContext", sourceContext)
      .with("SourceEncryptionAlgorithm", sourceAlgorithm)
      .with("GrantTokens", grantTokens)
      .with("DryRunModifiers", dryRunModifiers)
  }

  package static func read(_ answer: KMSAnswer) throws(AWSError) -> Answer {
    Answer(
      ciphertext: try answer.bytes("CiphertextBlob"), keyID: try answer.text("KeyId"),
      sourceKeyID: answer["SourceKeyId"]?.string,
      sourceAlgorithm: answer["SourceEncryptionAlgorithm"]?.string,
      destinationAlgorithm: answer["DestinationEncryptionAlgorithm"]?.string,
      sourceKeyMaterialID: answer["SourceKeyMaterialId"]?.string,
      destinationKeyMaterialID: answer["DestinationKeyMaterialId"]?.string)
  }
}
