/// `lint.repeated-statement`: a statement that says nothing another one does not say already.
///
/// Source: IAM User Guide, "Policy evaluation logic": statements of one effect are joined by "or".
enum RepeatedStatementRule: LintRule {
  static let code = "lint.repeated-statement"

  static func check(_ policy: LintPolicy, _ log: inout LintLog) {
    guard policy.statements.count > 1 else { return }
    let signatures = policy.statements.map { StatementSignature($0) }
    // Without a condition a statement covers those with one, wherever it stands; of equal ones the later is the repetition.
    var unconditional: [StatementSignature: ActionSet] = [:]
    for (signature, statement) in zip(signatures, policy.statements) {
      guard let signature, !signature.isConditional else { continue }
      unconditional[signature, default: ActionSet()].formUnion(statement.actions)
    }
    var earlier: [StatementSignature: ActionSet] = [:]
    let ranges = policy.statements.map { $0.source.range }
    for (signature, statement) in zip(signatures, policy.statements) {
      guard let signature else { continue }
      let wider = signature.isConditional ? unconditional[signature.unconditional] : nil
      let covered = (earlier[signature] ?? ActionSet()).union(wider ?? ActionSet())
      earlier[signature, default: ActionSet()].formUnion(statement.actions)
      guard statement.actions.isSubset(of: covered) else { continue }
      log.note(
        code, statement.source.range,
        "\(statement.name) \(statement.isAllow ? "allows" : "denies") nothing that another statement does not "
          + "\(statement.isAllow ? "allow" : "deny") to the same principals already: remove it.",
        fix: policy.removal(
          of: statement.source.index, from: ranges, "Remove statement \(statement.source.index + 1)."))
    }
  }
}

extension ActionSet {
  /// Adds the actions of another set.
  fileprivate mutating func formUnion(_ other: ActionSet) { self = union(other) }
}
