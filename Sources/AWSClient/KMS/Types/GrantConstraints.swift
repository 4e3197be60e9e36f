/// What a grant may be used for.
package struct GrantConstraints: Sendable, Hashable {
  /// The request's encryption context must hold these pairs, and may hold others.
  package var encryptionContextSubset: [String: String]
  /// The request's encryption context must be these pairs exactly.
  package var encryptionContextEquals: [String: String]
  /// The resource a service acts for.
  package var sourceARN: String?

  package init(
    encryptionContextSubset: [String: String] = [:], encryptionContextEquals: [String: String] = [:],
    sourceARN: String? = nil
  ) {
    self.encryptionContextSubset = encryptionContextSubset
    self.encryptionContextEquals = encryptionContextEquals
    self.sourceARN = sourceARN
  }

  var json: JSONValue {
    .object(
      JSONInput().with("EncryptionContextSubset", encryptionContextSubset)
        .with("EncryptionContextEquals", encryptionContextEquals).with("SourceArn", sourceARN).members)
  }
}
