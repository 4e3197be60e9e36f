package import struct FoundationEssentials.Date

/// What GetParametersForImport gives.
package struct ImportParameters: Sendable, Hashable {
  package var keyID: String
  package var importToken: [UInt8]
  /// Wraps the key material; SubjectPublicKeyInfo in DER.
  package var publicKey: [UInt8]
  package var validTo: Date?
}
