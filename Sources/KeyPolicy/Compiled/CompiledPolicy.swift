/// A policy compiled for questions: actions as bit sets, values of conditions read once.
///
/// Making one costs time linear in the document.
struct CompiledPolicy: Sendable {
  /// The statements that can matter; all of them, unless the policy was compiled for one action.
  let statements: [CompiledStatement]
  let kind: PolicyKind
  let source: PolicyDocument

  /// Policy variables are text in policies without Version and of 2008-10-17 (IAM User Guide, "IAM JSON policy elements: Version").
  ///
  /// With an action, statements that certainly do not cover it are left out: reading their conditions would be in vain.
  init(_ document: PolicyDocument, kind: PolicyKind, for action: KMSAction? = nil) {
    self.kind = kind
    source = document
    let expandsVariables = document.version?.value == "2012-10-17"
    statements = document.statements.compactMap { statement in
      let coverage = ActionCoverage(statement)
      if let action, !coverage.certain.contains(action), !coverage.doubtful.contains(action) { return nil }
      return CompiledStatement(
        statement, coverage, expandsVariables: expandsVariables, kind: kind)
    }
  }
}
