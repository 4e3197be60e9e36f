package import struct FoundationEssentials.Date

/// What DescribeKey says.
///
/// Enumerations stay text, so that values AWS adds later are shown as they come.
package struct KeyMetadata: Sendable, Hashable {
  package var keyID: String
  package var arn: String
  package var accountID: String
  package var description: String
  package var enabled: Bool
  /// `Enabled`, `Disabled`, `PendingDeletion`, … as AWS spells it.
  package var state: String
  package var usage: String
  package var spec: String
  package var origin: String
  /// `AWS` or `CUSTOMER`.
  package var manager: String
  package var created: Date?
  package var deletionDate: Date?
  package var validTo: Date?
  package var expirationModel: String?
  package var customKeyStoreID: String?
  package var pendingWindowInDays: Int?
  package var multiRegion: Bool
  /// `PRIMARY` or `REPLICA`.
  package var multiRegionType: String?
  package var primary: MultiRegionKey?
  package var replicas: [MultiRegionKey]
  package var algorithms: [String]
  package var currentKeyMaterialID: String?
  /// Members this version does not know, as name and compact JSON text, in AWS's order.
  package var unknownFields: [UnknownField]

  package struct MultiRegionKey: Sendable, Hashable {
    package var arn: String
    package var region: String

    package init(arn: String, region: String) {
      self.arn = arn
      self.region = region
    }
  }

  package struct UnknownField: Sendable, Hashable {
    package var name: String
    package var json: String

    package init(name: String, json: String) {
      self.name = name
      self.json = json
    }
  }

  package init(keyID: String, arn: String) {
    self.keyID = keyID
    self.arn = arn
    accountID = ""
    description = ""
    enabled = false
    state = ""
    usage = ""
    spec = ""
    origin = ""
    manager = ""
    multiRegion = false
    replicas = []
    algorithms = []
    unknownFields = []
  }
}
