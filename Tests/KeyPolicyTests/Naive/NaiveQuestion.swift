import KeyPolicy

/// One question for both readings: statements, a caller, and what is known of everything else.
struct NaiveQuestion: CustomStringConvertible {
  enum Fact {
    case values([String]), absent, unknown
  }

  /// What is known of a policy beside the key policy.
  enum Beside {
    case none, everything, nothing, unknown
    case statements([NaiveStatement])
  }

  var statements: [NaiveStatement]
  var action: String
  var caller: String
  /// The role of a session, or the user behind a federated session, if that is known.
  var behind: String?
  var facts: [String: Fact] = [:]
  var identity = Beside.unknown
  var boundary = Beside.none
  var sessionPolicy = Beside.none
  var serviceControl = Beside.none
  var resourceControl = Beside.none
  var endpoint = Beside.none

  var policy: String { NaiveStatement.policy(statements) }
  var isSession: Bool { caller.contains(":assumed-role/") }
  var isFederated: Bool { caller.contains(":federated-user/") }

  var description: String {
    "\(action) \(caller) \(behind ?? "-") \(facts) iam \(identity) boundary \(boundary) session \(sessionPolicy) "
      + "scp \(serviceControl) rcp \(resourceControl) vpce \(endpoint) \(policy)"
  }

  // MARK: For the engine

  func document() -> PolicyDocument? { PolicyDocument.parse(Array(policy.utf8)).document }

  var request: AccessRequest {
    var request = AccessRequest(
      caller: Caller(
        arn: caller, role: isSession ? behind.map(RoleKnowledge.known) ?? .unknown : .unknown,
        federatedBy: isFederated ? behind : nil),
      key: KeyFacts(arn: Policies.keyARN))
    request.identityPolicies =
      switch identity {
      case .unknown: .unknown
      case .everything: .allowsEverything
      case .none, .nothing: .grantsNothing
      case .statements(let statements): .documents(Self.documents(statements, .identityPolicy))
      }
    request.layers = PolicyLayers(
      permissionsBoundary: Self.layer(boundary), sessionPolicy: Self.layer(sessionPolicy),
      serviceControlPolicies: Self.layer(serviceControl),
      resourceControlPolicies: Self.layer(resourceControl, .resourcePolicy),
      vpcEndpointPolicy: Self.layer(endpoint, .resourcePolicy))
    for (name, fact) in facts {
      switch fact {
      case .values(let values):
        if NaiveKey.isMany(name) {
          request.context.set(name, toList: values)
        } else {
          request.context.set(name, to: values[0])
        }
      case .absent: request.context.setAbsent(name)
      case .unknown: break
      }
    }
    return request
  }

  private static func documents(_ statements: [NaiveStatement], _ kind: PolicyKind) -> [PolicyDocument] {
    [PolicyDocument.parse(Array(NaiveStatement.policy(statements).utf8), kind: kind).document].compactMap {
      $0
    }
  }

  private static func layer(_ beside: Beside, _ kind: PolicyKind = .identityPolicy) -> PolicyLayer {
    switch beside {
    case .none: .none
    case .unknown: .unknown
    case .statements(let statements): .documents(documents(statements, kind))
    case .everything: .documents(documents([NaiveStatement.of("*")], kind))
    case .nothing: .documents(documents([NaiveStatement.of("s3:*")], kind))
    }
  }

  // MARK: For the naive reading

  /// Every world that what is known leaves possible, as far as the policies can tell worlds apart.
  var worlds: [NaiveWorld] {
    var worlds = [NaiveWorld(caller: caller)]
    func split<Choice>(_ choices: [Choice], _ set: (inout NaiveWorld, Choice) -> Void) {
      worlds = worlds.flatMap { world in
        choices.map { choice in
          var world = world
          set(&world, choice)
          return world
        }
      }
    }
    if isSession {
      let roles = ["role/Admin", "role/x/Admin", "role/elsewhere/Admin"].map { account + $0 }
      split(behind.map { [$0] } ?? roles) { $0.role = $1 }
    }
    if isFederated {
      let users = ["user/Alice", "user/Bob", "user/nobody"].map { account + $0 }
      split(behind.map { [$0] } ?? users) { $0.parent = $1 }
    }
    split(Self.layers(identity, whenUnknown: [.everything, .nothing])) { $0.identity = $1 }
    split(Self.layers(boundary, whenUnknown: [.none, .everything, .nothing])) { $0.boundary = $1 }
    split(Self.layers(sessionPolicy, whenUnknown: [.none, .everything, .nothing])) { $0.sessionPolicy = $1 }
    // What guardrails would say is left out of answers that do not know them.
    split(Self.layers(serviceControl, whenUnknown: [.none])) { $0.serviceControl = $1 }
    split(Self.layers(resourceControl, whenUnknown: [.none])) { $0.resourceControl = $1 }
    split(Self.layers(endpoint, whenUnknown: [.none])) { $0.endpoint = $1 }
    for key in NaiveKey.open where uses[key.name] != nil {
      switch facts[key.name] ?? .unknown {
      case .absent: break
      case .values(let values): split([values]) { $0.context[key.name] = $1 }
      case .unknown: split([nil] + key.values) { $0.context[key.name] = $1 }
      }
    }
    split([()]) { world, _ in derive(&world) }
    if isDoubtful {
      split([false, true]) { $0.doubtsAllow = $1 }
      split([false, true]) { $0.doubtsDeny = $1 }
    }
    return worlds
  }

  private var account: String { "arn:aws:iam::\(callerAccount):" }
  private var callerAccount: String {
    caller.contains(NaiveWorld.account) ? NaiveWorld.account : "444455556666"
  }

  /// What follows from the caller and from a direct call.
  private func derive(_ world: inout NaiveWorld) {
    world.context["aws:PrincipalArn"] = [isSession ? world.role : caller]
    world.context["kms:CallerAccount"] = [callerAccount]
    world.context["aws:SecureTransport"] = ["true"]
    if caller.contains(":user/") {
      world.context["aws:username"] = caller.split(separator: "/").last.map { [String($0)] }
    }
  }

  private static func layers(
    _ beside: Beside, whenUnknown: [NaiveWorld.Layer]
  ) -> [NaiveWorld.Layer] {
    switch beside {
    case .none: [.none]
    case .everything: [.everything]
    case .nothing: [.nothing]
    case .unknown: whenUnknown
    case .statements(let statements): [.statements(statements)]
    }
  }

  /// All answers that are possible.
  var answers: Set<Bool> {
    var answers: Set<Bool> = []
    for world in worlds where answers.count < 2 { answers.insert(world.allows(action, statements)) }
    return answers
  }

  // MARK: What makes questions hard

  /// True if a policy beside the key's, which AWS has stored and so can read, has a value that nobody here can read.
  var hasUnreadableLayer: Bool {
    besideStatements.flatMap(\.tests).flatMap(\.values).contains { ["x", "not-an-arn"].contains($0) }
  }

  private var everyStatement: [NaiveStatement] { statements + besideStatements }

  /// The statements of the policies beside the key's.
  private var besideStatements: [NaiveStatement] {
    var all: [NaiveStatement] = []
    for beside in [identity, boundary, sessionPolicy, serviceControl, resourceControl, endpoint] {
      if case .statements(let more) = beside { all += more }
    }
    return all
  }

  var everyTest: [NaiveTest] { everyStatement.flatMap(\.tests) }

  /// How often each condition key is tested, in any policy.
  var uses: [String: Int] {
    everyTest.reduce(into: [:]) { $0[$1.key, default: 0] += 1 }
  }

  /// True for a condition key of which nobody knows anything.
  func isUnknown(_ name: String) -> Bool {
    // A session's role shows in this one.
    if name == "aws:PrincipalArn" { return isSession && behind == nil }
    guard NaiveKey.open.contains(where: { $0.name == name }) else { return false }
    if case .unknown = facts[name] ?? .unknown { return true }
    return false
  }

  /// True if something occurs that AWS does not document.
  private var isDoubtful: Bool {
    everyStatement.contains { statement in
      statement.isNotPrincipal
        || statement.tests.contains {
          $0.many == .any && $0.ifExists || $0.values.contains { $0.contains("$") }
        }
    }
  }
}

extension NaiveStatement {
  /// A statement that allows actions to whoever has it.
  static func of(_ action: String) -> NaiveStatement {
    NaiveStatement(isDeny: false, principals: nil, actions: [action])
  }
}
