/// Looks for what AWS takes in a key policy and what does not do what it seems to, or is worth knowing.
///
/// The findings go beyond those of the grammar, which ``PolicyDocument/parse(_:kind:)`` gives: none bears on the lockout verdict.
/// Each rule names the AWS page it rests on.
public enum PolicyLint {
  /// The findings of every rule, in the order of the text.
  ///
  /// Time is linear in the text.
  public static func findings(_ parse: PolicyParse, key: KeyFacts) -> [Finding] {
    guard let document = parse.document else { return [] }
    let policy = LintPolicy(document, text: parse.lines.text, key: key)
    var log = LintLog()
    for rule in rules { rule.check(policy, &log) }
    return log.findings.enumerated()
      .sorted { ($0.element.range.lower, $0.offset) < ($1.element.range.lower, $1.offset) }
      .map(\.element)
  }

  private static let rules: [any LintRule.Type] = [
    UnknownActionRule.self, ActionOutsideKeyPoliciesRule.self, NotActionRule.self,
    CrossAccountActionRule.self, UnknownConditionKeyRule.self, ConditionKeyOperationRule.self,
    ConditionKeyPlaceRule.self, OperatorTypeRule.self, WildcardInEqualsRule.self, ForAllValuesRule.self,
    MultivaluedKeyRule.self, MissingKeyInAllowRule.self, PrincipalARNValueRule.self,
    IdentityCenterRoleRule.self, VariableAsTextRule.self, OpenToEverybodyRule.self, ConfusedDeputyRule.self,
    ServiceAdministratorRule.self, GrantForServiceRule.self, RepeatedStatementRule.self,
    DeniedAllowRule.self, ConditionNeverHoldsRule.self, ViaServiceNameRule.self, ResourceRule.self,
    NotPrincipalRule.self, BarePrincipalRule.self, AccountIDPrincipalRule.self, VersionRule.self,
    DeprecatedConditionKeyRule.self, NarrowAccountRule.self, DuplicateEntryRule.self, SidRule.self,
    BypassFlagRule.self, BooleanValueRule.self, NetworkConditionRule.self,
  ]
}
