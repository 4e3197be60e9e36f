/// The sentences about a policy as a whole.
struct PolicySummary {
  private let statements: [LintStatement]
  private let account: String?

  init(_ document: PolicyDocument, key: KeyFacts?) {
    account = key.flatMap { ARN($0.arn)?.account }
    // A statement without effect says nothing about the policy; which they are, their own sentences tell.
    statements = document.statements.map { LintStatement($0) }
      .filter { StatementEffect.reasonForNone($0, key: key) == nil }
    all = document.statements.count
    isDoubtful = document.statements.contains { statement in
      statement.effect == nil || ActionCoverage(statement).doubtful.contains(.putKeyPolicy)
    }
  }

  /// Whether a statement could not be read wholly.
  private let isDoubtful: Bool

  private let all: Int

  /// How many statements there are.
  var count: String? {
    guard all > 0 else { return "The policy has no statements." }
    let idle = all - statements.count
    let allows = statements.count(where: \.isAllow)
    let denies = statements.count - allows
    var parts: [String] = []
    if allows > 0 { parts.append("\(allows) \(allows == 1 ? "allows" : "allow")") }
    if denies > 0 { parts.append("\(denies) \(denies == 1 ? "denies" : "deny")") }
    if idle > 0 { parts.append("\(idle) \(idle == 1 ? "has" : "have") no effect") }
    return "The policy has \(all) statement\(all == 1 ? "" : "s"): \(Wording.join(parts))."
  }

  /// Who may change the policy.
  var control: String? {
    let granting = statements.filter { $0.isAllow && $0.actions.contains(.putKeyPolicy) }
    let who = unique(granting.flatMap(controllers))
    guard !who.isEmpty else {
      return isDoubtful
        ? "It cannot be told whether a statement allows kms:PutKeyPolicy."
        : "No statement allows kms:PutKeyPolicy to anybody, so nobody may change this policy."
    }
    let denied = statements.contains { $0.isDeny && $0.actions.contains(.putKeyPolicy) }
    return
      "This policy may be changed by \(TextWords.list(who, "and"))\(denied ? ", as far as no Deny stops them" : "")."
  }

  /// Those whom a statement lets change the policy: never principals of other accounts (AWS KMS API Reference, PutKeyPolicy).
  private func controllers(_ statement: LintStatement) -> [String] {
    let isNegated = statement.source.principals?.isNegated == true
    let names =
      if isNegated || statement.isForEverybody {
        [PrincipalWords.phrase(statement, account: account) ?? ""]
      } else {
        statement.principals.filter(isOwn).map { PrincipalWords.name($0, account: account, .allowed) }
      }
    return names.map { statement.source.condition == nil ? $0 : "\($0) under a condition" }
  }

  private func isOwn(_ principal: PolicyPrincipal) -> Bool {
    if case .uniqueID = principal.form { return false }
    guard let account, let other = principal.form.account else { return true }
    return account == other
  }

  /// What everybody may do.
  var everybody: String? {
    let open = statements.filter { $0.isAllow && $0.isForEverybody && !CallerRestriction.isPresent(in: $0) }
    guard !open.isEmpty else { return nil }
    let actions = open.reduce(into: ActionSet()) { $0 = $0.union($1.actions) }
    guard !actions.isEmpty else { return nil }
    let isConditional = open.allSatisfy { $0.source.condition != nil }
    let whose = actions.intersection(.crossAccount).isEmpty ? "the key's account" : "every AWS account"
    return
      "Everybody in \(whose) may \(ActionWords.phrase(actions, isDenied: false))\(isConditional ? ", under a condition" : "")."
  }

  /// The other accounts it lets in.
  var otherAccounts: String? {
    guard let account else { return nil }
    let accounts = unique(
      statements.filter(\.isAllow).flatMap(\.principals).compactMap(\.form.account).filter { $0 != account })
    guard !accounts.isEmpty else { return nil }
    return
      "Principals of \(accounts.count == 1 ? "the other account" : "the other accounts") \(TextWords.list(accounts, "and")) are let in."
  }

  /// The services it lets in.
  var services: String? {
    let names = unique(statements.filter(\.isAllow).flatMap(\.services).map { TextWords.name($0.name.value) })
    guard !names.isEmpty else { return nil }
    return "The service\(names.count == 1 ? "" : "s") \(TextWords.list(names, "and")) may use the key."
  }

  /// What it denies.
  var denials: String? {
    let denies = statements.filter(\.isDeny)
    guard !denies.isEmpty else { return nil }
    let actions = denies.reduce(into: ActionSet()) { $0 = $0.union($1.actions) }
    guard !actions.isEmpty else { return nil }
    let isForAll = denies.allSatisfy { $0.source.condition == nil && $0.isForEverybody }
    return isForAll
      ? "Nobody may \(ActionWords.phrase(actions, isDenied: true)), whatever allows it."
      : "Some requests for \(ActionWords.noun(actions, isDenied: true)) are denied, whatever allows them."
  }

  /// The texts without repetitions, in order.
  private func unique(_ texts: [String]) -> [String] {
    var seen: Set<String> = []
    return texts.filter { seen.insert($0).inserted }
  }
}
