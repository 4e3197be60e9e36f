/// Which ways lead from a statement's principals to a caller.
enum PrincipalMatch {
  static func routes(_ statement: PolicyStatement, to caller: CallerIdentity) -> [StatementRoute] {
    guard let principals = statement.principals else {
      return [StatementRoute(kind: .direct, missing: [MissingFact.element("Principal", statement)])]
    }
    guard !principals.isNegated else {
      return [StatementRoute(kind: .direct, missing: [MissingFact.element("NotPrincipal", statement)])]
    }
    return principals.principals.compactMap { route($0, in: statement, to: caller) }
  }

  private static func route(
    _ principal: PolicyPrincipal, in statement: PolicyStatement, to caller: CallerIdentity
  ) -> StatementRoute? {
    switch principal.form {
    case .everybody: return StatementRoute(kind: .direct)
    case .account(let id, let partition): return account(id, partition, caller)
    case .user(let arn, let text): return user(arn, text, caller)
    case .role(let arn, let text): return role(arn, text, caller)
    case .session(let text, _), .federatedUser(let text, _):
      return text == caller.arn ? StatementRoute(kind: .direct) : nil
    case .uniqueID(let id):
      return mayBeIdentifier(id, of: caller)
        ? StatementRoute(kind: .direct, missing: [MissingFact.principal(id, statement)]) : nil
    case .notAWS: return nil
    case .faulty(let fault):
      guard !fault.isCertain else { return nil }
      return StatementRoute(kind: .direct, missing: [MissingFact.principal(principal.name.value, statement)])
    }
  }

  private static func account(_ id: String, _ partition: String?, _ caller: CallerIdentity) -> StatementRoute?
  {
    guard id == caller.account, partition == nil || partition == caller.partition else { return nil }
    return StatementRoute(kind: caller.kind == .root ? .direct : .account)
  }

  private static func user(_ arn: ARN, _ text: String, _ caller: CallerIdentity) -> StatementRoute? {
    switch caller.kind {
    case .user: return text == caller.arn ? StatementRoute(kind: .direct) : nil
    case .federatedUser:
      guard arn.account == caller.account, arn.partition == caller.partition else { return nil }
      return StatementRoute(kind: .federatedUsersUser, missing: [MissingFact.userBehindFederation])
    case .root, .session: return nil
    }
  }

  /// A session's ARN has lost the role's path, so without the role's ARN an equal name is not yet the same role.
  private static func role(_ arn: ARN, _ text: String, _ caller: CallerIdentity) -> StatementRoute? {
    guard case .session(let name, _, let known) = caller.kind else { return nil }
    if let known { return text == known ? StatementRoute(kind: .role) : nil }
    guard arn.account == caller.account, arn.partition == caller.partition,
      arn.resource.split(separator: "/").last.map(String.init) == name
    else { return nil }
    return StatementRoute(kind: .role, missing: [MissingFact.rolePath])
  }

  /// Prefixes of unique IDs: IAM User Guide, "IAM identifiers".
  private static func mayBeIdentifier(_ id: String, of caller: CallerIdentity) -> Bool {
    switch caller.kind {
    case .root: false
    case .user: !id.hasPrefix("AROA")
    case .session: !id.hasPrefix("AIDA")
    case .federatedUser: true
    }
  }
}
