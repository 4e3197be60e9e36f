package import struct FoundationEssentials.Date

/// One row of ListKeyRotations: material of a key, and how it came.
package struct KeyRotation: Sendable, Hashable {
  package var keyID: String?
  package var keyMaterialID: String?
  package var keyMaterialDescription: String?
  /// For example `CURRENT` or `PENDING_ROTATION`.
  package var keyMaterialState: String?
  /// `IMPORTED` or `PENDING_IMPORT`, of imported material only.
  package var importState: String?
  package var expirationModel: String?
  package var validTo: Date?
  /// Absent for the first material.
  package var rotationDate: Date?
  /// `AUTOMATIC` or `ON_DEMAND`.
  package var rotationType: String?

  static func read(_ value: JSONValue) -> KeyRotation? {
    guard case .object = value else { return nil }
    return KeyRotation(
      keyID: value["KeyId"]?.string, keyMaterialID: value["KeyMaterialId"]?.string,
      keyMaterialDescription: value["KeyMaterialDescription"]?.string,
      keyMaterialState: value["KeyMaterialState"]?.string, importState: value["ImportState"]?.string,
      expirationModel: value["ExpirationModel"]?.string, validTo: KMSReader.date(value["ValidTo"]),
      rotationDate: KMSReader.date(value["RotationDate"]), rotationType: value["RotationType"]?.string)
  }
}
