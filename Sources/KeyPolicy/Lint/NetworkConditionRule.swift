/// `lint.network-condition`: a test of the caller's network that AWS services calling for the caller do not meet.
///
/// Source: AWS KMS Developer Guide, "AWS global condition keys" ("Using the IP address condition …", "Using VPC endpoint conditions …"):
/// such requests come from the service's network.
enum NetworkConditionRule: LintStatementRule {
  static let code = "lint.network-condition"

  /// Keys of the network, in lower case.
  private static let networks: Set<String> = [
    "aws:sourceip", "aws:sourcevpc", "aws:sourcevpce", "aws:vpcsourceip", "aws:sourcevpcarn",
  ]
  /// Keys by which a statement treats services apart, in lower case.
  private static let services: Set<String> = [
    "aws:viaawsservice", "kms:viaservice", "aws:calledvia", "aws:calledviafirst", "aws:calledvialast",
    "aws:principalisawsservice", "aws:principalservicename", "kms:grantisforawsresource",
  ]

  static func check(_ statement: LintStatement, in policy: LintPolicy, _ log: inout LintLog) {
    guard let test = statement.tests.first(where: { isNetwork($0, statement) }),
      !statement.tests(anyOf: services)
    else { return }
    let effect = statement.isDeny ? "this Deny stops" : "this Allow does not cover"
    let cure =
      statement.isDeny
      ? "add Bool aws:ViaAWSService \"false\" if services shall go on working"
      : "allow requests with kms:ViaService in a statement of their own if services shall use the key"
    log.warning(
      code, test.source.key.range,
      "AWS services that use the key for a caller come from their own network, so \(effect) them by \(test.spelling): \(cure)."
    )
  }

  private static func isNetwork(_ test: LintTest, _ statement: LintStatement) -> Bool {
    guard let comparison = test.comparison, comparison.family != .null else { return false }
    return networks.contains(test.lowercaseName) && statement.isDeny == comparison.isNegated
  }
}
