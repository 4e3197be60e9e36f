import Foundation

/// One tag of a key.
struct Tag: Sendable, Hashable {
  var key: String
  var value: String
}

/// Automatic rotation of a key's material.
struct Rotation: Sendable, Hashable {
  var periodInDays: Int
  var next: Date
}

/// A grant on a key.
struct GrantRecord: Sendable, Hashable {
  var id: String
  var name: String?
  var created: Date
  var grantee: String
  var retiring: String?
  var operations: [String]
  /// Name of the constraint (`EncryptionContextSubset`, `EncryptionContextEquals`) and its pairs.
  var constraint: (name: String, context: [String: String])?

  static func == (left: GrantRecord, right: GrantRecord) -> Bool { left.id == right.id }
  func hash(into hasher: inout Hasher) { hasher.combine(id) }
}

/// A KMS key of the sandbox with everything KMS keeps about it.
struct KeyRecord: Sendable {
  enum Part: Sendable, Hashable { case primary, replica }

  /// Id without ARN: a UUID, or `mrk-` and 32 hexadecimal digits.
  var id: String
  var arn: String
  /// Position in ListKeys: the order of creation.
  var sequence = 0
  var created: Date
  var description = ""
  var state = KeyState.enabled
  var specification = KeySpecification.symmetric
  var origin = "AWS_KMS"
  /// `CUSTOMER` or `AWS`.
  var manager = "CUSTOMER"
  /// The text GetKeyPolicy gives.
  var policy: String
  var tags: [Tag] = []
  var grants: [GrantRecord] = []
  /// Kept while the key is pending deletion, so that it comes back with CancelKeyDeletion.
  var rotation: Rotation?
  var deletionDate: Date?
  var pendingWindowInDays: Int?
  var validTo: Date?
  var expirationModel: String?
  var customKeyStoreID: String?
  var cloudHsmClusterID: String?
  var xksKeyID: String?
  /// Part in a multi-Region key, nil for a single-Region key.
  var part: Part?
  /// Region of the primary of a multi-Region key.
  var primaryRegion: String?
  var materialID: String?

  init(id: String, arn: String, created: Date, policy: String) {
    self.id = id
    self.arn = arn
    self.created = created
    self.policy = policy
  }

  /// True for a key whose imported material is not there: cancelling its deletion leads to PendingImport.
  var lacksMaterial: Bool { origin == "EXTERNAL" && expirationModel == nil }
}
