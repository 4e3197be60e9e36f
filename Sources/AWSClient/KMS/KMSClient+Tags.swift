extension KMSClient {
  /// One page of up to 50 tags.
  package func listResourceTags(_ keyID: String, marker: String? = nil) async throws(AWSError) -> Page<KeyTag>
  {
    try await tags(keyID).page(marker: marker, KMSReader.tag)
  }

  /// All tags of a key.
  package func listAllResourceTags(_ keyID: String) async throws(AWSError) -> [KeyTag] {
    try await tags(keyID).everything(KMSReader.tag)
  }

  /// Adds tags, and gives those that are there new values.
  package func tagResource(_ keyID: String, tags: [KeyTag]) async throws(AWSError) {
    try await send("TagResource", JSONInput().with("KeyId", keyID).with("Tags", JSONInput.list(tags)))
  }

  /// Takes tags away; those that are not there do not matter.
  package func untagResource(_ keyID: String, tagKeys: [String]) async throws(AWSError) {
    try await send("UntagResource", JSONInput().with("KeyId", keyID).with("TagKeys", JSONInput.list(tagKeys)))
  }

  private func tags(_ keyID: String) -> Paging {
    paging("ListResourceTags", "Tags", limit: 50, JSONInput().with("KeyId", keyID))
  }
}
