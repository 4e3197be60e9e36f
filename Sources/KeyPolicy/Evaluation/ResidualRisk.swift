/// What could still be in the way of an allowed request, because it was not read.
enum ResidualRisk {
  static func list(_ one: Explanation, _ way: StatementWay) -> [String] {
    let action = one.action.qualifiedName
    let caller = one.caller
    let layers = one.compiled.request.layers
    var risks: [String] = []
    if one.compiled.request.identityPolicies == .unknown, caller.kind != .root {
      risks.append("An explicit Deny in your IAM policies would still stop \(action); they were not read.")
    }
    if let limit = limit(way.kind, caller, layers, action) { risks.append(limit) }
    let unread = unread(layers, caller)
    if !unread.isEmpty {
      risks.append(
        "An explicit Deny in a \(Wording.join(unread, "or")) would still stop \(action); "
          + (unread.count == 1 ? "it was not read." : "none of them was read."))
    }
    let guardrails = guardrails(layers, caller)
    if !guardrails.isEmpty {
      risks.append(
        "So would a \(Wording.join(guardrails, "or")) that does not allow \(action).")
    }
    if namesOthers(one.compiled, caller) {
      risks.append(
        "AWS also refuses a policy that names a user, role, account or service that does not exist; whether all of them exist was "
          + "not looked up.")
    }
    if namesSession(one.compiled.key) {
      risks.append(
        "The policy names a session: AWS documents that form of principal, but one report says that AWS refused it as invalid."
      )
    }
    return risks
  }

  private static func unread(_ layers: PolicyLayers, _ caller: CallerIdentity) -> [String] {
    let isLimited = caller.kind != .root
    let rows: [(PolicyLayer, String, Bool)] = [
      (layers.permissionsBoundary, "permissions boundary", isLimited),
      (layers.sessionPolicy, "session policy", isLimited),
      (layers.serviceControlPolicies, "service control policy", !caller.isServiceLinkedRole),
      (layers.resourceControlPolicies, "resource control policy", !caller.isServiceLinkedRole),
      (layers.vpcEndpointPolicy, "VPC endpoint policy", true),
    ]
    return rows.filter { $0.2 && ($0.0 == .notRead || $0.0 == .unknown) }.map(\.1)
  }

  /// Policies that were not read and must allow whatever the key policy grants.
  private static func guardrails(_ layers: PolicyLayers, _ caller: CallerIdentity) -> [String] {
    let rows: [(PolicyLayer, String, Bool)] = [
      (layers.serviceControlPolicies, "service control policy", !caller.isServiceLinkedRole),
      (layers.vpcEndpointPolicy, "VPC endpoint policy", true),
    ]
    return rows.filter { $0.2 && ($0.0 == .notRead || $0.0 == .unknown) }.map(\.1)
  }

  /// The limits on grants to a role ARN and on delegation (IAM User Guide, "Policy evaluation logic": implicit denies in
  /// permissions boundaries and session policies).
  private static func limit(
    _ kind: StatementWay.Kind, _ caller: CallerIdentity, _ layers: PolicyLayers, _ action: String
  ) -> String? {
    var unread: [String] = []
    if layers.permissionsBoundary == .notRead { unread.append("permissions boundary") }
    if layers.sessionPolicy == .notRead { unread.append("session policy") }
    guard !unread.isEmpty, caller.kind != .root else { return nil }
    let what = Wording.join(unread, "or")
    switch kind {
    case .direct: return nil
    case .role:
      return
        "The statement names your role and not your session, so a \(what) that does not allow \(action) would stop it."
    case .account, .federatingUser:
      return "The statement leaves it to IAM, so a \(what) that does not allow \(action) would stop it."
    }
  }

  private static func namesOthers(_ compiled: CompiledRequest, _ caller: CallerIdentity) -> Bool {
    compiled.key.source.statements.contains { statement in
      (statement.principals?.principals ?? []).contains { principal in
        switch principal.form {
        case .user(_, let text), .role(_, let text), .session(let text, _), .federatedUser(let text, _):
          text != caller.arn && text != ownRole(caller)
        case .account(let id, _): id != compiled.keyARN.account
        case .notAWS: true
        default: false
        }
      }
    }
  }

  private static func namesSession(_ policy: CompiledPolicy) -> Bool {
    policy.source.statements.contains { statement in
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
