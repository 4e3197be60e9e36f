/// Makes a replica of a multi-Region primary key in another Region.
///
/// See ReplicateKey in the AWS KMS API Reference.
package struct ReplicateKeyCall: KMSCall {
  package struct Answer: Sendable {
    package var metadata: KeyMetadata
    package var policy: String?
    package var tags: [KeyTag]
  }

  package static let operation = "ReplicateKey"

  /// Key id or key ARN of the primary.
  package var keyID: String
  package var replicaRegion: String
  /// Nil leaves AWS's default policy.
  ///
  /// The lockout safety check stays on.
  package var policy: String?
  package var description: String?
  package var tags: [KeyTag]

  package init(
    keyID: String, replicaRegion: String, policy: String? = nil, description: String? = nil,
    tags: [KeyTag] = []
  ) {
    self.keyID = keyID
    self.replicaRegion = replicaRegion
    self.policy = policy
    self.description = description
    self.tags = tags
  }

  package var input: JSONInput {
    JSONInput()
      .with("KeyId", keyID)
      .with("ReplicaRegion", replicaRegion)
      .with("Policy", policy)
      .with("Description", description)
      .with("Tags", tags)
  }

  package static func read(_ answer: KMSAnswer) throws(AWSError) -> Answer {
    guard let metadata = answer["ReplicaKeyMetadata"].flatMap(KeyMetadataReader.read) else {
      throw answer.lacking("ReplicaKeyMetadata with a KeyId")
    }
    return Answer(
      metadata: metadata, policy: answer["ReplicaPolicy"]?.string,
      tags: (answer["ReplicaTags"]?.array ?? []).compactMap(KMSReader.tag))
  }
}
