import AWSClient
import KeyPolicy
import struct Foundation.Date

/// Asks AWS for what the key list shows, over one connection.
struct ConsoleLoader: Sendable {
  let connected: Connected
  let kms: KMSClient
  let clock: @Sendable () -> Date
  let post: @Sendable (Message) -> Void

  init(
    connected: Connected, clock: @escaping @Sendable () -> Date, post: @escaping @Sendable (Message) -> Void
  ) {
    self.connected = connected
    kms = connected.kms
    self.clock = clock
    self.post = post
  }

  /// Who the caller is, how they signed in, and what IAM says of them.
  ///
  /// A failed identity is the last answer; an identity is followed by what IAM says, whatever comes of that.
  func identify(_ generation: Int, _ ask: Int) async {
    let result = await outcome { () throws(AWSError) in
      try await connected.service.callerIdentity(noting: connected.callers)
    }
    if let report = connected.report() { post(.loaded(generation: generation, .signedIn(report))) }
    post(.told(ask: ask, .identity(result)))
    guard case .success(let identity) = result, !connected.session.isSandbox else { return }
    let reader = CallerIAMReader(
      iam: IAMClient(connected.service), optional: connected.optional,
      layers: connected.session.knownPolicies.layers)
    post(.told(ask: ask, .iam(await reader.read(identity))))
    postRefusals(generation)
  }

  /// Asks IAM's simulator, if that is permitted.
  func simulate(
    _ keyARN: String, _ principalARN: String, _ layers: PolicyLayers, _ generation: Int, _ ask: Int
  ) async {
    let iam = IAMClient(connected.service)
    let answer = await connected.optional.ask(.iam, "SimulatePrincipalPolicy") { () throws(AWSError) in
      try await iam.simulatePrincipalPolicy(
        PolicySimulation(
          principalARN: principalARN, actions: SimulatedAccess.actions, resources: [keyARN]))
    }
    let result: Result<SimulatedAccess, AWSError>
    switch answer {
    case .answer(let decisions):
      result = .success(SimulatedAccess(decisions, keyARN: keyARN, layers: layers))
    case .notPermitted(let error), .unavailable(let error): result = .failure(error)
    case .notAsked: result = .failure(Self.quiet)
    }
    post(.told(ask: ask, .simulated(keyARN: keyARN, result)))
    postRefusals(generation)
  }

  /// Somebody waits for the answer, also where there is none.
  private static let quiet = AWSError(
    .configuration, code: "NotAsked", message: "Quiet mode: IAM's policy simulator was not asked.")

  /// What is not asked again in this run.
  private func postRefusals(_ generation: Int) {
    let names = connected.optional.refusals.filter { $0.reason == .notPermitted }.map {
      "\($0.service.rawValue):\($0.operation)"
    }
    if !names.isEmpty { post(.loaded(generation: generation, .notPermitted(names))) }
  }

  func listKeys(_ generation: Int) async {
    let result = await outcome { [post] () throws(AWSError) in
      try await kms.listAllKeys { page in post(.loaded(generation: generation, .keys(page))) }
    }
    post(.loaded(generation: generation, .keysEnded(result.failure)))
  }

  func listAliases(_ generation: Int) async {
    let result = await outcome { [post] () throws(AWSError) in
      try await kms.listAllAliases { page in post(.loaded(generation: generation, .aliases(page))) }
    }
    post(.loaded(generation: generation, .aliasesEnded(result.failure)))
  }

  func detail(_ request: LoadPlan.Request, keyARN: String, access: AccessRequest?, _ generation: Int) async {
    let keyID = request.keyID
    let answer: Loaded
    switch request.detail {
    case .metadata:
      answer = .metadata(keyID, await outcome { () throws(AWSError) in try await kms.describeKey(keyID) })
    case .rotation:
      answer = .rotation(
        keyID, await outcome { () throws(AWSError) in try await kms.getKeyRotationStatus(keyID) })
    case .tags:
      answer = .tags(keyID, await outcome { () throws(AWSError) in try await kms.listAllResourceTags(keyID) })
    case .policy:
      let text = await outcome { () throws(AWSError) in try await kms.getKeyPolicy(keyID) }
      answer = .policy(keyID, text.map { PolicyRead(text: $0, keyARN: keyARN, access: access) })
    }
    post(.loaded(generation: generation, answer))
  }

  func grants(_ keyID: String, _ generation: Int) async {
    let result = await outcome { () throws(AWSError) in try await kms.listAllGrants(keyID) }
    post(.loaded(generation: generation, .grants(keyID, result)))
  }
}

/// What a call came to.
func outcome<Value: Sendable>(
  _ call: @Sendable () async throws(AWSError) -> Value
) async -> Result<Value, AWSError> {
  do throws(AWSError) {
    return .success(try await call())
  } catch {
    return .failure(error)
  }
}
