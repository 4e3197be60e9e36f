extension OperandComparison {
  /// Compares with a template's variables filled in.
  ///
  /// A variable without a value and without a default never equals anything (IAM User Guide, "IAM policy elements: Variables and
  /// tags"). Whether a wildcard that comes from a variable's value counts as one is not documented.
  static func outcome(
    _ template: PolicyTemplate, _ family: ConditionOperator.Family, _ value: String,
    _ variable: (String) -> VariableValue
  ) -> Outcome {
    for name in template.variables {
      switch variable(name) {
      case .value, .absent: continue
      case .multivalued: return .unexpanded
      case .unknown(let fact): return .unknown(fact)
      }
    }
    let fragments = template.fragments { name in
      if case .value(let value) = variable(name) { value } else { nil }
    }
    guard let fragments else { return .unresolved }
    if family == .stringLike || family == .arn, PolicyTemplate.hasSubstitutedWildcard(fragments) {
      return .unknown(.unsettled("what AWS makes of a wildcard in a variable's value"))
    }
    return read(fragments, fragments.map(\.text).joined(), family).outcome(value, variable: variable)
  }
}
