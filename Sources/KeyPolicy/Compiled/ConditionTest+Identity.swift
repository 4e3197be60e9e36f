extension ConditionTest {
  /// What a test asks, so that two statements that ask the same of one request get the same answer.
  struct Identity: Hashable, Sendable {
    var key: String
    var family: ConditionOperator.Family
    var quantifier: ConditionOperator.Quantifier?
    var ifExists: Bool
    var isNegated: Bool
    var operands: Set<OperandComparison>
  }

  /// What the test asks, and whether it asks for the opposite.
  ///
  /// A negated operator is the exact opposite of the plain one, a missing key included, where neither a set prefix nor IfExists nor
  /// a value that cannot be read comes between (recorded on AWS).
  func identity(_ comparison: ConditionOperator) -> (Identity, isOpposite: Bool) {
    var identity = Identity(
      key: key.name, family: comparison.family, quantifier: comparison.quantifier,
      ifExists: comparison.ifExists, isNegated: comparison.isNegated, operands: Set(operands))
    // Of a key that is not in the table nobody knows whether it has several values, which match neither.
    let isPlain =
      comparison.quantifier == nil && !comparison.ifExists && key.info != nil && !key.isMultivalued
      && !isMisplaced && operands.allSatisfy(\.isPlain)
    guard comparison.isNegated, isPlain, isAlwaysReadable(comparison.family) else { return (identity, false) }
    identity.isNegated = false
    return (identity, true)
  }

  /// Addresses and ARNs that cannot be read match neither an operator nor its opposite.
  private func isAlwaysReadable(_ family: ConditionOperator.Family) -> Bool {
    switch family {
    case .ipAddress: key.info?.type == .ipAddress
    case .arn: key.info?.type == .arn && operands.allSatisfy(\.isReadableARN)
    default: true
    }
  }

  func assumed(_ comparison: ConditionOperator, _ circumstances: Circumstances) -> Truth? {
    guard !circumstances.assumptions.isEmpty else { return nil }
    let (identity, isOpposite) = identity(comparison)
    return circumstances.assumptions[identity].map { Truth($0 != isOpposite) }
  }
}

extension OperandComparison {
  /// False for values whose reading depends on more than the request's value.
  fileprivate var isPlain: Bool {
    switch self {
    case .template, .unsettled, .networkInDoubt: false
    default: true
    }
  }

  fileprivate var isReadableARN: Bool {
    if case .arn(let pattern) = self { pattern != nil } else { false }
  }
}
