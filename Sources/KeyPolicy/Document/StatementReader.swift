/// Reads one statement and checks its grammar.
struct StatementReader {
  private static let members = [
    "Sid", "Effect", "Principal", "NotPrincipal", "Action", "NotAction", "Resource", "NotResource",
    "Condition",
  ]

  let index: Int
  let kind: PolicyKind

  private var name: String { "statement \(index + 1)" }
  private var capitalName: String { "Statement \(index + 1)" }

  func read(_ node: JSONNode, _ log: inout FindingLog) -> PolicyStatement {
    var statement = PolicyStatement(index: index, range: node.range)
    guard case .object(let members) = node.value else {
      // AWS might skip a null; anything else is no statement.
      log.error(
        "policy.wrong-type", node.range, node.value == .null ? .ambiguous : .refuses,
        "\(capitalName) must be an object, and this is \(node.kindName): replace it.")
      return statement
    }
    let byName = MemberNames.sort(members, known: Self.members, of: name, &log)
    statement.sid = byName["Sid"].flatMap { ElementReader.text($0, of: name, &log) }
    statement.effect = readEffect(byName, members, node, &log)
    if kind == .identityPolicy {
      refusePrincipal(byName, &log)
    } else if let member = pick("Principal", byName, members, node, &log) {
      statement.principals = PrincipalReader(statement: name).read(member, &log)
      if kind == .keyPolicy, statement.principals?.isNegated == true {
        reportNotPrincipal(member, statement.effect?.value, &log)
      }
    }
    if let member = pick("Action", byName, members, node, &log) {
      statement.actions = readPatterns(member, &log)
      statement.actions?.patterns.forEach { ActionPattern.check($0, in: name, &log) }
    }
    if let member = pick("Resource", byName, members, node, &log) {
      statement.resources = readPatterns(member, &log)
      if kind == .keyPolicy { checkResources(statement.resources, &log) }
    }
    if let member = byName["Condition"] {
      statement.condition = ConditionReader(statement: name).read(member.value, &log)
    }
    return statement
  }

  /// IAM User Guide, "AWS JSON policy elements: Principal": not in policies that are attached to a principal.
  private func refusePrincipal(_ byName: KnownMembers, _ log: inout FindingLog) {
    for name in ["Principal", "NotPrincipal"] {
      guard let member = byName[name] else { continue }
      log.error(
        "policy.principal-misplaced", member.key.range, .refuses,
        "\(capitalName) has \(name), which a policy attached to a principal must not have: remove it.")
    }
  }

  private func readEffect(
    _ byName: KnownMembers, _ members: [JSONMember], _ node: JSONNode, _ log: inout FindingLog
  ) -> Located<PolicyStatement.Effect>? {
    guard let member = byName["Effect"] else {
      if !MemberNames.has("Effect", in: members) {
        log.error(
          "policy.no-effect", node.range, .refuses,
          "\(capitalName) has no Effect: write \"Effect\": \"Allow\" or \"Effect\": \"Deny\".")
      }
      return nil
    }
    guard let text = ElementReader.text(member, of: name, &log) else { return nil }
    guard let effect = PolicyStatement.Effect(rawValue: text.value) else {
      let isPadded = PolicyStatement.Effect(rawValue: Blanks.trimmed(text.value)) != nil
      log.error(
        "policy.effect", text.range, isPadded ? .mayRefuse : .refuses,
        "Effect of \(name) must be exactly \"Allow\" or \"Deny\", without blanks and in upper and lower case as here: correct it.",
        fix: effectFix(text))
      return nil
    }
    return Located(effect, range: text.range)
  }

  private func effectFix(_ text: Located<String>) -> Finding.Fix? {
    let trimmed = ASCII.lowercased(Blanks.trimmed(text.value).utf8)
    let meant = [PolicyStatement.Effect.allow, .deny].first { ASCII.lowercased($0.rawValue.utf8) == trimmed }
    return meant.map { .writing($0.rawValue, at: text.range, "Write \"\($0.rawValue)\".") }
  }

  /// Finds an element or its negated form.
  ///
  /// Exactly one of the two must be there (IAM grammar).
  private func pick(
    _ element: String, _ byName: KnownMembers, _ members: [JSONMember], _ node: JSONNode,
    _ log: inout FindingLog
  ) -> JSONMember? {
    switch (byName[element], byName["Not\(element)"]) {
    case (let plain?, let negated?):
      log.error(
        "policy.both-forms", negated.key.range, .refuses,
        "\(capitalName) has both \(element) and Not\(element), and may have only one: remove one of them.")
      return plain
    case (let member?, nil), (nil, let member?): return member
    case (nil, nil):
      if !MemberNames.has(element, in: members), !MemberNames.has("Not\(element)", in: members) {
        reportMissing(element, node, &log)
      }
      return nil
    }
  }

  private func reportMissing(_ element: String, _ node: JSONNode, _ log: inout FindingLog) {
    if element == "Principal" {
      log.error(
        "policy.no-principal", node.range, .refuses,
        "\(capitalName) names no Principal, and a key policy needs one in every statement: say who, for example "
          + "\"Principal\": {\"AWS\": \"arn:aws:iam::111122223333:root\"}.")
      return
    }
    guard kind == .keyPolicy else {
      log.error(
        "policy.no-\(element.lowercased())", node.range, .refuses,
        "\(capitalName) has no \(element), and IAM wants one in every statement: add it.")
      return
    }
    // AWS KMS API Reference, PutKeyPolicy, against an AWS Health notice of May 2025 about KMS key policies.
    log.error(
      "policy.no-\(element.lowercased())", node.range, .mayRefuse,
      "\(capitalName) has no \(element) and so has no effect: AWS's API reference says such a policy is taken silently, and AWS "
        + "has announced that it is refused since 2025-08-18, so add the \(element) or remove the statement.")
  }

  /// IAM User Guide, "NotPrincipal": with Deny only, and for some services; the guide to key policies does not mention it.
  private func reportNotPrincipal(
    _ member: JSONMember, _ effect: PolicyStatement.Effect?, _ log: inout FindingLog
  ) {
    if effect == .allow {
      log.error(
        "policy.not-principal", member.key.range, .mayRefuse,
        "\(capitalName) has NotPrincipal in an Allow, which AWS does not support: name those who are allowed in Principal."
      )
    } else {
      log.warning(
        "policy.not-principal", member.key.range, .mayRefuse,
        "\(capitalName) has NotPrincipal, which AWS documents for some services and not for key policies: write \"Principal\": "
          + "\"*\" with ArnNotEquals on aws:PrincipalArn instead.")
    }
  }

  private func readPatterns(_ member: JSONMember, _ log: inout FindingLog) -> PolicyPatterns? {
    ElementReader.texts(member, of: name, &log).map {
      PolicyPatterns(isNegated: member.name.hasPrefix("Not"), patterns: $0, range: member.value.range)
    }
  }

  /// `"*"` is the only Resource AWS says it takes since August 2025; older policies with ARNs exist.
  private func checkResources(_ resources: PolicyPatterns?, _ log: inout FindingLog) {
    guard let resources else { return }
    if resources.isNegated {
      log.error(
        "policy.not-resource", resources.range, .mayRefuse,
        "\(capitalName) has NotResource, which AWS does not document for key policies: write \"Resource\": \"*\" instead."
      )
      return
    }
    for pattern in resources.patterns where pattern.value != "*" {
      log.error(
        "policy.resource", pattern.range, .mayRefuse,
        "Resource of \(name) is not \"*\": AWS has announced that it takes only \"*\", which means this key, since 2025-08-18, "
          + "so write \"*\".",
        fix: .writing("*", at: resources.range, "Write \"*\", which is this key."))
    }
  }
}
