/// NotPrincipal: IAM User Guide, "AWS JSON policy elements: NotPrincipal".
extension PrincipalMatching {
  /// Whether a Deny with NotPrincipal binds the caller.
  ///
  /// It spares a caller only if all the principals that it is are listed: account and user, or account, role and session. It
  /// never spares a caller with a permissions boundary. AWS documents the missing session; what a missing account or role alone
  /// does in KMS is not settled.
  func excepted(_ principals: PolicyPrincipals, _ statement: PolicyStatement) -> Truth {
    if principals.principals.contains(where: \.isEverybody) {
      return caller.kind == .root ? .no : !withoutBoundary
    }
    let listed = listed(principals, statement)
    if listed.direct == .no { return .yes }
    var spared = listed.direct
    if caller.kind != .root {
      spared = .and(spared, orUnsettled(listed.account, "the account", statement))
      switch caller.kind {
      case .session: spared = .and(spared, orUnsettled(listed.role, "the role", statement))
      case .federatedUser: spared = .and(spared, orUnsettled(listed.federatingUser, "the user", statement))
      case .root, .user, .someone: break
      }
      spared = .and(spared, withoutBoundary)
    }
    return !spared
  }

  /// Whether an Allow with NotPrincipal reaches the caller: certainly not if the caller is listed.
  ///
  /// AWS advises against it and documents NotPrincipal for Deny; whether KMS takes it at all is not settled.
  func others(_ principals: PolicyPrincipals, _ statement: PolicyStatement) -> Truth {
    if principals.principals.contains(where: \.isEverybody) { return .no }
    let listed = listed(principals, statement)
    return listed.direct == .yes
      ? .no : unsettled("what AWS makes of the NotPrincipal in statement \(statement.index + 1)", .allow)
  }

  private func listed(_ principals: PolicyPrincipals, _ statement: PolicyStatement) -> PrincipalMatch {
    // Listed is what spares, so a doubt must not count as listed.
    named(principals, statement, .allow)
  }

  private func orUnsettled(_ truth: Truth, _ what: String, _ statement: PolicyStatement) -> Truth {
    guard truth == .no else { return truth }
    return isCautious
      ? .no
      : .unknown([
        .unsettled("whether NotPrincipal in statement \(statement.index + 1) must list \(what) as well")
      ])
  }

  private var withoutBoundary: Truth {
    switch boundary {
    case .none: .yes
    case .documents(let documents): Truth(documents.isEmpty)
    case .notRead, .unknown: .unknown([.permissionsBoundary])
    }
  }
}
