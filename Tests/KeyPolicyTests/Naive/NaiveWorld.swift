/// Everything that is so in one possible world: nothing is unknown here.
struct NaiveWorld {
  /// What a layer beside the key policy says.
  enum Layer {
    case none, everything, nothing
    case statements([NaiveStatement])
  }

  static let account = "111122223333"
  static let root = "arn:aws:iam::111122223333:root"

  var caller: String
  /// The ARN of the role of a session; empty for others.
  var role = ""
  /// The ARN of the user behind a federated session; empty for others.
  var parent = ""
  var context: [String: [String]] = [:]
  var identity = Layer.none
  var boundary = Layer.none
  var sessionPolicy = Layer.none
  var serviceControl = Layer.none
  var resourceControl = Layer.none
  var endpoint = Layer.none
  /// Whether Allow and Deny statements apply where AWS does not document it.
  var doubtsAllow = false
  var doubtsDeny = false

  func isDoubtTrue(_ isDeny: Bool) -> Bool { isDeny ? doubtsDeny : doubtsAllow }

  private var isRoot: Bool { caller.hasSuffix(":root") }
  private var isFederated: Bool { caller.contains(":federated-user/") }
  private var isForeign: Bool { !caller.contains(":\(Self.account):") }
  private var callerAccount: String {
    String(caller.split(separator: ":", omittingEmptySubsequences: false)[4])
  }

  /// The rules, in the order in which the guides tell them.
  func allows(_ action: String, _ keyPolicy: [NaiveStatement]) -> Bool {
    // PutKeyPolicy is never available to another account; Decrypt and DescribeKey are.
    if isForeign, action == "kms:PutKeyPolicy" { return false }
    // An explicit Deny anywhere wins. The root user has no IAM policies, but a root session can have a session policy.
    if denies(keyPolicy, action) { return false }
    let attached = isRoot ? [sessionPolicy] : [identity, boundary, sessionPolicy]
    for layer in attached + [serviceControl, resourceControl, endpoint] {
      if case .statements(let statements) = layer, denies(statements, action) { return false }
    }
    // Guardrails must allow; a resource control policy allows everything by itself.
    guard isPassed(serviceControl, action), isPassed(endpoint, action) else { return false }
    let strengths = keyPolicy.filter { !$0.isDeny && $0.covers(action, self) }.flatMap(strengths)
    if isRoot { return strengths.contains(.direct) }
    let isLimited = isPassed(boundary, action) && sessionPolicyAllows(action)
    if isForeign { return !strengths.isEmpty && identityAllows(action) && isLimited }
    return strengths.contains { strength in
      switch strength {
      case .direct: true
      case .role, .parent: isLimited
      case .account: isLimited && identityAllows(action)
      }
    }
  }

  // MARK: Principals

  private enum Strength { case direct, role, parent, account }

  /// What each of the principals that a caller is at once is worth.
  private func strengths(_ statement: NaiveStatement) -> [Strength] {
    guard let principals = statement.principals else { return [.direct] }
    if statement.isNotPrincipal {
      // Whether KMS takes an Allow with NotPrincipal is not settled; who is listed has nothing from it.
      return principals.contains { strength($0) == .direct } ? [] : doubtsAllow ? [.direct] : []
    }
    return principals.compactMap(strength)
  }

  private func strength(_ principal: String) -> Strength? {
    if principal == "*" || principal == caller { return .direct }
    if principal == callerAccount || principal == "arn:aws:iam::\(callerAccount):root" {
      return isRoot ? .direct : .account
    }
    if principal == role { return .role }
    return principal == parent ? .parent : nil
  }

  private func binds(_ deny: NaiveStatement) -> Bool {
    guard let principals = deny.principals else { return true }
    let listed = principals.compactMap(strength)
    guard deny.isNotPrincipal else { return !listed.isEmpty }
    // Only whoever is listed as all that he is, and has no permissions boundary, is spared.
    if !listed.contains(.direct) { return true }
    if isRoot { return false }
    if case .none = boundary {} else { return true }
    let isWhole =
      listed.contains(.account) && (role.isEmpty || listed.contains(.role))
      && (!isFederated || listed.contains(.parent))
    // Whether the account or the role alone may be missing is not settled.
    return isWhole ? false : doubtsDeny
  }

  // MARK: Layers

  private func denies(_ statements: [NaiveStatement], _ action: String) -> Bool {
    statements.contains { $0.isDeny && $0.covers(action, self) && binds($0) }
  }

  private func grants(_ statements: [NaiveStatement], _ action: String) -> Bool {
    statements.contains { !$0.isDeny && $0.covers(action, self) && !strengths($0).isEmpty }
  }

  /// Whether a limit lets an action through: it does if there is none.
  private func isPassed(_ layer: Layer, _ action: String) -> Bool {
    switch layer {
    case .none, .everything: true
    case .nothing: false
    case .statements(let statements): grants(statements, action)
    }
  }

  /// A federated session without a session policy has nothing of its user.
  private func sessionPolicyAllows(_ action: String) -> Bool {
    if isFederated, case .none = sessionPolicy { return false }
    return isPassed(sessionPolicy, action)
  }

  private func identityAllows(_ action: String) -> Bool {
    if case .none = identity { return false }
    return isPassed(identity, action)
  }
}
