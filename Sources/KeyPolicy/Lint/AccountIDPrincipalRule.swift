/// `lint.account-id-principal`: an account named by its ID, which AWS shows as the account's ARN once the policy is saved.
///
/// Source: IAM User Guide, "AWS JSON policy elements: Principal" ("AWS account principals").
enum AccountIDPrincipalRule: LintStatementRule {
  static let code = "lint.account-id-principal"

  static func check(_ statement: LintStatement, in policy: LintPolicy, _ log: inout LintLog) {
    for principal in statement.source.principals?.principals ?? [] {
      guard case .account(let id, nil) = principal.form else { continue }
      let arn = "arn:\(policy.keyARN?.partition ?? "aws"):iam::\(id):root"
      log.note(
        code, principal.name.range,
        "\(statement.name) names account \(id) by its ID, which AWS may show as \(arn) once the policy is saved: write the ARN to see "
          + "no difference later.", fix: .writing(arn, at: principal.name.range, "Write \(arn)."))
    }
  }
}
