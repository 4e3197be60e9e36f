/// `lint.confused-deputy`: a service may use the key for whichever account asks it to.
///
/// Sources: AWS KMS Developer Guide, "Permissions for AWS services in key policies" and "AWS global condition keys" (use aws:SourceArn
/// or aws:SourceAccount, and encryption context keys); IAM User Guide, "The confused deputy problem".
enum ConfusedDeputyRule: LintStatementRule {
  static let code = "lint.confused-deputy"

  /// Keys that say for whom the service acts, in lower case.
  private static let keys: Set<String> = [
    "aws:sourcearn", "aws:sourceaccount", "aws:sourceorgid", "aws:sourceorgpaths",
  ]

  /// Services that by their guides do not always pass them: EventBridge to encrypted topics and queues (Amazon SNS Developer Guide, "Key
  /// management").
  private static let silent: Set<String> = ["events.amazonaws.com"]

  static func check(_ statement: LintStatement, in policy: LintPolicy, _ log: inout LintLog) {
    guard statement.isAllow, let service = statement.services.first, !statement.actions.isEmpty,
      !statement.tests.contains(where: saysForWhom)
    else { return }
    let more = statement.services.count > 1 ? " and \(statement.services.count - 1) more" : ""
    let account = policy.account.isEmpty ? "" : " \"\(policy.account)\""
    let onlyReads = statement.actions.actions.allSatisfy {
      $0.accessLevel == .read || $0.accessLevel == .list
    }
    let isSilent = statement.services.contains { silent.contains($0.name.value) }
    let doubt =
      isSilent
      ? "and know that AWS documents cases in which this service does not pass them"
      : "if the service's guide says that it passes them"
    log.add(onlyReads || isSilent ? .note : .warning, code, service.name.range) {
      "\(statement.name) lets the service \(Excerpt.of(service.name.value))\(more) use the key for whichever account asks it to: add "
        + "a condition on aws:SourceAccount\(account) or aws:SourceArn, \(doubt)."
    }
  }

  private static func saysForWhom(_ test: LintTest) -> Bool {
    guard test.absentOutcome == false, let comparison = test.comparison, !comparison.isNegated,
      !test.source.values.contains(where: { CallerRestriction.isOpen($0.value, comparison) })
    else { return false }
    return keys.contains(test.lowercaseName) || test.lowercaseName.hasPrefix("kms:encryptioncontext:")
  }
}
