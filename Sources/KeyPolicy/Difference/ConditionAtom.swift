/// What one value of a condition test comes down to, so that different spellings of the same comparison are one atom.
///
/// Texts are kept as bytes, because AWS compares code units: composed and decomposed letters are different.
enum ConditionAtom: Hashable, Sendable {
  /// The value is this text and no other.
  case exact([UInt8])
  /// Every value matches.
  case everything
  /// No value matches: the operand cannot be read (recorded on AWS).
  case nothing
  /// An operand that is no ARN ends the comparison: a Deny then applies and an Allow does not (recorded on AWS).
  case undecidable
  /// Some comparison of which the outcome is known for each value.
  case compared(OperandComparison)
  /// A text with variables, as written.
  case template([UInt8], ConditionOperator.Family)
  /// A text whose reading AWS does not document.
  case doubtful([UInt8])

  init(_ operand: OperandComparison, text: String, key: ContextKey) {
    switch operand {
    case .text(let text): self = .exact(Array(text.utf8))
    case .pattern(let pattern): self = Self.read(pattern, text, key)
    case .arn(nil): self = .undecidable
    case .arn(.some): self = Self.hasWildcard(text) ? .compared(operand) : .exact(Array(text.utf8))
    case .base64(let text): self = text.map { .exact(Array($0.utf8)) } ?? .nothing
    case .number(nil, _), .date(nil, _), .network(nil): self = .nothing
    case .lowercase, .number, .date, .bool, .network, .networkInDoubt: self = .compared(operand)
    case .template(let template, let family): self = Self.read(template, family, text)
    case .unsettled: self = .doubtful(Array(text.utf8))
    }
  }

  /// `StringLike` without wildcards is `StringEquals`, and on ARNs of principals it is mostly `ArnLike`.
  ///
  /// The ARN of a principal has five colons. A pattern with as many must spend them all, so that no wildcard of it crosses one.
  private static func read(_ pattern: TextPattern, _ text: String, _ key: ContextKey) -> ConditionAtom {
    if pattern.isEverything { return .everything }
    guard hasWildcard(text) else { return .exact(Array(text.utf8)) }
    let colons = text.utf8.count { $0 == UInt8(ascii: ":") }
    guard key.name == "aws:principalarn", colons == 5, let arn = ARNPattern(text) else {
      return .compared(.pattern(pattern))
    }
    return .compared(.arn(arn))
  }

  /// A text that has escapes and no variables is read here; one with variables is kept.
  private static func read(_ template: PolicyTemplate, _ family: ConditionOperator.Family, _ text: String)
    -> ConditionAtom
  {
    guard template.variables.isEmpty, let fragments = template.fragments({ _ in nil }) else {
      return .template(Array(text.utf8), family)
    }
    let whole = fragments.map(\.text).joined()
    let hasWildcard = fragments.contains { !$0.isLiteral && Self.hasWildcard($0.text) }
    let operand = OperandComparison.read(fragments, whole, family)
    switch operand {
    case .text: return .exact(Array(whole.utf8))
    case .pattern(let pattern):
      if pattern.isEverything { return .everything }
      return hasWildcard ? .compared(operand) : .exact(Array(whole.utf8))
    case .arn(nil): return .undecidable
    case .arn(.some): return hasWildcard ? .compared(operand) : .exact(Array(whole.utf8))
    default: return .compared(operand)
    }
  }

  static func hasWildcard(_ text: String) -> Bool {
    text.utf8.contains { $0 == UInt8(ascii: "*") || $0 == UInt8(ascii: "?") }
  }

  /// The atom of the same comparison with the variables filled in.
  init?(
    _ template: PolicyTemplate, _ family: ConditionOperator.Family, value: (String) -> String?
  ) {
    guard let fragments = template.fragments(value), !PolicyTemplate.hasSubstitutedWildcard(fragments) else {
      return nil
    }
    let whole = fragments.map(\.text).joined()
    let hasWildcard = fragments.contains { !$0.isLiteral && Self.hasWildcard($0.text) }
    let operand = OperandComparison.read(fragments, whole, family)
    if case .arn(nil) = operand {
      self = .undecidable
    } else if family == .string || !hasWildcard && (family == .stringLike || family == .arn) {
      self = .exact(Array(whole.utf8))
    } else {
      self = .compared(operand)
    }
  }
}
