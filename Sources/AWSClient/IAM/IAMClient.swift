/// Calls of IAM that tell what a principal is and may do; none of them changes anything.
///
/// AWS query protocol, version 2010-05-08.
package struct IAMClient: Sendable {
  typealias Input = [(name: String, value: String)]

  let service: QueryService

  package init(_ connection: ServiceConnection) {
    service = QueryService(client: connection.client(.iam), version: "2010-05-08")
  }

  /// - Parameter name: Without path, for example `Admin`.
  package func getRole(_ name: String) async throws(AWSError) -> IAMRole {
    try await get("GetRole", "Role", [("RoleName", name)], IAMRole.read)
  }

  /// - Parameter name: Without path; nil for the user whose keys sign.
  package func getUser(_ name: String? = nil) async throws(AWSError) -> IAMUser {
    try await get("GetUser", "User", name.map { [("UserName", $0)] } ?? [], IAMUser.read)
  }

  package func getPolicy(_ arn: String) async throws(AWSError) -> IAMPolicy {
    try await get("GetPolicy", "Policy", [("PolicyArn", arn)], IAMPolicy.read)
  }

  /// - Parameter versionID: For example `v3`; the policy names its default version.
  package func getPolicyVersion(_ arn: String, versionID: String) async throws(AWSError) -> IAMPolicyVersion {
    try await get(
      "GetPolicyVersion", "PolicyVersion", [("PolicyArn", arn), ("VersionId", versionID)],
      IAMPolicyVersion.read)
  }

  /// The text of a policy that is part of a role.
  package func getRolePolicy(_ role: String, policy: String) async throws(AWSError) -> String {
    try await document("GetRolePolicy", [("RoleName", role), ("PolicyName", policy)])
  }

  /// The text of a policy that is part of a user.
  package func getUserPolicy(_ user: String, policy: String) async throws(AWSError) -> String {
    try await document("GetUserPolicy", [("UserName", user), ("PolicyName", policy)])
  }

  /// The text of a policy that is part of a group.
  package func getGroupPolicy(_ group: String, policy: String) async throws(AWSError) -> String {
    try await document("GetGroupPolicy", [("GroupName", group), ("PolicyName", policy)])
  }

  private func get<Value>(
    _ operation: String, _ element: String, _ input: Input, _ read: (XMLElement) -> Value?
  ) async throws(AWSError) -> Value {
    let result = try await service.result(operation, input)
    guard let value = result[element].flatMap(read) else {
      throw service.incomplete(operation, lacks: "a whole \(element)")
    }
    return value
  }

  private func document(_ operation: String, _ input: Input) async throws(AWSError) -> String {
    let result = try await service.result(operation, input)
    guard let text = result.text("PolicyDocument") else {
      throw service.incomplete(operation, lacks: "PolicyDocument")
    }
    return IAMPolicyText.decoded(text)
  }
}
