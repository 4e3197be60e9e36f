/// Gives random bytes.
///
/// See GenerateRandom in the AWS KMS API Reference.
package struct GenerateRandomCall: KMSCall {
  package struct Answer: Sendable {
    /// Nil when it was encrypted for a recipient.
    package var plaintext: SensitiveBytes?
    package var ciphertextForRecipient: [UInt8]?
  }

  package static let operation = "GenerateRandom"

  /// 1 to 1024.
  package var byteCount: Int
  /// Takes them from the CloudHSM cluster of this store.
  package var customKeyStoreID: String?
  /// Encrypts the result for an attested enclave instead.
  package var recipient: KMSRecipient?

  package init(byteCount: Int, customKeyStoreID: String? = nil, recipient: KMSRecipient? = nil) {
    self.byteCount = byteCount
    self.customKeyStoreID = customKeyStoreID
    self.recipient = recipient
  }

  package var input: JSONInput {
    JSONInput()
      .with("NumberOfBytes", byteCount)
      .with("CustomKeyStoreId", customKeyStoreID)
      .with("Recipient", recipient?.json)
  }

  package static func read(_ answer: KMSAnswer) throws(AWSError) -> Answer {
    let (plaintext, recipient) = try answer.secretOrRecipient("Plaintext")
    return Answer(
      plaintext: plaintext, ciphertextForRecipient: recipient)
  }
}
