/// Makes a key.
///
/// See CreateKey in the AWS KMS API Reference.
package struct CreateKeyCall: KMSCall {
  package static let operation = "CreateKey"

  package var description: String?
  /// Nil is `SYMMETRIC_DEFAULT`.
  package var spec: String?
  /// Needed for all but symmetric encryption keys.
  package var usage: String?
  /// Nil is `AWS_KMS`.
  package var origin: String?
  package var multiRegion: Bool?
  /// Nil leaves AWS's default policy.
  ///
  /// The lockout safety check stays on.
  package var policy: String?
  package var tags: [KeyTag]
  package var customKeyStoreID: String?
  /// The key in the external key manager.
  package var xksKeyID: String?

  package init(
    description: String? = nil, spec: String? = nil, usage: String? = nil, origin: String? = nil,
    multiRegion: Bool? = nil, policy: String? = nil, tags: [KeyTag] = [], customKeyStoreID: String? = nil,
    xksKeyID: String? = nil
  ) {
    self.description = description
    self.spec = spec
    self.usage = usage
    self.origin = origin
    self.multiRegion = multiRegion
    self.policy = policy
    self.tags = tags
    self.customKeyStoreID = customKeyStoreID
    self.xksKeyID = xksKeyID
  }

  package var input: JSONInput {
    JSONInput()
      .with("Description", description)
      .with("KeySpec", spec)
      .with("KeyUsage", usage)
      .with("Origin", origin)
      .with("MultiRegion", multiRegion)
      .with("Policy", policy)
      .with("Tags", tags)
      .with("CustomKeyStoreId", customKeyStoreID)
      .with("XksKeyId", xksKeyID)
  }

  package static func read(_ answer: KMSAnswer) throws(AWSError) -> KeyMetadata {
    guard let metadata = answer["KeyMetadata"].flatMap(KeyMetadataReader.read) else {
      throw answer.lacking("KeyMetadata with a KeyId")
    }
    return metadata
  }
}
