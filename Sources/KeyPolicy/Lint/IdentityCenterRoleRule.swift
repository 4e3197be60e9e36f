/// `lint.identity-center-role`: the ARN of a role of IAM Identity Center without the path that all of them have.
///
/// Source: IAM Identity Center User Guide, "Referencing permission sets in resource policies, Amazon EKS Cluster config maps, and AWS
/// KMS key policies": such roles lie under `/aws-reserved/sso.amazonaws.com/`, mostly with a Region behind it.
enum IdentityCenterRoleRule: LintStatementRule {
  static let code = "lint.identity-center-role"
  private static let prefix = "role/AWSReservedSSO_"

  static func check(_ statement: LintStatement, in policy: LintPolicy, _ log: inout LintLog) {
    for principal in statement.source.principals?.principals ?? [] {
      guard case .role(let arn, _) = principal.form, arn.resource.hasPrefix(prefix) else { continue }
      log.warning(
        code, principal.name.range,
        "\(statement.name) names \"\(Excerpt.of(principal.name.value))\" without a path, and roles of IAM Identity Center have one, so "
          + "AWS knows no such role: copy the role's whole ARN, with aws-reserved/sso.amazonaws.com/ in it.")
    }
    for test in statement.tests where test.key?.name == "aws:PrincipalArn" {
      test.source.values.forEach { check($0, test, &log) }
    }
  }

  private static func check(_ value: Located<String>, _ test: LintTest, _ log: inout LintLog) {
    guard let arn = ARN(value.value), arn.service == "iam", arn.resource.hasPrefix(prefix) else { return }
    let takesWildcards = test.comparison?.family == .arn || test.comparison?.family == .stringLike
    let name = arn.resource.dropFirst("role/".count)
    let path = "arn:\(arn.partition):iam::\(arn.account):role/aws-reserved/sso.amazonaws.com/*\(name)"
    log.warning(
      code, value.range,
      "\"\(Excerpt.of(value.value))\" has no path, and roles of IAM Identity Center have one, so no caller's \(test.spelling) matches: "
        + "write the role's whole ARN, or ArnLike with \"\(Excerpt.of(path, most: 160))\".",
      fix: takesWildcards
        ? .writing(path, at: value.range, "Put the path of Identity Center's roles before the name.") : nil)
  }
}
