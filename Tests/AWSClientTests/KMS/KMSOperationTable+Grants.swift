@testable import AWSClient

extension KMSOperationTable {
  static func createGrant(_ input: JSONValue) -> CreateGrantCall {
    let constraints = input["Constraints"].map {
      GrantConstraints(
        encryptionContextSubset: $0.map("EncryptionContextSubset"),
        encryptionContextEquals: $0.map("EncryptionContextEquals"), sourceARN: $0.maybe("SourceArn"))
    }
    return CreateGrantCall(
      keyID: input.text("KeyId"), grantee: input.maybe("GranteePrincipal"),
      operations: input.texts("Operations"), retiring: input.maybe("RetiringPrincipal"),
      constraints: constraints, name: input.maybe("Name"),
      granteeService: input.maybe("GranteeServicePrincipal"),
      retiringService: input.maybe("RetiringServicePrincipal"), grantTokens: input.texts("GrantTokens"))
  }

  static func revoke(_ input: JSONValue) -> RevokeGrantCall {
    RevokeGrantCall(keyID: input.text("KeyId"), grantID: input.text("GrantId"))
  }

  static func retire(_ input: JSONValue) -> RetireGrantCall {
    RetireGrantCall(
      keyID: input.maybe("KeyId"), grantID: input.maybe("GrantId"), grantToken: input.maybe("GrantToken"))
  }

  static let grants: [String: Call] = [
    "ListGrants": { client, input throws(AWSError) in
      let grants = try await client.listGrants(
        input.text("KeyId"), grantID: input.maybe("GrantId"), grantee: input.maybe("GranteePrincipal"),
        granteeService: input.maybe("GranteeServicePrincipal"), marker: input.maybe("Marker"))
      return page("Grants", grants) { object(grant($0)) }
    },
    "ListRetirableGrants": { client, input throws(AWSError) in
      let grants = try await client.listRetirableGrants(
        retiring: input.maybe("RetiringPrincipal"), retiringService: input.maybe("RetiringServicePrincipal"),
        marker: input.maybe("Marker"))
      return page("Grants", grants) { object(grant($0)) }
    },
    "CreateGrant": { client, input throws(AWSError) in
      let answer = try await client.call(createGrant(input))
      return Fields().with("GrantId", answer.grantID).with("GrantToken", answer.grantToken)
    },
    "RevokeGrant": { client, input throws(AWSError) in
      try await client.call(revoke(input))
      return Fields()
    },
    "RetireGrant": { client, input throws(AWSError) in
      try await client.call(retire(input))
      return Fields()
    },
  ]

  private static func grant(_ grant: KeyGrant) -> JSONInput {
    Fields().with("KeyId", grant.keyID).with("GrantId", grant.grantID).with("Name", grant.name)
      .with("CreationDate", grant.created).with("GranteePrincipal", grant.grantee)
      .with("RetiringPrincipal", grant.retiring).with("IssuingAccount", grant.issuingAccount)
      .with("Operations", grant.operations)
      .with("Constraints", grant.constraints.flatMap { try? JSONReader.read(Array($0.utf8)) })
      .with("GranteeServicePrincipal", grant.granteeService)
      .with("RetiringServicePrincipal", grant.retiringService)
  }
}
