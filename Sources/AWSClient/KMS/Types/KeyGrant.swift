package import struct FoundationEssentials.Date

/// One row of ListGrants and ListRetirableGrants.
package struct KeyGrant: Sendable, Hashable {
  package var grantID: String
  package var name: String?
  /// The ARN of the key, which may be of another account.
  package var keyID: String?
  package var grantee: String
  /// The service that is the grantee, where the grantee is one.
  package var granteeService: String?
  package var retiring: String?
  package var retiringService: String?
  package var issuingAccount: String?
  package var operations: [String]
  package var created: Date?
  /// Constraints as compact JSON text, nil when there are none.
  package var constraints: String?

  package init(grantID: String, grantee: String, operations: [String]) {
    self.grantID = grantID
    self.grantee = grantee
    self.operations = operations
  }
}
