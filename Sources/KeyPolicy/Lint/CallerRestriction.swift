/// Whether a statement's condition keeps callers of unknown accounts out.
///
/// Sources: AWS KMS Developer Guide, "kms:CallerAccount" and "AWS global condition keys"; IAM User Guide, "AWS global condition context
/// keys". A tag, an encryption context, an address or the service a request comes through says nothing about who the caller is.
enum CallerRestriction {
  /// Keys that tie a request to an account, an organization, a principal, a resource or an endpoint, in lower case.
  private static let keys: Set<String> = [
    "kms:calleraccount", "aws:principalaccount", "aws:principalorgid", "aws:principalorgpaths", "aws:userid",
    "aws:sourcearn", "aws:sourceaccount", "aws:sourceorgid", "aws:sourceorgpaths", "aws:sourcevpc",
    "aws:sourcevpcarn", "aws:sourcevpce", "aws:vpceaccount", "aws:vpceorgid", "aws:vpceorgpaths",
    "aws:ec2instancesourcevpc", "aws:principalservicename", "aws:principalservicenameslist", "aws:sourceip",
    "aws:vpcsourceip", "ec2:sourceinstancearn", "lambda:sourcefunctionarn", "ssm:sourceinstancearn",
    "codebuild:buildarn", "codebuild:projectarn", "aws:chatbotsourcearn",
  ]

  static func isPresent(in statement: LintStatement) -> Bool {
    statement.tests.contains(where: restricts)
  }

  private static func restricts(_ test: LintTest) -> Bool {
    guard let comparison = test.comparison, comparison.family != .null, !comparison.isNegated,
      test.absentOutcome == false, !test.source.values.isEmpty
    else { return false }
    let name = test.lowercaseName
    if name == "aws:principalarn" {
      return test.source.values.allSatisfy { namesAccount($0.value, comparison) }
    }
    if name == "aws:principalisawsservice" {
      return test.source.values.allSatisfy { BooleanText.isTrue($0.value) }
    }
    let isAttestation = name.hasPrefix("kms:recipientattestation:")
    guard keys.contains(name) || isAttestation else { return false }
    return test.source.values.allSatisfy { !isOpen($0.value, comparison) }
  }

  /// An ARN whose account is not a wildcard: roles of any name can be made in other accounts.
  private static func namesAccount(_ text: String, _ comparison: ConditionOperator) -> Bool {
    guard takesWildcards(comparison) else { return true }
    guard let arn = ARN(text) else { return false }
    return !arn.account.isEmpty && !arn.account.utf8.contains { "*?".utf8.contains($0) }
  }

  /// A value that nearly everything matches, such as an ARN of any account.
  static func isOpen(_ text: String, _ comparison: ConditionOperator) -> Bool {
    if comparison.family == .ipAddress { return text.hasSuffix("/0") }
    guard takesWildcards(comparison) else { return false }
    if isWild(text) { return true }
    guard let arn = ARN(text) else { return false }
    // Names of buckets are of no account.
    return arn.account.isEmpty ? isWild(arn.resource) : isWild(arn.account)
  }

  private static func isWild(_ text: String) -> Bool {
    text.utf8.allSatisfy { "*?:".utf8.contains($0) }
  }

  private static func takesWildcards(_ comparison: ConditionOperator) -> Bool {
    comparison.family == .stringLike || comparison.family == .arn
  }
}
