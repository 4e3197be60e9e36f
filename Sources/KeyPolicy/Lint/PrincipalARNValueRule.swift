/// `lint.principal-arn-value`: a value of `aws:PrincipalArn` that no caller has; `lint.principal-arn-root`: the ARN of an account's
/// root user, where the account is often meant.
///
/// Source: IAM User Guide, "AWS global condition context keys", aws:PrincipalArn: of a role session it holds the ARN of the role, with
/// its path, and of the root user the ARN that ends in `:root`.
enum PrincipalARNValueRule: LintTestRule {
  static let code = "lint.principal-arn-value"
  static let rootCode = "lint.principal-arn-root"

  static func check(
    _ test: LintTest, of statement: LintStatement, in policy: LintPolicy, _ log: inout LintLog
  ) {
    guard test.key?.name == "aws:PrincipalArn", let comparison = test.comparison, comparison.family != .null
    else { return }
    for value in test.source.values { check(value, test, policy, &log) }
  }

  private static func check(
    _ value: Located<String>, _ test: LintTest, _ policy: LintPolicy, _ log: inout LintLog
  ) {
    let text = Excerpt.of(value.value)
    let meaning = "so this value of \(test.spelling) equals no caller's"
    guard let arn = ARN(value.value) else {
      guard !value.value.utf8.contains(where: { "*?$".utf8.contains($0) }) else { return }
      log.warning(
        code, value.range,
        "\"\(text)\" is no ARN, and the key holds one, \(meaning): write the ARN of a user or role, or test aws:PrincipalAccount "
          + "or aws:userid.")
      return
    }
    if arn.service == "sts", arn.resource.hasPrefix("assumed-role/") {
      let role = roleARN(arn)
      log.warning(
        code, value.range,
        "\"\(text)\" is the ARN of a session, and the key holds the ARN of the session's role, \(meaning): write the role's ARN, with "
          + "its path if it has one.",
        fix: role.map {
          .writing($0, at: value.range, "Write the role's ARN; add the role's path if it has one.")
        })
    } else if arn.service == "iam", arn.resource == "root", !statementMeansRoot(test) {
      log.note(
        rootCode, value.range,
        "\"\(text)\" is here the root user alone and not the account: test aws:PrincipalAccount if you mean everybody in account "
          + "\(Excerpt.of(arn.account)).")
    }
  }

  /// With several values the author lists callers, and the root user is one of them.
  private static func statementMeansRoot(_ test: LintTest) -> Bool { test.source.values.count > 1 }

  private static func roleARN(_ session: ARN) -> String? {
    let parts = session.resource.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 3, !parts[1].isEmpty else { return nil }
    return "arn:\(session.partition):iam::\(session.account):role/\(parts[1])"
  }
}
