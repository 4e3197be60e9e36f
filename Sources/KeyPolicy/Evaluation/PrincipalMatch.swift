/// Which ways lead from a statement's principals to a caller.
enum PrincipalMatch {
  static func routes(_ statement: PolicyStatement, to caller: CallerIdentity) -> [StatementRoute] {
    guard let principals = statement.principals else {
      return [StatementRoute(kind: .direct, missing: [MissingFact.element("Principal", statement)])]
    }
    guard !principals.isNegated else {
      return [StatementRoute(kind: .direct, missing: [MissingFact.element("NotPrincipal", statement)])]
    }
    return distinct(
      principals.principals.lazy.compactMap { principal in
        var route = route(principal, in: statement, to: caller)
        if route?.isCertain == false { route?.hinge = "\(principal.kind.rawValue) \(principal.name.value)" }
        return route
      })
  }

  /// Every certain way once, and some of the uncertain ones: many of them are no less uncertain than a few.
  ///
  /// The last uncertain one stands for all that follow, so it hinges on no principal of its own.
  private static func distinct(_ routes: some Sequence<StatementRoute>) -> [StatementRoute] {
    var known: Set<StatementRoute> = []
    var uncertain = 0
    var distinct: [StatementRoute] = []
    for route in routes where uncertain <= MissingFact.most || route.isCertain {
      var route = route
      if uncertain == MissingFact.most, !route.isCertain { route.hinge = nil }
      guard known.insert(route).inserted else { continue }
      if !route.isCertain { uncertain += 1 }
      distinct.append(route)
    }
    return distinct
  }

  private static func route(
    _ principal: PolicyPrincipal, in statement: PolicyStatement, to caller: CallerIdentity
  ) -> StatementRoute? {
    switch principal.form {
    case .everybody: return StatementRoute(kind: .direct)
    case .account(let id, let partition): return account(id, partition, caller)
    case .user(let arn, let text): return user(arn, text, caller)
    case .role(let arn, let text):
      return role(arn, text, caller, otherCase: unknown(principal, statement, .role))
    case .session(let text, _), .federatedUser(let text, _):
      if text == caller.arn { return StatementRoute(kind: .direct) }
      // AWS does not say whether case matters in the names of sessions.
      return text.lowercased() == caller.arn.lowercased() ? unknown(principal, statement) : nil
    case .uniqueID(let id):
      return mayBeIdentifier(id, of: caller)
        ? StatementRoute(kind: .direct, missing: [MissingFact.principal(id, statement)]) : nil
    case .notAWS: return mayStand(principal, for: caller) ? unknown(principal, statement) : nil
    case .faulty(let fault): return fault.isCertain ? nil : unknown(principal, statement)
    }
  }

  private static func unknown(
    _ principal: PolicyPrincipal, _ statement: PolicyStatement, _ kind: StatementRoute.Kind = .direct
  ) -> StatementRoute {
    StatementRoute(kind: kind, missing: [MissingFact.principal(principal.name.value, statement)])
  }

  /// IAM User Guide, "AWS JSON policy elements: Principal": a service calls for itself, a session may come from an identity provider,
  /// and a canonical user ID is another name of an account.
  ///
  /// AWS does not say what a wildcard among them means.
  private static func mayStand(_ principal: PolicyPrincipal, for caller: CallerIdentity) -> Bool {
    if principal.name.value.utf8.contains(UInt8(ascii: "*")) { return true }
    switch (principal.kind, caller.kind) {
    case (.canonicalUser, _), (.federated, .session): return true
    default: return false
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
  ///
  /// AWS documents that case matters in the names of users, and says nothing of roles.
  private static func role(
    _ arn: ARN, _ text: String, _ caller: CallerIdentity, otherCase: StatementRoute
  ) -> StatementRoute? {
    guard case .session(let name, _, let known) = caller.kind else { return nil }
    if let known {
      if text == known { return StatementRoute(kind: .role) }
      return text.lowercased() == known.lowercased() ? otherCase : nil
    }
    guard arn.account == caller.account, arn.partition == caller.partition,
      let other = arn.resource.split(separator: "/").last, other.lowercased() == name.lowercased()
    else { return nil }
    return other == name ? StatementRoute(kind: .role, missing: [MissingFact.rolePath]) : otherCase
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
