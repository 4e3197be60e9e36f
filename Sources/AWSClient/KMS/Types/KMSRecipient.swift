/// An attested enclave that gets the result of a cryptographic operation, encrypted for it.
package struct KMSRecipient: Sendable {
  package var attestationDocument: [UInt8]
  package var keyEncryptionAlgorithm: String

  package init(attestationDocument: [UInt8], keyEncryptionAlgorithm: String = "RSAES_OAEP_SHA_256") {
    self.attestationDocument = attestationDocument
    self.keyEncryptionAlgorithm = keyEncryptionAlgorithm
  }

  var json: JSONValue {
    .object(
      JSONInput().with("KeyEncryptionAlgorithm", keyEncryptionAlgorithm)
        .with("AttestationDocument", attestationDocument).members)
  }
}
