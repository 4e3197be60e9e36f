/// What the key policy says of a caller's requests, by how it names the caller.
struct KeyPolicyTruth: Hashable, Sendable {
  var direct = ActionTruth.never
  var role = ActionTruth.never
  var federatingUser = ActionTruth.never
  var account = ActionTruth.never
  var deny = ActionTruth.never

  init(_ policy: StatementTruth) {
    for statement in policy.policy.statements {
      if statement.effects.contains(.allow) {
        let match = policy.match(statement, .allow)
        policy.add(statement, .allow, match.direct, to: &direct)
        policy.add(statement, .allow, match.role, to: &role)
        policy.add(statement, .allow, match.federatingUser, to: &federatingUser)
        policy.add(statement, .allow, match.account, to: &account)
      }
      if statement.effects.contains(.deny) {
        policy.add(statement, .deny, policy.match(statement, .deny).any, to: &deny)
      }
    }
  }
}
