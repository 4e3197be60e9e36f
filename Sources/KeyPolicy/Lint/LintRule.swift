/// Something to look for in a policy that AWS takes, and that does not do what it seems to or is worth knowing.
///
/// A rule takes time linear in the policy.
protocol LintRule: Sendable {
  static func check(_ policy: LintPolicy, _ log: inout LintLog)
}

/// A rule that looks at one statement at a time.
protocol LintStatementRule: LintRule {
  static func check(_ statement: LintStatement, in policy: LintPolicy, _ log: inout LintLog)
}

extension LintStatementRule {
  static func check(_ policy: LintPolicy, _ log: inout LintLog) {
    for statement in policy.statements { check(statement, in: policy, &log) }
  }
}

/// A rule that looks at one test of a condition at a time.
protocol LintTestRule: LintStatementRule {
  static func check(
    _ test: LintTest, of statement: LintStatement, in policy: LintPolicy, _ log: inout LintLog)
}

extension LintTestRule {
  static func check(_ statement: LintStatement, in policy: LintPolicy, _ log: inout LintLog) {
    for test in statement.tests { check(test, of: statement, in: policy, &log) }
  }
}
