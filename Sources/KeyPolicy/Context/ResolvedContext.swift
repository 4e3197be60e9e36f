/// The request context of one caller on one key: what follows from both, and what the asker states on top.
///
/// Which keys a request carries: IAM User Guide, "AWS global condition context keys"; AWS KMS Developer Guide, "AWS KMS condition
/// keys". A direct call by an IAM principal is assumed unless the asker states otherwise.
struct ResolvedContext: Sendable {
  let caller: CallerIdentity
  let key: KeyFacts
  let keyARN: ARN
  let context: RequestContext
  let time: Int?
  private let derived: [String: String]

  init(_ request: AccessRequest, caller: CallerIdentity, keyARN: ARN) {
    self.caller = caller
    self.keyARN = keyARN
    key = request.key
    context = request.context
    time = request.time
    derived = Self.derive(caller, key: request.key, keyARN: keyARN, time: request.time)
  }

  func fact(_ key: ContextKey, for action: KMSAction) -> ContextFact {
    if let stated = context.known[key.name] {
      let isMultivalued = key.info.map { $0.isMultivalued || stated.values.count > 1 } ?? stated.isList
      return .values(stated.values, isMultivalued: isMultivalued)
    }
    if context.absent.contains(key.name) { return .absent }
    if let value = derived[key.name] { return .values([value], isMultivalued: false) }
    switch key.name {
    case "aws:username": return caller.kind == .someone ? .unknown : .absent
    case "kms:multiregionkeytype": return self.key.isMultiRegion == false ? .absent : .unknown
    case "aws:federatedprovider":
      return caller.kind == .root || caller.kind == .user ? .absent : .unknown
    default: break
    }
    guard let info = key.info else { return key.isForeign ? .absent : .unknown }
    switch info.presence(for: action) {
    case .absent: return .absent
    case .known, .unknown: return .unknown
    }
  }

  /// The values that follow from the caller, the key and the time, by lower-case name.
  private static func derive(_ caller: CallerIdentity, key: KeyFacts, keyARN: ARN, time: Int?) -> [String:
    String]
  {
    var values: [String: String] = [
      "aws:principalaccount": caller.account, "kms:calleraccount": caller.account,
      "aws:principalisawsservice": "false", "aws:viaawsservice": "false", "aws:securetransport": "true",
      "aws:requestedregion": keyARN.region, "aws:resourceaccount": keyARN.account,
    ]
    values["aws:principalarn"] = principalARN(caller)
    values["aws:principaltype"] = principalType(caller)
    values["aws:username"] = caller.userName
    values["aws:userid"] = userID(caller)
    values["kms:keyspec"] = key.keySpec
    values["kms:customermasterkeyspec"] = key.keySpec
    values["kms:keyusage"] = key.keyUsage
    values["kms:customermasterkeyusage"] = key.keyUsage
    values["kms:keyorigin"] = key.origin
    values["kms:multiregion"] = key.isMultiRegion.map { $0 ? "true" : "false" }
    values["kms:multiregionkeytype"] = key.multiRegionKeyType
    if let time {
      values["aws:epochtime"] = String(time)
      values["aws:currenttime"] = PolicyDate.text(seconds: time)
    }
    return values
  }

  /// `aws:PrincipalArn`: of a session it is the role's ARN, with its path.
  private static func principalARN(_ caller: CallerIdentity) -> String? {
    switch caller.kind {
    case .root, .user, .federatedUser: caller.arn
    case .session(_, _, let role): role ?? caller.unnamedARN
    case .someone: nil
    }
  }

  private static func principalType(_ caller: CallerIdentity) -> String? {
    switch caller.kind {
    case .root: "Account"
    case .user: "User"
    case .session: "AssumedRole"
    case .federatedUser: "FederatedUser"
    case .someone: nil
    }
  }

  /// `aws:userid` (IAM User Guide, "IAM policy elements: Variables and tags", principal key values).
  private static func userID(_ caller: CallerIdentity) -> String? {
    if let told = caller.userID { return told }
    return switch caller.kind {
    case .root: caller.account
    case .federatedUser(let name, _): "\(caller.account):\(name)"
    case .user, .session, .someone: nil
    }
  }
}
