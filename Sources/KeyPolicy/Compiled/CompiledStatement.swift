/// A statement, read once and asked many times.
///
/// A class, because it is handed round far more often than it is made.
final class CompiledStatement: Sendable {
  let source: PolicyStatement
  /// What it does; a statement whose Effect cannot be read counts for both.
  let effects: [PolicyStatement.Effect]
  let actions: ActionCoverage
  let resources: ResourceCoverage
  let condition: CompiledCondition?

  init(
    _ statement: PolicyStatement, _ actions: ActionCoverage, expandsVariables: Bool, kind: PolicyKind
  ) {
    source = statement
    effects = statement.effect.map { [$0.value] } ?? [.allow, .deny]
    self.actions = actions
    resources = ResourceCoverage(
      statement, expandsVariables: expandsVariables, kind: kind)
    condition = statement.condition.map {
      CompiledCondition($0, expandsVariables: expandsVariables, isKeyPolicy: kind == .keyPolicy)
    }
  }
}
