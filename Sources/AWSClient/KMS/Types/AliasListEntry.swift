package import struct FoundationEssentials.Date

/// One row of ListAliases; `targetKeyID` is nil for predefined aliases that have no key yet.
package struct AliasListEntry: Sendable, Hashable {
  /// With its prefix, for example `alias/payments/ledger`.
  package var name: String
  package var arn: String
  package var targetKeyID: String?
  package var created: Date?
  package var updated: Date?

  package init(
    name: String, arn: String, targetKeyID: String?, created: Date? = nil, updated: Date? = nil
  ) {
    self.name = name
    self.arn = arn
    self.targetKeyID = targetKeyID
    self.created = created
    self.updated = updated
  }
}
