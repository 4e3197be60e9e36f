/// Ends a grant, as one who may retire it.
///
/// See RetireGrant in the AWS KMS API Reference.
package struct RetireGrantCall: KMSTrialCall {
  package typealias Answer = Void
  package static let operation = "RetireGrant"

  /// Key ARN; with the grant id, instead of the token.
  package var keyID: String?
  package var grantID: String?
  package var grantToken: String?

  package init(keyID: String? = nil, grantID: String? = nil, grantToken: String? = nil) {
    self.keyID = keyID
    self.grantID = grantID
    self.grantToken = grantToken
  }

  package var input: JSONInput {
    JSONInput()
      .with("KeyId", keyID)
      .with("GrantId", grantID)
      .with("GrantToken", grantToken)
  }
}
