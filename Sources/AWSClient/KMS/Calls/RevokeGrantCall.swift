/// Ends a grant, as its owner.
///
/// See RevokeGrant in the AWS KMS API Reference.
package struct RevokeGrantCall: KMSTrialCall {
  package typealias Answer = Void
  package static let operation = "RevokeGrant"

  /// Key id or key ARN.
  package var keyID: String
  package var grantID: String

  package init(keyID: String, grantID: String) {
    self.keyID = keyID
    self.grantID = grantID
  }

  package var input: JSONInput {
    JSONInput()
      .with("KeyId", keyID)
      .with("GrantId", grantID)
  }
}
