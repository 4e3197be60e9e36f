/// What one kind of policy says of a caller's requests: which actions it allows, and which it denies.
struct LayerTruth: Hashable, Sendable {
  var allow: ActionTruth
  var deny: ActionTruth

  /// A layer that changes nothing.
  static let open = LayerTruth(allow: .always, deny: .never)
  /// A layer that allows nothing.
  static let closed = LayerTruth(allow: .never, deny: .never)
  /// A layer that nobody has read.
  static let unknown = LayerTruth(allow: ActionTruth(maybe: .all), deny: .never)

  /// What statements allow and deny whoever they name in any way.
  init(_ policies: [StatementTruth]) {
    self.init(allow: .never, deny: .never)
    for policy in policies {
      for statement in policy.policy.statements {
        if statement.effects.contains(.allow) {
          policy.add(statement, .allow, policy.match(statement, .allow).any, to: &allow)
        }
        if statement.effects.contains(.deny) {
          policy.add(statement, .deny, policy.match(statement, .deny).any, to: &deny)
        }
      }
    }
  }

  init(allow: ActionTruth, deny: ActionTruth) {
    self.allow = allow
    self.deny = deny
  }
}
