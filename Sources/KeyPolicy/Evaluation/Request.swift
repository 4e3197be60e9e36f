/// One question to a key policy, whether this caller may do this to the key.
struct Request {
  /// A way in which an Allow or a Deny may apply, with its statement.
  struct Way {
    var statement: PolicyStatement
    var route: StatementRoute
  }

  let caller: CallerIdentity
  let key: ARN
  let action: String
  let identityPolicies: IdentityPolicies

  private var isOtherAccount: Bool { caller.account != key.account || caller.partition != key.partition }

  func decide(_ document: PolicyDocument) -> Decision {
    if isOtherAccount, !CrossAccount.allows(action) {
      return Decision(.denied, reason: Wording.otherAccount(self), denial: .otherAccount)
    }
    let denies = ways(document, .deny)
    if let deny = denies.first(where: { $0.route.isCertain }) {
      return Decision(
        .denied, reason: Wording.explicitDeny(self, deny.statement), denial: .explicitDeny,
        statement: deny.statement)
    }
    let allows = ways(document, .allow).map(withCapabilities)
    let open = allows.filter { $0.route.isCertain }
    if let best = open.min(by: { rank($0.route.kind) < rank($1.route.kind) }), denies.isEmpty {
      return Decision(
        .allowed, reason: Wording.allowed(self, best), statement: best.statement,
        residualRisks: ResidualRisk.list(self, best, document))
    }
    let deniedAlike = Set(denies.filter { $0.route.missing.count == 1 }.compactMap(\.route.hinge))
    let possible = allows.filter { way in
      !isFutile(way) && way.route.hinge.map(deniedAlike.contains) != true
    }
    guard !possible.isEmpty else { return nothingAllows(document, allows, denies: denies) }
    return undecided(open: open, possible: possible, denies: denies)
  }

  /// The ways in which statements of one effect may apply; a statement with an unreadable effect counts for both.
  private func ways(_ document: PolicyDocument, _ effect: PolicyStatement.Effect) -> [Way] {
    document.statements.flatMap { statement -> [Way] in
      guard statement.effect == nil || statement.effect?.value == effect else { return [] }
      return StatementMatch.routes(statement, action: action, caller: caller).map { route in
        var way = Way(statement: statement, route: route)
        if statement.effect == nil { way.route.missing.append(MissingFact.element("Effect", statement)) }
        return way
      }
    }
  }

  /// Adds what an Allow needs beside its statement.
  ///
  /// A Deny needs nothing more: it binds whoever it names.
  private func withCapabilities(_ way: Way) -> Way {
    var way = way
    if isOtherAccount { way.route.kind = .account }
    switch way.route.kind {
    case .direct, .role: break
    case .federatedUsersUser: way.route.missing.append(MissingFact.sessionPolicy)
    case .account:
      // Policies known to grant nothing are lacking for good: see isFutile.
      // The root user has no IAM policies and needs none.
      if identityPolicies != .allowsEverything, caller.kind != .root {
        way.route.missing.append(MissingFact.identityPolicies)
      }
      if case .federatedUser = caller.kind { way.route.missing.append(MissingFact.sessionPolicy) }
    }
    return way
  }

  /// True for a delegation to IAM that is known to grant nothing.
  private func isFutile(_ way: Way) -> Bool {
    way.route.kind == .account && identityPolicies == .grantsNothing && caller.kind != .root
  }

  private func rank(_ kind: StatementRoute.Kind) -> Int {
    switch kind {
    case .direct: 0
    case .role: 1
    case .federatedUsersUser: 2
    case .account: 3
    }
  }

  /// An Allow for a principal that may be the caller is futile beside a Deny for the same one: whoever it is, the Deny wins.
  private func nothingAllows(_ document: PolicyDocument, _ allows: [Way], denies: [Way]) -> Decision {
    if let allow = allows.first(where: { !isFutile($0) }),
      let deny = denies.first(where: { $0.route.missing.count == 1 && $0.route.hinge == allow.route.hinge })
    {
      return Decision(
        .denied, reason: Wording.deniedAlike(self, allow.statement, deny.statement), denial: .explicitDeny,
        statement: deny.statement)
    }
    guard let delegation = allows.first else {
      let inert = document.statements.first {
        $0.effect?.value == .allow && ($0.actions == nil || $0.resources == nil)
      }
      return Decision(.denied, reason: Wording.noAllow(self, inert: inert), denial: .noKeyPolicyAllow)
    }
    return Decision(
      .denied, reason: Wording.noIdentityAllow(self, delegation.statement), denial: .noIdentityAllow,
      statement: delegation.statement)
  }

  private func undecided(open: [Way], possible: [Way], denies: [Way]) -> Decision {
    let ways = (open.isEmpty ? possible : []) + denies
    let decisive = open.isEmpty ? possible.first : denies.first
    return Decision(
      .undecided, reason: Wording.undecided(self, open: open.first, possible: possible, denies: denies),
      statement: decisive?.statement, missing: MissingFact.some(ways.lazy.flatMap(\.route.missing)))
  }
}
