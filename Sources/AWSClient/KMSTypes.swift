package import struct FoundationEssentials.Date

/// One row of ListKeys.
package struct KeyListEntry: Sendable, Hashable {
  package var keyID: String
  package var arn: String

  package init(keyID: String, arn: String) {
    self.keyID = keyID
    self.arn = arn
  }
}

/// One row of ListAliases; `targetKeyID` is nil for predefined aliases that have no key yet.
package struct AliasListEntry: Sendable, Hashable {
  /// With its prefix, for example `alias/payments/ledger`.
  package var name: String
  package var arn: String
  package var targetKeyID: String?

  package init(name: String, arn: String, targetKeyID: String?) {
    self.name = name
    self.arn = arn
    self.targetKeyID = targetKeyID
  }
}

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

package struct KeyTag: Sendable, Hashable {
  package var key: String
  package var value: String

  package init(key: String, value: String) {
    self.key = key
    self.value = value
  }
}

package struct KeyGrant: Sendable, Hashable {
  package var grantID: String
  package var name: String?
  package var grantee: String
  package var retiring: String?
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

package struct KeyRotationStatus: Sendable, Hashable {
  package var enabled: Bool
  package var periodInDays: Int?
  package var nextRotation: Date?
  package var onDemandStart: Date?

  package init(enabled: Bool) { self.enabled = enabled }
}

/// What ScheduleKeyDeletion answers.
package struct ScheduledDeletion: Sendable, Hashable {
  package var state: String
  package var deletionDate: Date?
  package var pendingWindowInDays: Int?

  package init(state: String, deletionDate: Date?, pendingWindowInDays: Int?) {
    self.state = state
    self.deletionDate = deletionDate
    self.pendingWindowInDays = pendingWindowInDays
  }
}

/// What STS GetCallerIdentity answers.
package struct CallerIdentity: Sendable, Hashable {
  package var account: String
  package var arn: String
  package var userID: String

  package init(account: String, arn: String, userID: String) {
    self.account = account
    self.arn = arn
    self.userID = userID
  }
}
