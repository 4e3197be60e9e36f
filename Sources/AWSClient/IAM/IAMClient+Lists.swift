extension IAMClient {
  /// All managed policies attached to a role.
  package func listAttachedRolePolicies(_ role: String) async throws(AWSError) -> [IAMAttachedPolicy] {
    try await attached("ListAttachedRolePolicies", ("RoleName", role))
  }

  /// All managed policies attached to a user itself.
  package func listAttachedUserPolicies(_ user: String) async throws(AWSError) -> [IAMAttachedPolicy] {
    try await attached("ListAttachedUserPolicies", ("UserName", user))
  }

  /// All managed policies attached to a group.
  package func listAttachedGroupPolicies(_ group: String) async throws(AWSError) -> [IAMAttachedPolicy] {
    try await attached("ListAttachedGroupPolicies", ("GroupName", group))
  }

  /// The names of the policies that are part of a role.
  package func listRolePolicies(_ role: String) async throws(AWSError) -> [String] {
    try await names("ListRolePolicies", "PolicyNames", [("RoleName", role)])
  }

  /// The names of the policies that are part of a user.
  package func listUserPolicies(_ user: String) async throws(AWSError) -> [String] {
    try await names("ListUserPolicies", "PolicyNames", [("UserName", user)])
  }

  /// The names of the policies that are part of a group.
  package func listGroupPolicies(_ group: String) async throws(AWSError) -> [String] {
    try await names("ListGroupPolicies", "PolicyNames", [("GroupName", group)])
  }

  /// The groups a user is in.
  package func listGroupsForUser(_ user: String) async throws(AWSError) -> [IAMGroup] {
    try await IAMPaging(service: service, operation: "ListGroupsForUser", list: "Groups")
      .all([("UserName", user)], IAMGroup.read)
  }

  /// The names of the account; there is one at most.
  package func listAccountAliases() async throws(AWSError) -> [String] {
    try await names("ListAccountAliases", "AccountAliases", [])
  }

  /// What IAM's policies say to some actions of a user, group or role; key policies are not asked.
  package func simulatePrincipalPolicy(_ question: PolicySimulation) async throws(AWSError)
    -> [SimulatedDecision]
  {
    try await IAMPaging(service: service, operation: "SimulatePrincipalPolicy", list: "EvaluationResults")
      .all(question.input, SimulatedDecision.read)
  }

  private func attached(
    _ operation: String, _ owner: (name: String, value: String)
  ) async throws(AWSError) -> [IAMAttachedPolicy] {
    try await IAMPaging(service: service, operation: operation, list: "AttachedPolicies")
      .all([owner], IAMAttachedPolicy.read)
  }

  private func names(_ operation: String, _ list: String, _ input: Input) async throws(AWSError) -> [String] {
    try await IAMPaging(service: service, operation: operation, list: list)
      .all(input) { $0.text.isEmpty ? nil : $0.text }
  }
}
