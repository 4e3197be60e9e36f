/// Lets a principal use the key for some operations.
///
/// See CreateGrant in the AWS KMS API Reference.
package struct CreateGrantCall: KMSTrialCall {
  package struct Answer: Sendable {
    package var grantID: String
    /// Lets the grant be used before it has spread.
    package var grantToken: String?
  }

  package static let operation = "CreateGrant"

  /// Key id or key ARN.
  package var keyID: String
  /// ARN; nil when a service is the grantee.
  package var grantee: String?
  /// For example `Decrypt`.
  package var operations: [String]
  /// ARN of who may retire it.
  package var retiring: String?
  package var constraints: GrantConstraints?
  /// With a name, the same grant is made only once.
  package var name: String?
  /// For example `dynamodb.amazonaws.com`.
  package var granteeService: String?
  package var retiringService: String?
  /// Stand in for grants that have not spread yet.
  package var grantTokens: [String]

  package init(
    keyID: String, grantee: String?, operations: [String], retiring: String? = nil,
    constraints: GrantConstraints? = nil, name: String? = nil, granteeService: String? = nil,
    retiringService: String? = nil, grantTokens: [String] = []
  ) {
    self.keyID = keyID
    self.grantee = grantee
    self.operations = operations
    self.retiring = retiring
    self.constraints = constraints
    self.name = name
    self.granteeService = granteeService
    self.retiringService = retiringService
    self.grantTokens = grantTokens
  }

  package var input: JSONInput {
    JSONInput()
      .with("KeyId", keyID)
      .with("GranteePrincipal", grantee)
      .with("Operations", JSONInput.list(operations))
      .with("RetiringPrincipal", retiring)
      .with("Constraints", constraints?.json)
      .with("Name", name)
      .with("GranteeServicePrincipal", granteeService)
      .with("RetiringServicePrincipal", retiringService)
      .with("GrantTokens", grantTokens)
  }

  package static func read(_ answer: KMSAnswer) throws(AWSError) -> Answer {
    Answer(
      grantID: try answer.text("GrantId"), grantToken: answer["GrantToken"]?.string)
  }
}
