/// What SimulatePrincipalPolicy says about one action.
package struct SimulatedDecision: Sendable, Hashable {
  /// What it says about one resource, where several were asked about.
  package struct ForResource: Sendable, Hashable {
    package var resource: String
    package var decision: String
    package var matchedStatements: [MatchedStatement]
    package var missingContextKeys: [String]
    package var isAllowedByBoundary: Bool?
  }

  package var action: String
  package var resource: String
  /// `allowed`, `explicitDeny` or `implicitDeny`.
  package var decision: String
  package var matchedStatements: [MatchedStatement]
  /// Keys that conditions ask about and the question did not give.
  package var missingContextKeys: [String]
  /// What service control policies say; nil when the account is in no organization.
  package var isAllowedByOrganization: Bool?
  /// What the permissions boundary says; nil when there is none.
  package var isAllowedByBoundary: Bool?
  package var resources: [ForResource]

  static func read(_ element: XMLElement) -> SimulatedDecision? {
    guard let action = element.text("EvalActionName"), let decision = element.text("EvalDecision") else {
      return nil
    }
    // One that cannot be read may be the one that matters.
    let resources = element.list("ResourceSpecificResults")
    let read = resources.compactMap(resource)
    guard read.count == resources.count else { return nil }
    return SimulatedDecision(
      action: action, resource: element.text("EvalResourceName") ?? "*", decision: decision,
      matchedStatements: element.list("MatchedStatements").map(MatchedStatement.read),
      missingContextKeys: element.list("MissingContextValues").map(\.text),
      isAllowedByOrganization: element["OrganizationsDecisionDetail"]?.flag("AllowedByOrganizations"),
      isAllowedByBoundary: boundary(element),
      resources: read)
  }

  private static func resource(_ element: XMLElement) -> ForResource? {
    guard let name = element.text("EvalResourceName"), let decision = element.text("EvalResourceDecision")
    else { return nil }
    return ForResource(
      resource: name, decision: decision,
      matchedStatements: element.list("MatchedStatements").map(MatchedStatement.read),
      missingContextKeys: element.list("MissingContextValues").map(\.text),
      isAllowedByBoundary: boundary(element))
  }

  private static func boundary(_ element: XMLElement) -> Bool? {
    element["PermissionsBoundaryDecisionDetail"]?.flag("AllowedByPermissionsBoundary")
  }
}
