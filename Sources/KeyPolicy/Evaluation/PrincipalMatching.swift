/// Matches the principals of a statement with one caller.
struct PrincipalMatching {
  let caller: CallerIdentity
  let boundary: PolicyLayer
  let isCautious: Bool

  /// How the statement names the caller.
  func match(_ statement: PolicyStatement, _ effect: PolicyStatement.Effect) -> PrincipalMatch {
    guard let principals = statement.principals else {
      // Without a principal the statement is malformed, and nobody can say whom it would bind.
      return PrincipalMatch(
        direct: unsettled("the Principal of statement \(statement.index + 1)", effect))
    }
    if principals.isNegated {
      return PrincipalMatch(
        direct: effect == .deny ? excepted(principals, statement) : others(principals, statement))
    }
    return named(principals, statement, effect)
  }

  /// How a list of principals names the caller.
  func named(
    _ principals: PolicyPrincipals, _ statement: PolicyStatement, _ effect: PolicyStatement.Effect
  ) -> PrincipalMatch {
    var match = PrincipalMatch()
    for principal in principals.principals { match.merge(named(principal, statement, effect)) }
    return match
  }

  func unsettled(_ phrase: String, _ effect: PolicyStatement.Effect) -> Truth {
    isCautious ? Truth(effect == .deny) : .unknown([.unsettled(phrase)])
  }

  private func named(
    _ principal: PolicyPrincipal, _ statement: PolicyStatement, _ effect: PolicyStatement.Effect
  ) -> PrincipalMatch {
    var match = PrincipalMatch()
    switch principal.form {
    case .everybody: match.direct = .yes
    case .account(let id, let partition):
      guard id == caller.account, partition == nil || partition == caller.partition else { break }
      if caller.kind == .root { match.direct = .yes } else { match.account = .yes }
    case .user(let arn, let text): matchUser(arn, text, &match)
    case .role(let arn, let text):
      matchRole(arn, text, doubt: { doubt(principal, statement, effect) }, &match)
    case .session(let text, _), .federatedUser(let text, _):
      if text == caller.arn {
        match.direct = .yes
      } else if Self.isSameButForCase(text, caller.arn) {
        // AWS does not say whether case matters in the names of sessions.
        match.direct = doubt(principal, statement, effect)
      }
    case .uniqueID:
      // AWS shows a unique ID where the user or role behind it was deleted: it is nobody any more.
      break
    case .notAWS: if mayStand(principal) { match.direct = doubt(principal, statement, effect) }
    case .faulty(let fault): if !fault.isCertain { match.direct = doubt(principal, statement, effect) }
    }
    return match
  }

  private func doubt(
    _ principal: PolicyPrincipal, _ statement: PolicyStatement, _ effect: PolicyStatement.Effect
  ) -> Truth {
    unsettled(
      "what AWS makes of the principal \"\(Excerpt.of(principal.name.value))\" in statement \(statement.index + 1)",
      effect)
  }

  private func matchUser(_ arn: ARN, _ text: String, _ match: inout PrincipalMatch) {
    switch caller.kind {
    case .user: if text == caller.arn { match.direct = .yes }
    case .federatedUser(_, let user?): if text == user { match.federatingUser = .yes }
    case .federatedUser(_, nil):
      guard !caller.isUnnamed, arn.account == caller.account, arn.partition == caller.partition else {
        return
      }
      match.federatingUser = .unknown([.userBehindFederation])
    case .root, .session, .someone: break
    }
  }

  /// A session's ARN has lost the role's path, so without the role's ARN an equal name is not yet the same role.
  ///
  /// AWS documents that case matters in the names of users, and says nothing of roles.
  private func matchRole(_ arn: ARN, _ text: String, doubt: () -> Truth, _ match: inout PrincipalMatch) {
    guard case .session(let name, _, let known) = caller.kind, !caller.isUnnamed else { return }
    if let known {
      if text == known {
        match.role = .yes
      } else if Self.isSameButForCase(text, known) {
        match.role = doubt()
      }
      return
    }
    guard arn.account == caller.account, arn.partition == caller.partition,
      let other = arn.resource.split(separator: "/").last
    else { return }
    if other == name {
      match.role = .unknown([.rolePath])
    } else if Self.isSameButForCase(String(other), name) {
      match.role = doubt()
    }
  }

  static func isSameButForCase(_ one: String, _ other: String) -> Bool {
    one.utf8.count == other.utf8.count && one.lowercased() == other.lowercased()
  }

  /// IAM User Guide, "AWS JSON policy elements: Principal": a service calls for itself, a session may come from an identity provider,
  /// and a canonical user ID is another name of an account.
  ///
  /// AWS does not say what a wildcard among them means.
  private func mayStand(_ principal: PolicyPrincipal) -> Bool {
    if principal.name.value.utf8.contains(UInt8(ascii: "*")) { return true }
    switch (principal.kind, caller.kind) {
    case (.canonicalUser, _), (.federated, .session), (.federated, .someone): return true
    default: return false
    }
  }
}
