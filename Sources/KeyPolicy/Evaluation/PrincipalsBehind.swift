/// The roles or users that can stand behind a session of which only the name is known.
enum PrincipalsBehind {
  /// More would make an answer slow, and no policy that people write names so many.
  private static let most = 16

  /// The caller with each role or user that a policy names, and with one that none names; nil if there are too many.
  ///
  /// A Deny of a resource control policy can name the user behind a session that the key policy lets in under any name.
  static func candidates(_ caller: CallerIdentity, _ compiled: CompiledRequest) -> [CallerIdentity]? {
    var names: [String] = []
    let compared = ComparedRoles(compiled, caller)
    for text in compared.arns where !names.contains(text) { names.append(text) }
    if names.count > most { return nil }
    for statement in compiled.policiesWithPrincipals.flatMap(\.statements) {
      for principal in statement.source.principals?.principals ?? [] {
        guard let text = named(principal.form, caller), !names.contains(text) else { continue }
        names.append(text)
        if names.count > most { return nil }
      }
    }
    var unnamed = caller
    unnamed.isUnnamed = true
    unnamed.unnamedARN = compared.isWholeList ? compared.unnamed : nil
    return names.map(caller.standing(behind:)) + [unnamed]
  }

  /// True for a fact that the role or user behind a session would tell.
  static func isAbout(_ fact: MissingFact) -> Bool {
    switch fact {
    case .rolePath, .userBehindFederation: true
    case .contextKey(let key, _): key.lowercased() == ComparedRoles.key
    default: false
    }
  }

  private static func named(_ form: PrincipalForm, _ caller: CallerIdentity) -> String? {
    switch (form, caller.kind) {
    case (.role(let arn, let text), .session(let name, _, nil)):
      guard arn.account == caller.account, arn.partition == caller.partition,
        let other = arn.resource.split(separator: "/").last
      else { return nil }
      return other == name || PrincipalMatching.isSameButForCase(String(other), name) ? text : nil
    case (.user(let arn, let text), .federatedUser(_, nil)):
      return arn.account == caller.account && arn.partition == caller.partition ? text : nil
    default: return nil
    }
  }
}
