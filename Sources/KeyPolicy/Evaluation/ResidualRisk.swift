/// What could still be in the way of an allowed request, because it was not read.
enum ResidualRisk {
  static func list(_ request: Request, _ way: Request.Way, _ document: PolicyDocument) -> [String] {
    var risks: [String] = []
    if request.identityPolicies == .unknown, request.caller.kind != .root {
      risks.append(
        "An explicit Deny in your IAM policies would still stop \(request.action); they were not read.")
    }
    if let limit = limit(way.route.kind, request) { risks.append(limit) }
    risks.append(
      "An explicit Deny in a permissions boundary, session policy, service control policy, resource control policy or VPC "
        + "endpoint policy would still stop \(request.action); none of them was read.")
    if namesOthers(document, request) {
      risks.append(
        "AWS also refuses a policy that names a user, role, account or service that does not exist; whether all of them exist was "
          + "not looked up.")
    }
    if namesSession(document) {
      risks.append(
        "The policy names a session: AWS documents that form of principal, but one report says that AWS refused it as invalid."
      )
    }
    return risks
  }

  /// The limits on grants to a role ARN and on delegation (IAM User Guide, "Policy evaluation logic": implicit denies in
  /// permissions boundaries and session policies).
  private static func limit(_ kind: StatementRoute.Kind, _ request: Request) -> String? {
    switch kind {
    case .direct: nil
    case .role:
      "The statement names your role and not your session, so a permissions boundary or session policy that does not allow "
        + "\(request.action) would stop it."
    case .account, .federatedUsersUser:
      "The statement leaves it to IAM, so a permissions boundary or session policy that does not allow \(request.action) would "
        + "stop it."
    }
  }

  private static func namesOthers(_ document: PolicyDocument, _ request: Request) -> Bool {
    document.statements.contains { statement in
      (statement.principals?.principals ?? []).contains { principal in
        switch principal.form {
        case .user(_, let text), .role(_, let text), .session(let text, _), .federatedUser(let text, _):
          text != request.caller.arn && text != ownRole(request.caller)
        case .account(let id, _): id != request.key.account
        case .notAWS: true
        default: false
        }
      }
    }
  }

  private static func namesSession(_ document: PolicyDocument) -> Bool {
    document.statements.contains { statement in
      (statement.principals?.principals ?? []).contains { principal in
        switch principal.form {
        case .session, .federatedUser: true
        default: false
        }
      }
    }
  }

  private static func ownRole(_ caller: CallerIdentity) -> String? {
    guard case .session(_, _, let role) = caller.kind else { return nil }
    return role
  }
}
