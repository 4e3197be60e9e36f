/// A key policy and everything beside it, compiled for questions about callers.
struct CompiledRequest {
  let request: AccessRequest
  let keyARN: ARN
  let key: CompiledPolicy
  let isCautious: Bool
  /// How tests of unknown condition keys are assumed to turn out.
  var assumptions: [ConditionTest.Identity: Bool] = [:]
  private let identity: [CompiledPolicy]
  private let boundary: [CompiledPolicy]
  private let session: [CompiledPolicy]
  private let serviceControl: [CompiledPolicy]
  private let resourceControl: [CompiledPolicy]
  private let endpoint: [CompiledPolicy]

  init(_ key: CompiledPolicy, _ request: AccessRequest, keyARN: ARN, isCautious: Bool) {
    self.key = key
    self.request = request
    self.keyARN = keyARN
    self.isCautious = isCautious
    identity =
      if case .documents(let documents) = request.identityPolicies {
        Self.compile(.documents(documents), .identityPolicy)
      } else {
        []
      }
    boundary = Self.compile(request.layers.permissionsBoundary, .identityPolicy)
    session = Self.compile(request.layers.sessionPolicy, .identityPolicy)
    serviceControl = Self.compile(request.layers.serviceControlPolicies, .identityPolicy)
    resourceControl = Self.compile(request.layers.resourceControlPolicies, .resourcePolicy)
    endpoint = Self.compile(request.layers.vpcEndpointPolicy, .resourcePolicy)
  }

  private static func compile(_ layer: PolicyLayer, _ kind: PolicyKind) -> [CompiledPolicy] {
    guard case .documents(let documents) = layer else { return [] }
    return documents.map { CompiledPolicy($0, kind: kind) }
  }

  /// The key policy, to be asked for one caller.
  func keyPolicy(for caller: CallerIdentity) -> StatementTruth { truth(key, caller) }

  /// Every policy that was given.
  var allPolicies: [CompiledPolicy] {
    [key] + identity + boundary + session + serviceControl + resourceControl + endpoint
  }

  /// The policies whose statements name principals.
  var policiesWithPrincipals: [CompiledPolicy] { [key] + resourceControl + endpoint }

  private func truth(_ policy: CompiledPolicy, _ caller: CallerIdentity) -> StatementTruth {
    StatementTruth(
      policy: policy, context: ResolvedContext(request, caller: caller, keyARN: keyARN),
      principals: PrincipalMatching(
        caller: caller, boundary: request.layers.permissionsBoundary, isCautious: isCautious),
      isCautious: isCautious, assumptions: assumptions)
  }

  /// What each layer says of the caller's requests.
  func layers(for caller: CallerIdentity) -> [AccessLayer: LayerTruth] {
    var layers: [AccessLayer: LayerTruth] = [:]
    if caller.kind != .root {
      layers[.identityPolicy] = identityTruth(caller)
      layers[.permissionsBoundary] = limit(request.layers.permissionsBoundary, boundary, caller)
      layers[.sessionPolicy] = sessionTruth(caller)
    } else if !session.isEmpty {
      // A root session from AssumeRoot is limited by what its task policy denies.
      layers[.sessionPolicy] = LayerTruth(
        allow: .always, deny: LayerTruth(session.map { truth($0, caller) }).deny)
    }
    if !caller.isServiceLinkedRole {
      layers[.serviceControlPolicy] = serviceControlTruth(caller)
      layers[.resourceControlPolicy] = resourceControlTruth(caller)
    }
    layers[.vpcEndpointPolicy] = guardrail(request.layers.vpcEndpointPolicy, endpoint, caller)
    return layers
  }

  /// The policies of a layer, to be asked for one caller.
  func policies(of layer: AccessLayer, for caller: CallerIdentity) -> [StatementTruth] {
    let policies =
      switch layer {
      case .identityPolicy: identity
      case .permissionsBoundary: boundary
      case .sessionPolicy: session
      case .serviceControlPolicy: serviceControl
      case .resourceControlPolicy: resourceControl
      case .vpcEndpointPolicy: endpoint
      }
    return policies.map { truth($0, caller) }
  }

  private func identityTruth(_ caller: CallerIdentity) -> LayerTruth {
    switch request.identityPolicies {
    case .unknown: .unknown
    case .allowsEverything: .open
    case .documents: LayerTruth(identity.map { truth($0, caller) })
    }
  }

  /// A boundary that exists and was not read may or may not allow.
  private func limit(_ layer: PolicyLayer, _ policies: [CompiledPolicy], _ caller: CallerIdentity)
    -> LayerTruth
  {
    switch layer {
    case .none, .notRead: .open
    case .unknown: .unknown
    case .documents: policies.isEmpty ? .open : LayerTruth(policies.map { truth($0, caller) })
    }
  }

  /// A federated user session without a session policy has none of its user's permissions (AWS STS API Reference,
  /// GetFederationToken).
  private func sessionTruth(_ caller: CallerIdentity) -> LayerTruth {
    guard case .federatedUser = caller.kind else {
      return limit(request.layers.sessionPolicy, session, caller)
    }
    switch request.layers.sessionPolicy {
    case .none: return .closed
    case .notRead, .unknown: return .unknown
    case .documents: return LayerTruth(session.map { truth($0, caller) })
    }
  }

  /// Every level from the organization's root to the account must allow (AWS Organizations User Guide, "SCP evaluation").
  ///
  /// Which policy is attached where is not told: what only some of those that allow anything allow is open.
  private func serviceControlTruth(_ caller: CallerIdentity) -> LayerTruth {
    var truth = guardrail(request.layers.serviceControlPolicies, serviceControl, caller)
    let allowing = serviceControl.filter { $0.statements.contains { $0.effects.contains(.allow) } }
    for policy in allowing {
      let alone = LayerTruth([self.truth(policy, caller)]).allow
      truth.allow = ActionTruth(
        yes: truth.allow.yes.intersection(alone.yes), maybe: truth.allow.possible)
    }
    return truth
  }

  /// Guardrails over the account or the network: what was not read is left out here and named as a residual risk.
  private func guardrail(
    _ layer: PolicyLayer, _ policies: [CompiledPolicy], _ caller: CallerIdentity
  ) -> LayerTruth {
    switch layer {
    case .none, .notRead, .unknown: .open
    case .documents: policies.isEmpty ? .open : LayerTruth(policies.map { truth($0, caller) })
    }
  }

  /// RCPFullAWSAccess is always attached, so resource control policies can only deny (AWS Organizations User Guide, "Resource
  /// control policies").
  private func resourceControlTruth(_ caller: CallerIdentity) -> LayerTruth {
    LayerTruth(
      allow: .always, deny: LayerTruth(resourceControl.map { truth($0, caller) }).deny)
  }
}
