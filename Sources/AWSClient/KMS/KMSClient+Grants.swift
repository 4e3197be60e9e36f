/// Making and ending grants are calls of their own: `CreateGrantCall`, `RevokeGrantCall`, `RetireGrantCall`.
extension KMSClient {
  /// One page of up to 100 grants.
  /// - Parameters:
  ///   - grantID: Only this one.
  ///   - grantee: Only those of this principal, by its ARN.
  ///   - granteeService: Only those of this service, for example `dynamodb.amazonaws.com`.
  package func listGrants(
    _ keyID: String, grantID: String? = nil, grantee: String? = nil, granteeService: String? = nil,
    marker: String? = nil
  ) async throws(AWSError) -> Page<KeyGrant> {
    let input = JSONInput().with("KeyId", keyID).with("GrantId", grantID).with("GranteePrincipal", grantee)
      .with("GranteeServicePrincipal", granteeService)
    return try await paging("ListGrants", "Grants", limit: 100, input).page(marker: marker, KMSReader.grant)
  }

  /// All grants of a key.
  package func listAllGrants(_ keyID: String) async throws(AWSError) -> [KeyGrant] {
    try await paging("ListGrants", "Grants", limit: 100, JSONInput().with("KeyId", keyID))
      .everything(KMSReader.grant)
  }

  /// One page of up to 100 grants that a principal of this account may retire; their keys may be of others.
  package func listRetirableGrants(
    retiring: String? = nil, retiringService: String? = nil, marker: String? = nil
  ) async throws(AWSError) -> Page<KeyGrant> {
    try await retirable(retiring, retiringService).page(marker: marker, KMSReader.grant)
  }

  package func listAllRetirableGrants(
    retiring: String? = nil, retiringService: String? = nil
  ) async throws(AWSError) -> [KeyGrant] {
    try await retirable(retiring, retiringService).everything(KMSReader.grant)
  }

  private func retirable(_ principal: String?, _ service: String?) -> Paging {
    paging(
      "ListRetirableGrants", "Grants", limit: 100,
      JSONInput().with("RetiringPrincipal", principal).with("RetiringServicePrincipal", service))
  }
}
