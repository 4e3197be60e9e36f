/// The request context of a class of principals, as far as it is the same in all their requests.
///
/// Sources: IAM User Guide, "AWS global condition context keys"; AWS KMS Developer Guide, "AWS KMS condition keys". Unlike a direct
/// call, a request here may come through any service and any network.
struct SubjectFacts {
  let subject: Subject
  /// What follows from the key alone.
  let keyFacts: ResolvedContext

  init(_ subject: Subject, key: KeyFacts, keyARN: ARN) {
    self.subject = subject
    let nobody = CallerIdentity(someoneOf: keyARN.account, partition: keyARN.partition)
    let request = AccessRequest(caller: Caller(arn: ""), key: key)
    keyFacts = ResolvedContext(request, caller: nobody, keyARN: keyARN)
  }

  func state(_ key: ContextKey, for action: KMSAction) -> KeyState {
    if let state = subject.kind == .service ? serviceState(key) : principalState(key) { return state }
    guard let info = key.info else { return key.isForeign ? .absent : .anything }
    if key.name == "aws:viaawsservice" { return .something }
    if info.presence(for: action) == .absent, info.presence != .absent { return .absent }
    if let operations = info.operations, !operations.contains(action) { return .absent }
    switch keyFacts.fact(key, for: action) {
    case .values(let values, _): return values.first.map { .known($0) } ?? .absent
    case .absent: return info.presence == .absent ? .anything : .absent
    case .unknown: return info.presence == .known ? .something : .anything
    }
  }

  private func principalState(_ key: ContextKey) -> KeyState? {
    switch key.name {
    case "aws:principalarn":
      subject.arn.map { .known($0) } ?? .open(mayBeAbsent: false, isNamed: true, shape: subject.shape)
    case "aws:principalaccount", "kms:calleraccount":
      subject.account.map { .known($0) } ?? .open(mayBeAbsent: false, isNamed: true, shape: nil)
    case "aws:principaltype": .known(principalType)
    case "aws:principalisawsservice": .known("false")
    case "aws:principalservicename", "aws:principalservicenameslist": .absent
    case "aws:username": userName
    case "aws:userid":
      if subject.kind == .root, let account = subject.account { .known(account) } else { .something }
    case "aws:federatedprovider": subject.kind == .root || subject.kind == .user ? .absent : .anything
    default: nil
    }
  }

  private var principalType: String {
    switch subject.kind {
    case .root: "Account"
    case .user: "User"
    case .session: "AssumedRole"
    case .federatedUser: "FederatedUser"
    case .service: ""
    }
  }

  private var userName: KeyState {
    guard subject.kind == .user else { return .absent }
    return subject.caller?.userName.map { .known($0) } ?? .something
  }

  /// A service that calls for itself is no principal of an account.
  private func serviceState(_ key: ContextKey) -> KeyState? {
    switch key.name {
    case "aws:principalisawsservice": .known("true")
    case "aws:principalservicename":
      subject.service.map { .known($0) } ?? .open(mayBeAbsent: false, isNamed: true, shape: nil)
    // It is none of the account principals that a policy can write out.
    case "aws:principalarn": .open(mayBeAbsent: true, isNamed: true, shape: nil)
    case "aws:principalaccount", "kms:calleraccount", "aws:principaltype",
      "aws:username", "aws:userid", "aws:federatedprovider", "aws:principalservicenameslist",
      "aws:viaawsservice":
      .anything
    default: nil
    }
  }
}

/// What is known of condition keys for a class of principals and an action.
struct KeyStates {
  var facts: SubjectFacts
  var action: KMSAction

  func callAsFunction(_ key: ContextKey) -> KeyState { facts.state(key, for: action) }
}
