@testable import AWSClient

/// Every operation of IAM we call, with JSON in and JSON out by way of our own types.
enum IAMOperationTable {
  typealias Fields = JSONInput
  typealias Call = @Sendable (_ client: IAMClient, _ input: JSONValue) async throws(AWSError) -> JSONInput

  /// Members of answers that our types leave out, by the structure they stand in; nobody asks for them.
  static let leftOut: [String: Set<String>] = [
    "Role": ["Tags", "SourceRoleTemplate"], "User": ["Tags", "PasswordLastUsed"], "RoleLastUsed": ["Region"],
    "PermissionsBoundary": ["PermissionsBoundaryType"],
    "Policy": [
      "AttachmentCount", "PermissionsBoundaryUsageCount", "IsAttachable", "Description", "CreateDate", "Tags",
    ],
    "Groups": ["CreateDate"], "EvaluationResults": ["EvalDecisionDetails"],
    "ResourceSpecificResults": ["EvalDecisionDetails"],
  ]

  /// Members of inputs that are not sent.
  static let notSent: Set<String> = [
    "Marker", "PathPrefix", "PolicyInputList", "PermissionsBoundaryPolicyInputList", "ResourcePolicy",
    "PolicyExclusionList", "ResourceOwner", "ResourceHandlingOption",
  ]

  static let all: [String: Call] = gets.merging(lists) { first, _ in first }

  private static let gets: [String: Call] = [
    "GetRole": { client, input throws(AWSError) in
      let role = try await client.getRole(input.text("RoleName"))
      let fields = Fields().with("RoleName", role.name).with("Arn", role.arn).with("RoleId", role.id)
        .with("Path", role.path).with("CreateDate", role.created).with("Description", role.description)
        .with("AssumeRolePolicyDocument", role.trustPolicy)
        .with("PermissionsBoundary", boundary(role.permissionsBoundaryARN))
        .with("MaxSessionDuration", role.maxSessionDuration)
        .with("RoleLastUsed", role.lastUsed.map { .object(Fields().with("LastUsedDate", $0).members) })
      return Fields().with("Role", .object(fields.members))
    },
    "GetUser": { client, input throws(AWSError) in
      let user = try await client.getUser(input.maybe("UserName"))
      let fields = Fields().with("UserName", user.name).with("Arn", user.arn).with("UserId", user.id)
        .with("Path", user.path).with("CreateDate", user.created)
        .with("PermissionsBoundary", boundary(user.permissionsBoundaryARN))
      return Fields().with("User", .object(fields.members))
    },
    "GetPolicy": { client, input throws(AWSError) in
      let policy = try await client.getPolicy(input.text("PolicyArn"))
      let fields = Fields().with("PolicyName", policy.name).with("Arn", policy.arn).with(
        "PolicyId", policy.id
      )
      .with("Path", policy.path).with("DefaultVersionId", policy.defaultVersionID)
      .with("UpdateDate", policy.updated)
      return Fields().with("Policy", .object(fields.members))
    },
    "GetPolicyVersion": { client, input throws(AWSError) in
      let version = try await client.getPolicyVersion(
        input.text("PolicyArn"), versionID: input.text("VersionId"))
      let fields = Fields().with("Document", version.document).with("VersionId", version.versionID)
        .with("IsDefaultVersion", version.isDefault).with("CreateDate", version.created)
      return Fields().with("PolicyVersion", .object(fields.members))
    },
    "GetRolePolicy": { client, input throws(AWSError) in
      let text = try await client.getRolePolicy(input.text("RoleName"), policy: input.text("PolicyName"))
      return inline("RoleName", input, text)
    },
    "GetUserPolicy": { client, input throws(AWSError) in
      let text = try await client.getUserPolicy(input.text("UserName"), policy: input.text("PolicyName"))
      return inline("UserName", input, text)
    },
    "GetGroupPolicy": { client, input throws(AWSError) in
      let text = try await client.getGroupPolicy(input.text("GroupName"), policy: input.text("PolicyName"))
      return inline("GroupName", input, text)
    },
  ]

  private static let lists: [String: Call] = [
    "ListAttachedRolePolicies": { client, input throws(AWSError) in
      attached(try await client.listAttachedRolePolicies(input.text("RoleName")))
    },
    "ListAttachedUserPolicies": { client, input throws(AWSError) in
      attached(try await client.listAttachedUserPolicies(input.text("UserName")))
    },
    "ListAttachedGroupPolicies": { client, input throws(AWSError) in
      attached(try await client.listAttachedGroupPolicies(input.text("GroupName")))
    },
    "ListRolePolicies": { client, input throws(AWSError) in
      names("PolicyNames", try await client.listRolePolicies(input.text("RoleName")))
    },
    "ListUserPolicies": { client, input throws(AWSError) in
      names("PolicyNames", try await client.listUserPolicies(input.text("UserName")))
    },
    "ListGroupPolicies": { client, input throws(AWSError) in
      names("PolicyNames", try await client.listGroupPolicies(input.text("GroupName")))
    },
    "ListAccountAliases": { client, input throws(AWSError) in
      names("AccountAliases", try await client.listAccountAliases())
    },
    "ListGroupsForUser": { client, input throws(AWSError) in
      let groups = try await client.listGroupsForUser(input.text("UserName"))
      return Fields().with(
        "Groups",
        .array(
          groups.map {
            .object(
              Fields().with("GroupName", $0.name).with("Arn", $0.arn).with("GroupId", $0.id)
                .with("Path", $0.path).members)
          }))
    },
    "SimulatePrincipalPolicy": { client, input throws(AWSError) in
      let context = (input["ContextEntries"]?.array ?? []).map {
        PolicySimulation.ContextEntry(
          key: $0.text("ContextKeyName"), values: $0.texts("ContextKeyValues"),
          type: $0.text("ContextKeyType"))
      }
      let question = PolicySimulation(
        principalARN: input.text("PolicySourceArn"), actions: input.texts("ActionNames"),
        resources: input.texts("ResourceArns"), context: context, callerARN: input.maybe("CallerArn"))
      let decisions = try await client.simulatePrincipalPolicy(question)
      return Fields().with("EvaluationResults", .array(decisions.map(decision)))
    },
  ]

  private static func boundary(_ arn: String?) -> JSONValue? {
    arn.map { .object(Fields().with("PermissionsBoundaryArn", $0).members) }
  }

  private static func inline(_ owner: String, _ input: JSONValue, _ text: String) -> JSONInput {
    Fields().with(owner, input.text(owner)).with("PolicyName", input.text("PolicyName"))
      .with("PolicyDocument", text)
  }

  private static func attached(_ policies: [IAMAttachedPolicy]) -> JSONInput {
    Fields().with(
      "AttachedPolicies",
      .array(
        policies.map { .object(Fields().with("PolicyName", $0.name).with("PolicyArn", $0.arn).members) }))
  }

  private static func names(_ list: String, _ names: [String]) -> JSONInput {
    Fields().with(list, .array(names.map(JSONValue.string)))
  }

  private static func decision(_ decision: SimulatedDecision) -> JSONValue {
    let resources = decision.resources.map { resource in
      JSONValue.object(
        Fields().with("EvalResourceName", resource.resource).with("EvalResourceDecision", resource.decision)
          .with("MatchedStatements", .array(resource.matchedStatements.map(statement)))
          .with("MissingContextValues", JSONInput.list(resource.missingContextKeys))
          .with(
            "PermissionsBoundaryDecisionDetail",
            allowed("ByPermissionsBoundary", resource.isAllowedByBoundary)
          )
          .members)
    }
    return .object(
      Fields().with("EvalActionName", decision.action).with("EvalResourceName", decision.resource)
        .with("EvalDecision", decision.decision)
        .with("MatchedStatements", .array(decision.matchedStatements.map(statement)))
        .with("MissingContextValues", JSONInput.list(decision.missingContextKeys))
        .with("OrganizationsDecisionDetail", allowed("ByOrganizations", decision.isAllowedByOrganization))
        .with(
          "PermissionsBoundaryDecisionDetail", allowed("ByPermissionsBoundary", decision.isAllowedByBoundary)
        )
        .with("ResourceSpecificResults", .array(resources)).members)
  }

  private static func allowed(_ by: String, _ flag: Bool?) -> JSONValue? {
    flag.map { .object([.init("Allowed\(by)", .bool($0))]) }
  }

  private static func statement(_ statement: MatchedStatement) -> JSONValue {
    .object(
      Fields().with("SourcePolicyId", statement.sourcePolicyID)
        .with("SourcePolicyType", statement.sourcePolicyType)
        .with("StartPosition", statement.start.map(position)).with("EndPosition", statement.end.map(position))
        .members)
  }

  private static func position(_ position: MatchedStatement.Position) -> JSONValue {
    .object(Fields().with("Line", position.line).with("Column", position.column).members)
  }
}
