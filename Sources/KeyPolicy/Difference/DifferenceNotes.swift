/// What a person should know of a change beside it.
enum DifferenceNotes {
  static func add(
    to changes: inout [AccessDifference.Change], _ old: PreparedPolicy, _ new: PreparedPolicy
  ) {
    addStrength(&changes, old, new)
    addNames(&changes)
  }

  /// A principal in a policy is bound to the identity that exists when the policy is stored, and a condition to the name (IAM User
  /// Guide, "AWS JSON policy elements: Principal").
  private static func addStrength(
    _ changes: inout [AccessDifference.Change], _ old: PreparedPolicy, _ new: PreparedPolicy
  ) {
    for index in changes.indices {
      let change = changes[index]
      guard change.kind == .strengthened || change.kind == .weakened else { continue }
      let roles = change.principals.compactMap { if case .role(let arn) = $0 { arn } else { nil } }
      guard !roles.isEmpty else { continue }
      let wasNamed = names(old, change.oldStatements, roles)
      let isNamed = names(new, change.newStatements, roles)
      if wasNamed, !isNamed, change.kind == .strengthened {
        changes[index].notes.append(
          "The grant no longer names the role as its principal, so a role that is deleted and made again under the same name keeps it."
        )
      } else if isNamed, !wasNamed, change.kind == .weakened {
        changes[index].notes.append(
          "The grant names the role as its principal now, so a role that is deleted and made again under the same name loses it."
        )
      }
    }
  }

  private static func names(_ policy: PreparedPolicy, _ statements: [Int], _ roles: [String]) -> Bool {
    let named = policy.statements(about: roles.map { $0.lowercased() })
    return named.contains { statement in
      statements.contains(statement.source.index) && statement.effects.contains(.allow)
        && statement.source.principals?.isNegated == false
        && statement.source.principals?.principals.contains { principal in
          if case .role(_, let text) = principal.form { roles.contains(text) } else { false }
        } == true
    }
  }

  /// Names of users and of roles are unique in an account whatever their paths (IAM API Reference, CreateUser and CreateRole).
  private static func addNames(_ changes: inout [AccessDifference.Change]) {
    var gained: [String: String] = [:]
    for change in changes where change.kind == .gained {
      for arn in change.principals.compactMap(namedARN) {
        if let name = uniqueName(arn) { gained[name] = arn }
      }
    }
    var pairs: [String: (old: String, new: String)] = [:]
    for change in changes where change.kind == .lost {
      for arn in change.principals.compactMap(namedARN) {
        if let name = uniqueName(arn), let other = gained[name], other != arn { pairs[name] = (arn, other) }
      }
    }
    for index in changes.indices {
      guard changes[index].kind == .gained || changes[index].kind == .lost else { continue }
      let names = changes[index].principals.compactMap(namedARN).compactMap(uniqueName)
      for name in names {
        guard let pair = pairs[name] else { continue }
        let note =
          "Names are unique in an account whatever their paths, so \(Excerpt.of(pair.old)) and \(Excerpt.of(pair.new)) cannot both "
          + "exist: KMS refuses the policy that names the one that does not."
        if !changes[index].notes.contains(note) { changes[index].notes.append(note) }
      }
    }
  }

  private static func namedARN(_ principal: PrincipalClass) -> String? {
    switch principal {
    case .user(let arn), .role(let arn): arn
    default: nil
    }
  }

  private static func uniqueName(_ text: String) -> String? {
    guard let arn = ARN(text) else { return nil }
    let parts = arn.resource.split(separator: "/")
    return [arn.partition, arn.account, String(parts.first ?? ""), (parts.last ?? "").lowercased()]
      .joined(separator: ":")
  }
}
