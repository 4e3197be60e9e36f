/// A way in which a statement of the key policy may reach the caller for one action.
struct StatementWay {
  /// How the statement names the caller, strongest first.
  enum Kind: Int, Comparable {
    case direct, role, federatingUser, account

    static func < (one: Kind, other: Kind) -> Bool { one.rawValue < other.rawValue }

    var rule: Decision.Rule {
      switch self {
      case .direct: .directGrant
      case .role: .roleGrant
      case .federatingUser: .federatingUserGrant
      case .account: .accountDelegation
      }
    }
  }

  var statement: PolicyStatement
  var kind: Kind
  /// Whether the statement applies; never `.no`.
  var truth: Truth

  /// The ways of a policy's statements of one effect.
  static func all(
    _ policy: StatementTruth, _ effect: PolicyStatement.Effect, _ action: KMSAction
  ) -> [StatementWay] {
    policy.policy.statements.flatMap { statement -> [StatementWay] in
      guard statement.effects.contains(effect) else { return [] }
      let match = policy.match(statement, effect)
      guard match.any != .no else { return [] }
      let scope = policy.scope(statement, effect, action)
      guard scope != .no else { return [] }
      let ways: [(Kind, Truth)] = [
        (.direct, match.direct), (.role, match.role), (.federatingUser, match.federatingUser),
        (.account, match.account),
      ]
      return ways.compactMap { kind, principal in
        let truth = Truth.and(principal, scope)
        return truth == .no ? nil : StatementWay(statement: statement.source, kind: kind, truth: truth)
      }
    }
  }
}
