/// The public half of an asymmetric key.
package struct KeyPublicKey: Sendable, Hashable {
  /// The ARN of the key.
  package var keyID: String
  /// SubjectPublicKeyInfo in DER.
  package var publicKey: [UInt8]
  package var spec: String
  package var usage: String
  package var algorithms: [String]
}
