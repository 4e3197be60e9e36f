/// The sentences that explain a decision: they name the caller, the statement and the rule.
enum Wording {
  static func otherAccount(_ request: Request) -> String {
    let caller = "The caller, \(request.caller.name), belongs to"
    guard request.caller.account != request.key.account else {
      return
        "\(caller) partition \(request.caller.partition) and the key to partition \(request.key.partition): no principal of one "
        + "partition may call another."
    }
    return
      "\(caller) account \(request.caller.account) and the key to account \(request.key.account): \(request.action) is never "
      + "available to another account."
  }

  static func explicitDeny(_ request: Request, _ statement: PolicyStatement) -> String {
    "\(capital(statement.reference.name)) denies \(request.action) to \(request.caller.name), and an explicit Deny wins over "
      + "every Allow."
  }

  static func allowed(_ request: Request, _ way: Request.Way) -> String {
    let statement = capital(way.statement.reference.name)
    let end = ", and no statement denies it."
    switch way.route.kind {
    case .direct: return "\(statement) allows \(request.action) to \(request.caller.name) directly\(end)"
    case .role:
      return
        "\(statement) allows \(request.action) to the caller's role, and so to \(request.caller.name)\(end)"
    case .federatedUsersUser:
      return "\(statement) allows \(request.action) to the user behind \(request.caller.name)\(end)"
    case .account:
      return
        "\(statement) leaves \(request.action) to the IAM policies of account \(request.caller.account), which allow it to "
        + "\(request.caller.name)\(end)"
    }
  }

  /// `inert` is an Allow without Action or Resource, which its author may have counted on.
  static func noAllow(_ request: Request, inert: PolicyStatement?) -> String {
    let rule =
      "No statement allows \(request.action) to \(request.caller.name) or to its account, and what the key policy does not allow is "
      + "denied: IAM policies alone give no access to a KMS key."
    guard let inert else { return rule }
    return
      "\(rule) \(capital(inert.reference.name)) has no \(inert.actions == nil ? "Action" : "Resource") and so has no effect."
  }

  static func deniedAlike(_ request: Request, _ allow: PolicyStatement, _ deny: PolicyStatement) -> String {
    "\(capital(deny.reference.name)) denies \(request.action) to the same principal that \(allow.reference.name) allows it to, so "
      + "it makes no difference whether that is \(request.caller.name); no other statement allows it."
  }

  static func noIdentityAllow(_ request: Request, _ statement: PolicyStatement) -> String {
    "\(capital(statement.reference.name)) leaves \(request.action) to IAM, and the IAM policies of \(request.caller.name) do not "
      + "allow it; no statement allows it directly."
  }

  static func undecided(
    _ request: Request, open: Request.Way?, possible: [Request.Way], denies: [Request.Way]
  ) -> String {
    let who = request.caller.name
    if let deny = denies.first {
      let cause =
        "\(capital(deny.statement.reference.name)) may deny \(request.action) to \(who): \(join(deny.route.missing)) "
        + "decides that."
      guard open == nil, let allow = possible.first else { return cause }
      return "\(allowing(request, allow)) \(cause)"
    }
    guard let allow = possible.first else {
      return "Nothing decides whether \(who) may call \(request.action)."
    }
    return allowing(request, allow)
  }

  private static func allowing(_ request: Request, _ way: Request.Way) -> String {
    let statement = capital(way.statement.reference.name)
    if way.route.kind == .account, way.route.missing == [MissingFact.identityPolicies] {
      return
        "\(statement) leaves \(request.action) to IAM, so \(MissingFact.identityPolicies) decide whether "
        + "\(request.caller.name) may call it."
    }
    return "\(statement) may allow \(request.action) to \(request.caller.name), but that depends on "
      + "\(join(way.route.missing))."
  }

  static func join(_ facts: [String]) -> String {
    guard let last = facts.last, facts.count > 1 else { return facts.first ?? "" }
    return "\(facts.dropLast().joined(separator: ", ")) and \(last)"
  }

  static func capital(_ text: String) -> String {
    guard let first = text.first else { return text }
    return first.uppercased() + text.dropFirst()
  }
}
