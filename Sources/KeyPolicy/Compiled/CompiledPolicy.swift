/// A policy compiled for questions: actions as bit sets, values of conditions read once.
///
/// Making one costs time linear in the document.
struct CompiledPolicy: Sendable {
  let statements: [CompiledStatement]
  let kind: PolicyKind

  /// Policy variables are text in policies without Version and of 2008-10-17 (IAM User Guide, "IAM JSON policy elements: Version").
  init(_ document: PolicyDocument, kind: PolicyKind) {
    self.kind = kind
    let expandsVariables = document.version?.value == "2012-10-17"
    statements = document.statements.map {
      CompiledStatement($0, expandsVariables: expandsVariables, isKeyPolicy: kind == .keyPolicy)
    }
  }
}
