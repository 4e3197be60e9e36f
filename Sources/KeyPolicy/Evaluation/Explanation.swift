/// Explains what a caller's access to one action comes to: the rule, the statement and the sentence.
struct Explanation {
  let access: CallerAccess
  let compiled: CompiledRequest
  let action: KMSAction

  var caller: CallerIdentity { access.caller }

  func decision() -> Decision {
    if access.isOtherAccount, !isReachable {
      return Decision(.denied, .otherAccount, reason: Wording.otherAccount(self))
    }
    guard action.isKeyPermission else {
      return Decision(
        .undecided, .notAKeyPermission, reason: Wording.notAKeyPermission(action),
        missing: [.identityPolicies])
    }
    let allows = StatementWay.all(access.policy, .allow, action)
    switch access.allowed.truth(for: action) {
    case true?: return allowed(allows)
    case false?: return denied(allows)
    case nil: return undecided(allows)
    }
  }

  private var isReachable: Bool {
    caller.partition == compiled.keyARN.partition && action.isCrossAccount
  }

  // MARK: Allowed

  private func allowed(_ allows: [StatementWay]) -> Decision {
    let open = allows.filter { $0.truth == .yes && isOpen($0.kind) == true }
    guard let best = open.min(by: { $0.kind < $1.kind }) else {
      return Decision(.undecided, .noKeyPolicyAllow, reason: Wording.contradiction)
    }
    return Decision(
      .allowed, rule(best), reason: Wording.allowed(self, best), statement: best.statement,
      residualRisks: ResidualRisk.list(self, best))
  }

  /// In another account every way needs IAM there.
  func rule(_ way: StatementWay) -> Decision.Rule {
    access.isOtherAccount ? .accountDelegation : way.kind.rule
  }

  /// Whether nothing beside the key policy closes a way.
  private func isOpen(_ kind: StatementWay.Kind) -> Bool? {
    let truths = limits(kind).map { access.layers[$0]?.allow.truth(for: action) ?? nilMeansOpen($0) }
    if truths.contains(false) { return false }
    return truths.contains(nil) ? nil : true
  }

  private func nilMeansOpen(_ layer: AccessLayer) -> Bool? { access.layers[layer] == nil ? true : nil }

  /// The layers that must allow what is granted in this way.
  private func limits(_ kind: StatementWay.Kind) -> [AccessLayer] {
    guard caller.kind != .root else { return [] }
    if access.isOtherAccount { return [.identityPolicy, .permissionsBoundary, .sessionPolicy] }
    return switch kind {
    case .direct: []
    case .role, .federatingUser: [.permissionsBoundary, .sessionPolicy]
    case .account: [.identityPolicy, .permissionsBoundary, .sessionPolicy]
    }
  }

  // MARK: Denied

  private func denied(_ allows: [StatementWay]) -> Decision {
    let denies = StatementWay.all(access.policy, .deny, action)
    if let deny = denies.first(where: { $0.truth == .yes }) {
      return Decision(
        .denied, .explicitDeny, reason: Wording.explicitDeny(self, deny.statement), statement: deny.statement)
    }
    for layer in AccessLayer.allCases where access.layers[layer]?.deny.yes.contains(action) == true {
      return Decision(.denied, Self.denyRule(layer), reason: Wording.denied(by: layer, self))
    }
    for layer in [AccessLayer.serviceControlPolicy, .vpcEndpointPolicy]
    where access.layers[layer]?.allow.truth(for: action) == false {
      return Decision(.denied, Self.silenceRule(layer), reason: Wording.notAllowed(by: layer, self))
    }
    guard let way = allows.first else {
      return Decision(.denied, .noKeyPolicyAllow, reason: Wording.noAllow(self, inert: inertAllow))
    }
    // The recordings name the session policy first, then IAM.
    let closed = [AccessLayer.sessionPolicy, .permissionsBoundary, .identityPolicy].first { layer in
      limits(way.kind).contains(layer) && access.layers[layer]?.allow.truth(for: action) == false
    }
    guard let closed else {
      return Decision(.denied, .noKeyPolicyAllow, reason: Wording.noAllow(self, inert: inertAllow))
    }
    return Decision(
      .denied, Self.silenceRule(closed), reason: Wording.closed(self, way, by: closed),
      statement: way.statement)
  }

  private var inertAllow: PolicyStatement? {
    compiled.key.source.statements.first {
      $0.effect?.value == .allow && ($0.actions == nil || $0.resources == nil)
    }
  }

  private static func denyRule(_ layer: AccessLayer) -> Decision.Rule {
    switch layer {
    case .identityPolicy: .identityPolicyDeny
    case .permissionsBoundary: .permissionsBoundaryDeny
    case .sessionPolicy: .sessionPolicyDeny
    case .serviceControlPolicy: .serviceControlPolicyDeny
    case .resourceControlPolicy: .resourceControlPolicyDeny
    case .vpcEndpointPolicy: .vpcEndpointPolicyDeny
    }
  }

  private static func silenceRule(_ layer: AccessLayer) -> Decision.Rule {
    switch layer {
    case .identityPolicy: .noIdentityAllow
    case .permissionsBoundary: .noBoundaryAllow
    case .sessionPolicy: .noSessionAllow
    case .serviceControlPolicy: .noServiceControlAllow
    case .vpcEndpointPolicy: .noEndpointAllow
    case .resourceControlPolicy: .resourceControlPolicyDeny
    }
  }

  // MARK: Undecided

  private func undecided(_ allows: [StatementWay]) -> Decision {
    let denies = StatementWay.all(access.policy, .deny, action)
    let isGranted = allows.contains { $0.truth == .yes && isOpen($0.kind) == true }
    let possible = allows.filter { isOpen($0.kind) != false }
    var missing: [MissingFact] = []
    if !isGranted {
      for way in possible { missing = MissingFact.joined(missing, facts(way)) }
    }
    for deny in denies { missing = MissingFact.joined(missing, deny.truth.facts) }
    missing = MissingFact.joined(missing, layerFacts)
    let decisive = isGranted ? denies.first : (possible.min { $0.kind < $1.kind } ?? denies.first)
    return Decision(
      .undecided, decisive.map { isGranted ? .explicitDeny : rule($0) } ?? .noKeyPolicyAllow,
      reason: Wording.undecided(self, isGranted: isGranted, possible: possible, denies: denies, missing),
      statement: decisive?.statement, missing: missing)
  }

  /// What has to be known before a way is certain.
  func facts(_ way: StatementWay) -> [MissingFact] {
    limits(way.kind).reduce(way.truth.facts) { facts, layer in
      guard access.layers[layer]?.allow.truth(for: action) == nil, access.layers[layer] != nil else {
        return facts
      }
      return MissingFact.joined(facts, openFacts(layer, .allow))
    }
  }

  /// What is open in policies that may deny, or in guardrails that may not allow.
  private var layerFacts: [MissingFact] {
    var facts: [MissingFact] = []
    for layer in AccessLayer.allCases {
      guard let truth = access.layers[layer] else { continue }
      if truth.deny.maybe.contains(action) { facts = MissingFact.joined(facts, openFacts(layer, .deny)) }
      let isGuardrail = layer == .serviceControlPolicy || layer == .vpcEndpointPolicy
      if isGuardrail, truth.allow.maybe.contains(action) {
        facts = MissingFact.joined(facts, openFacts(layer, .allow))
      }
    }
    return facts
  }

  private func openFacts(_ layer: AccessLayer, _ effect: PolicyStatement.Effect) -> [MissingFact] {
    let policies = compiled.policies(of: layer, for: caller)
    if layer == .serviceControlPolicy, effect == .allow, policies.count > 1 {
      return [.unsettled("at which level each service control policy is attached")]
    }
    guard !policies.isEmpty else {
      switch layer {
      case .permissionsBoundary: return [.permissionsBoundary]
      case .sessionPolicy: return [.sessionPolicy]
      default: return [.identityPolicies]
      }
    }
    return policies.reduce(into: []) { facts, policy in
      for way in StatementWay.all(policy, effect, action) {
        facts = MissingFact.joined(facts, way.truth.facts)
      }
    }
  }
}
