/// `lint.resource-alias`: an alias as Resource; `lint.resource-other-key`: anything else that does not name this key.
///
/// Sources: AWS KMS Developer Guide, "Creating a key policy": `"*"` means the key the policy is attached to; "Specifying KMS keys in IAM
/// policy statements": an alias never stands for its key there.
enum ResourceRule: LintStatementRule {
  static let aliasCode = "lint.resource-alias"
  static let otherCode = "lint.resource-other-key"

  static func check(_ statement: LintStatement, in policy: LintPolicy, _ log: inout LintLog) {
    guard let resources = statement.source.resources, !resources.isNegated, policy.keyARN != nil else {
      return
    }
    for pattern in resources.patterns {
      let text = pattern.value
      guard text != "*", !text.contains("${") else { continue }
      let fix = Finding.Fix.writing("*", at: resources.range, "Write \"*\", which is this key.")
      if text.hasPrefix("alias/") || ARN(text)?.resource.hasPrefix("alias/") == true {
        log.warning(
          aliasCode, pattern.range,
          "\(statement.name) names the alias \"\(Excerpt.of(text))\" as its Resource, and an alias never stands for its key there, so "
            + "that entry does nothing: write \"*\".", fix: fix)
      } else if ARNPattern(text)?.matches(policy.key.arn) != true {
        log.warning(
          otherCode, pattern.range,
          "\(statement.name) names \"\(Excerpt.of(text))\" as its Resource, which is not the ARN of this key, so that entry does "
            + "nothing: write \"*\".", fix: fix)
      }
    }
  }
}
