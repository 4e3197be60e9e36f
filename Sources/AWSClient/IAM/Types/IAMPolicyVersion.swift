package import struct FoundationEssentials.Date

/// What GetPolicyVersion says.
package struct IAMPolicyVersion: Sendable, Hashable {
  package var versionID: String
  package var isDefault: Bool
  /// JSON text.
  package var document: String
  package var created: Date?

  static func read(_ element: XMLElement) -> IAMPolicyVersion? {
    guard let document = element.text("Document") else { return nil }
    return IAMPolicyVersion(
      versionID: element.text("VersionId") ?? "", isDefault: element.text("IsDefaultVersion") == "true",
      document: IAMPolicyText.decoded(document), created: element.date("CreateDate"))
  }
}
