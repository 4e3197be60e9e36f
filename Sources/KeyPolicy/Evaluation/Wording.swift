/// The sentences that explain a decision: they name the caller, the statement and the rule.
enum Wording {
  static let contradiction = "No statement decides."

  static func notAKeyPermission(_ action: KMSAction) -> String {
    "\(action.qualifiedName) is not about one KMS key: IAM policies decide it, and no key policy does."
  }

  static func otherAccount(_ one: Explanation) -> String {
    let caller = "The caller, \(one.caller.name), belongs to"
    let key = one.compiled.keyARN
    guard one.caller.account != key.account else {
      return
        "\(caller) partition \(one.caller.partition) and the key to partition \(key.partition): no principal of one "
        + "partition may call another."
    }
    return
      "\(caller) account \(one.caller.account) and the key to account \(key.account): \(one.action.qualifiedName) is never "
      + "available to another account."
  }

  static func explicitDeny(_ one: Explanation, _ statement: PolicyStatement) -> String {
    "\(capital(statement.reference.name)) denies \(one.action.qualifiedName) to \(one.caller.name), and an explicit Deny wins over "
      + "every Allow."
  }

  static func denied(by layer: AccessLayer, _ one: Explanation) -> String {
    "An explicit Deny in \(layer.phrase) stops \(one.action.qualifiedName) for \(one.caller.name), whatever the key policy allows."
  }

  static func notAllowed(by layer: AccessLayer, _ one: Explanation) -> String {
    "\(capital(layer.phrase)) does not allow \(one.action.qualifiedName), and what it does not allow is denied to "
      + "\(one.caller.name)."
  }

  static func allowed(_ one: Explanation, _ way: StatementWay) -> String {
    let statement = capital(way.statement.reference.name)
    let action = one.action.qualifiedName
    let end = ", and no statement denies it."
    if one.access.isOtherAccount {
      return
        "\(statement) allows \(action) to \(one.caller.name) of account \(one.caller.account), whose IAM policies allow it too\(end)"
    }
    switch way.kind {
    case .direct: return "\(statement) allows \(action) to \(one.caller.name) directly\(end)"
    case .role:
      return
        "\(statement) allows \(action) to the caller's role, and so to \(one.caller.name)\(end)"
    case .federatingUser:
      return
        "\(statement) allows \(action) to the user behind \(one.caller.name), and the session policy allows it too\(end)"
    case .account:
      return
        "\(statement) leaves \(action) to the IAM policies of account \(one.caller.account), which allow it to "
        + "\(one.caller.name)\(end)"
    }
  }

  /// `inert` is an Allow without Action or Resource, which its author may have counted on.
  static func noAllow(_ one: Explanation, inert: PolicyStatement?) -> String {
    let rule =
      "No statement allows \(one.action.qualifiedName) to \(one.caller.name) or to its account, and what the key policy does not "
      + "allow is denied: IAM policies alone give no access to a KMS key."
    guard let inert else { return rule }
    return
      "\(rule) \(capital(inert.reference.name)) has no \(inert.actions == nil ? "Action" : "Resource") and so has no effect."
  }

  /// A way that a layer beside the key policy closes.
  static func closed(_ one: Explanation, _ way: StatementWay, by layer: AccessLayer) -> String {
    let statement = capital(way.statement.reference.name)
    let action = one.action.qualifiedName
    guard layer != .identityPolicy else {
      let grant =
        one.access.isOtherAccount
        ? "\(statement) allows \(action) to another account, which must allow it in IAM too"
        : "\(statement) leaves \(action) to IAM"
      return
        "\(grant), and the IAM policies of \(one.caller.name) do not allow it; no statement allows it directly."
    }
    let limit = way.kind == .role ? "the role" : way.kind == .account ? "the account" : "the user"
    return
      "\(statement) allows \(action) to \(limit) and not to the session itself, so \(layer.phrase) must allow it as well, "
      + "and there \(layer == .sessionPolicy ? "it is not allowed" : "it is left out")."
  }

  static func undecided(
    _ one: Explanation, isGranted: Bool, possible: [StatementWay], denies: [StatementWay],
    _ missing: [MissingFact]
  ) -> String {
    let who = one.caller.name
    let action = one.action.qualifiedName
    if let deny = denies.first {
      let cause =
        "\(capital(deny.statement.reference.name)) may deny \(action) to \(who): \(join(deny.truth.facts)) decides that."
      guard !isGranted, let allow = possible.first else { return cause }
      return "\(allowing(one, allow)) \(cause)"
    }
    guard !isGranted, let allow = possible.first else {
      return "Whether \(who) may call \(action) depends on \(join(missing))."
    }
    return allowing(one, allow)
  }

  private static func allowing(_ one: Explanation, _ way: StatementWay) -> String {
    let statement = capital(way.statement.reference.name)
    let action = one.action.qualifiedName
    let facts = one.facts(way)
    if way.kind == .account, facts == [.identityPolicies] {
      return
        "\(statement) leaves \(action) to IAM, so \(MissingFact.identityPolicies.phrase) decide whether "
        + "\(one.caller.name) may call it."
    }
    guard !facts.isEmpty else { return "\(statement) allows \(action) to \(one.caller.name)." }
    return "\(statement) may allow \(action) to \(one.caller.name), but that depends on \(join(facts))."
  }

  private static func join(_ facts: [MissingFact]) -> String { join(MissingFact.phrases(facts)) }

  static func join(_ phrases: [String], _ word: String = "and") -> String {
    guard let last = phrases.last, phrases.count > 1 else { return phrases.first ?? "" }
    return "\(phrases.dropLast().joined(separator: ", ")) \(word) \(last)"
  }

  static func capital(_ text: String) -> String {
    guard let first = text.first else { return text }
    return first.uppercased() + text.dropFirst()
  }
}
