package import struct FoundationEssentials.Date

/// What GetUser says.
package struct IAMUser: Sendable, Hashable {
  package var name: String
  package var arn: String
  /// `AIDA…`; what policies hold when the user is gone.
  package var id: String
  /// Begins and ends with `/`.
  package var path: String
  package var created: Date?
  /// The ARN of the policy that is the permissions boundary.
  package var permissionsBoundaryARN: String?

  /// The root user has no name of its own, so only the ARN must be there.
  static func read(_ element: XMLElement) -> IAMUser? {
    guard let arn = element.text("Arn") else { return nil }
    return IAMUser(
      name: element.text("UserName") ?? "", arn: arn, id: element.text("UserId") ?? "",
      path: element.text("Path") ?? "/", created: element.date("CreateDate"),
      permissionsBoundaryARN: element["PermissionsBoundary"]?.text("PermissionsBoundaryArn"))
  }
}
