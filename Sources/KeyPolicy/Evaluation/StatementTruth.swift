/// Asks the statements of one compiled policy for one caller on one key.
struct StatementTruth {
  let policy: CompiledPolicy
  let context: ResolvedContext
  let principals: PrincipalMatching
  let isCautious: Bool
  let assumptions: [ConditionTest.Identity: Bool]

  /// How the statement names the caller; policies attached to the caller name nobody.
  func match(_ statement: CompiledStatement, _ effect: PolicyStatement.Effect) -> PrincipalMatch {
    policy.kind == .identityPolicy ? .everybody : principals.match(statement.source, effect)
  }

  /// Whether the statement's other elements cover the request: action, resource and condition.
  func scope(_ statement: CompiledStatement, _ effect: PolicyStatement.Effect, _ action: KMSAction) -> Truth {
    let circumstances = circumstances(statement, effect, action)
    var truth: Truth
    if statement.actions.certain.contains(action) {
      truth = .yes
    } else if statement.actions.doubtful.contains(action), let doubt = statement.actions.doubt {
      truth = circumstances.unsettled(doubt)
    } else {
      return .no
    }
    truth = .and(truth, statement.resources.truth(context.key.arn, circumstances))
    if let condition = statement.condition { truth = .and(truth, condition.truth(circumstances)) }
    if statement.effects.count > 1 {
      truth = .and(truth, circumstances.unsettled("the Effect of statement \(statement.source.index + 1)"))
    }
    return truth
  }

  /// For every action at once whether the statement covers it, given how it names the caller.
  func add(
    _ statement: CompiledStatement, _ effect: PolicyStatement.Effect, _ principal: Truth,
    to result: inout ActionTruth
  ) {
    let covered = statement.actions.certain.union(statement.actions.doubtful)
    guard principal != .no, let first = covered.actions.first else { return }
    guard
      statement.condition?.isOperationSpecific == true || !statement.actions.doubtful.isEmpty
        || statement.resources.isOperationSpecific
    else {
      result.add(.and(principal, scope(statement, effect, first)), for: statement.actions.certain)
      return
    }
    for action in covered.actions {
      result.add(.and(principal, scope(statement, effect, action)), for: ActionSet(action))
    }
  }

  func circumstances(
    _ statement: CompiledStatement, _ effect: PolicyStatement.Effect, _ action: KMSAction
  ) -> ConditionTest.Circumstances {
    ConditionTest.Circumstances(
      fact: { context.fact($0, for: action) }, effect: effect, isCautious: isCautious,
      statement: statement.source.index, assumptions: assumptions)
  }
}
