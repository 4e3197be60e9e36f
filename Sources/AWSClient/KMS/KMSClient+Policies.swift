extension KMSClient {
  /// The key policy as AWS stores it, JSON text.
  package func getKeyPolicy(_ keyID: String) async throws(AWSError) -> String {
    let input = JSONInput().with("KeyId", keyID).with("PolicyName", "default")
    let answer = try await service.call("GetKeyPolicy", input.members)
    guard let policy = answer["Policy"]?.string else {
      throw service.incomplete("GetKeyPolicy", lacks: "Policy")
    }
    return policy
  }

  /// Replaces the key policy.
  ///
  /// AWS's lockout safety check stays on: there is no way here to switch it off. Sent once; after a lost answer
  /// read the policy back.
  package func putKeyPolicy(_ keyID: String, policy: String) async throws(AWSError) {
    try await send(
      "PutKeyPolicy",
      JSONInput().with("KeyId", keyID).with("PolicyName", "default").with("Policy", policy))
  }

  /// The names of a key's policies; there is one, `default`.
  package func listKeyPolicies(_ keyID: String, marker: String? = nil) async throws(AWSError) -> Page<String>
  {
    try await policies(keyID).page(marker: marker, \.string)
  }

  package func listAllKeyPolicies(_ keyID: String) async throws(AWSError) -> [String] {
    try await policies(keyID).everything(\.string)
  }

  private func policies(_ keyID: String) -> Paging {
    paging("ListKeyPolicies", "PolicyNames", limit: 1000, JSONInput().with("KeyId", keyID))
  }
}
