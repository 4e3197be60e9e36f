import KeyPolicy

/// A second reading of the rules for key policies, written to be obvious and not to share code with the first.
///
/// It knows a small world: principals and actions are compared as they stand, there are no conditions, no NotPrincipal and no
/// Resource but `"*"`. It tries every policy that the open questions leave possible: if all of them give one answer, that is the
/// answer.
struct NaiveEvaluator {
  /// One statement, as the test made it and not as the engine read it.
  struct Statement {
    var allows: Bool
    var principals: [String]
    var actions: [String]
    var isNotAction: Bool
    var hasResource: Bool

    var json: String {
      let resource = hasResource ? #", "Resource": "*""# : ""
      return
        #"{"Effect": "\#(allows ? "Allow" : "Deny")", "Principal": {"AWS": [\#(Self.list(principals))]}, "#
        + #""\#(isNotAction ? "NotAction" : "Action")": [\#(Self.list(actions))]\#(resource)}"#
    }

    private static func list(_ texts: [String]) -> String {
      texts.map { "\"\($0)\"" }.joined(separator: ", ")
    }
  }

  /// What is so in one of the possible worlds.
  private struct World {
    /// The role of the caller's session.
    var role: String
    /// The user behind a federated session.
    var parent: String
    var iamAllows: Bool
    var sessionPolicyAllows: Bool
  }

  static let account = "111122223333"
  static let root = "arn:aws:iam::111122223333:root"

  var caller: String
  var knownRole: String?
  var identityPolicies: IdentityPolicies

  /// The answer to whether AWS will accept these statements.
  func verdict(_ statements: [Statement]) -> LockoutVerdict {
    // Rule 7: without Resource a statement has no effect.
    let effective = statements.filter { $0.hasResource && covers($0) }
    let answers = Set(worlds.map { mayPutKeyPolicy(effective, in: $0) })
    if answers == [false] { return .refused }
    let isDoubtful = statements.contains { !$0.hasResource } || claimsOneNameTwice(statements)
    return answers == [true] && !isDoubtful ? .accepted : .cannotBeDecided
  }

  private var worlds: [World] {
    let roles =
      knownRole.map { [$0] }
      ?? ["role/Admin", "role/x/Admin", "role/elsewhere/Admin"].map { "arn:aws:iam::111122223333:\($0)" }
    let parents = ["user/Alice", "user/ALICE", "user/Bob", "user/ops/Carol", "user/Nobody"].map {
      "arn:aws:iam::111122223333:\($0)"
    }
    let iam: [Bool] =
      switch identityPolicies {
      case .unknown: [true, false]
      case .allowsEverything: [true]
      case .documents: [false]
      }
    var worlds: [World] = []
    for role in roles {
      for parent in isFederatedUser ? parents : [""] {
        for iamAllows in iam {
          for sessionPolicyAllows in isFederatedUser ? [true, false] : [true] {
            worlds.append(
              World(
                role: role, parent: parent, iamAllows: iamAllows, sessionPolicyAllows: sessionPolicyAllows))
          }
        }
      }
    }
    return worlds
  }

  private func mayPutKeyPolicy(_ statements: [Statement], in world: World) -> Bool {
    // Rule 6: another account never may.
    guard caller.contains(":\(Self.account):") else { return false }
    let matching = statements.filter { !strengths($0, world).isEmpty }
    if matching.contains(where: { !$0.allows }) { return false }
    return matching.contains { statement in
      strengths(statement, world).contains { isEnough($0, world) }
    }
  }

  /// What each of the principals that a caller is at once is worth (rules 2 and 3).
  private enum Strength { case direct, role, parent, account }

  private func strengths(_ statement: Statement, _ world: World) -> [Strength] {
    statement.principals.compactMap { principal in
      if principal == "*" || principal == caller { return .direct }
      if principal == Self.root || principal == Self.account {
        return caller == Self.root ? .direct : .account
      }
      if caller.contains(":assumed-role/"), principal == world.role { return .role }
      if isFederatedUser, principal == world.parent { return .parent }
      return nil
    }
  }

  private func isEnough(_ strength: Strength, _ world: World) -> Bool {
    switch strength {
    case .direct, .role: true
    case .parent: world.sessionPolicyAllows
    case .account: world.iamAllows && world.sessionPolicyAllows
    }
  }

  private var isFederatedUser: Bool { caller.contains(":federated-user/") }

  private func covers(_ statement: Statement) -> Bool {
    statement.actions.contains { matches(Array($0.lowercased()), Array("kms:putkeypolicy")) }
      != statement.isNotAction
  }

  /// Wildcards by trying everything.
  private func matches(_ pattern: [Character], _ text: [Character]) -> Bool {
    guard let first = pattern.first else { return text.isEmpty }
    let rest = Array(pattern.dropFirst())
    if first == "*" { return (0...text.count).contains { matches(rest, Array(text.dropFirst($0))) } }
    guard let head = text.first, first == "?" || first == head else { return false }
    return matches(rest, Array(text.dropFirst()))
  }

  /// Two ARNs of one account that end in the same user's or role's name cannot both exist; the caller exists.
  private func claimsOneNameTwice(_ statements: [Statement]) -> Bool {
    let named = Set(statements.flatMap(\.principals) + [caller] + (knownRole.map { [$0] } ?? []))
    let people = named.filter { $0.contains(":user/") || $0.contains(":role/") }
    let names = people.map { arn in
      (arn.split(separator: "/").first ?? "") + "/" + (arn.split(separator: "/").last ?? "").lowercased()
    }
    return Set(names).count < names.count
  }
}
