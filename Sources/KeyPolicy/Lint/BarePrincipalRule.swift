/// `lint.bare-principal`: `"Principal": "*"`, which KMS takes and its console's editor refuses to save.
///
/// Source: IAM User Guide, "AWS JSON policy elements: Principal": `"*"` and `{"AWS": "*"}` mean the same.
enum BarePrincipalRule: LintStatementRule {
  static let code = "lint.bare-principal"

  static func check(_ statement: LintStatement, in policy: LintPolicy, _ log: inout LintLog) {
    guard let principals = statement.source.principals, !principals.isNegated,
      principals.principals.count == 1, principals.principals.first?.name.range == principals.range
    else { return }
    log.note(
      code, principals.range,
      "\(statement.name) has \"Principal\": \"*\", which the editor of the AWS console refuses to save: write {\"AWS\": \"*\"}, which "
        + "means the same.",
      fix: Finding.Fix(
        title: "Write {\"AWS\": \"*\"}.", edits: [Finding.Fix.Edit(principals.range, "{\"AWS\": \"*\"}")]))
  }
}
