package import struct FoundationEssentials.Date

/// What GetRole says.
package struct IAMRole: Sendable, Hashable {
  package var name: String
  /// With its path, which the ARN of a session lacks.
  package var arn: String
  /// `AROA…`; what policies hold when the role is gone.
  package var id: String
  /// Begins and ends with `/`.
  package var path: String
  package var created: Date?
  package var description: String?
  /// The trust policy, JSON text.
  package var trustPolicy: String?
  /// The ARN of the policy that is the permissions boundary.
  package var permissionsBoundaryARN: String?
  /// Seconds.
  package var maxSessionDuration: Int?
  package var lastUsed: Date?

  static func read(_ element: XMLElement) -> IAMRole? {
    guard let name = element.text("RoleName"), let arn = element.text("Arn") else { return nil }
    return IAMRole(
      name: name, arn: arn, id: element.text("RoleId") ?? "", path: element.text("Path") ?? "/",
      created: element.date("CreateDate"), description: element.text("Description"),
      trustPolicy: element.text("AssumeRolePolicyDocument").map(IAMPolicyText.decoded),
      permissionsBoundaryARN: element["PermissionsBoundary"]?.text("PermissionsBoundaryArn"),
      maxSessionDuration: element.text("MaxSessionDuration").flatMap { Int($0) },
      lastUsed: element["RoleLastUsed"]?.date("LastUsedDate"))
  }
}
