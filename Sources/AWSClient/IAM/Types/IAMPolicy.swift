package import struct FoundationEssentials.Date

/// What GetPolicy says; the text is in its versions.
package struct IAMPolicy: Sendable, Hashable {
  package var name: String
  package var arn: String
  package var id: String
  package var path: String
  /// The version in force, for example `v3`.
  package var defaultVersionID: String
  package var updated: Date?

  static func read(_ element: XMLElement) -> IAMPolicy? {
    guard let arn = element.text("Arn"), let version = element.text("DefaultVersionId") else { return nil }
    return IAMPolicy(
      name: element.text("PolicyName") ?? "", arn: arn, id: element.text("PolicyId") ?? "",
      path: element.text("Path") ?? "/", defaultVersionID: version, updated: element.date("UpdateDate"))
  }
}
