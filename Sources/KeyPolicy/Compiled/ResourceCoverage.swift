/// Which keys a statement covers.
///
/// Sources: AWS KMS Developer Guide, "Creating a key policy": `"*"` means this key; IAM User Guide, "IAM JSON policy elements:
/// Resource" and "NotResource". A statement of a key policy without Resource has no effect (AWS KMS API Reference, PutKeyPolicy).
struct ResourceCoverage: Sendable {
  private enum Entry: Sendable {
    case everything
    case pattern(ARNPattern)
    case template(PolicyTemplate, [String: ContextKey])
    /// No ARN: it names no key, or nobody knows what it names.
    case unreadable(TextPattern)
    /// An ARN with fewer fields than AWS documents for this kind of policy.
    case incomplete
  }

  private let entries: [Entry]
  private let isNegated: Bool
  private let isMissing: Bool
  private let isKeyPolicy: Bool

  init(_ statement: PolicyStatement, expandsVariables: Bool, kind: PolicyKind) {
    let isIdentityPolicy = kind == .identityPolicy
    isMissing = statement.resources == nil
    isNegated = statement.resources?.isNegated == true
    isKeyPolicy = kind == .keyPolicy
    entries = (statement.resources?.patterns ?? []).map {
      Self.read($0.value, expandsVariables: expandsVariables, isIdentityPolicy: isIdentityPolicy)
    }
  }

  private static func read(_ text: String, expandsVariables: Bool, isIdentityPolicy: Bool) -> Entry {
    if text == "*" { return .everything }
    let missing = missingFields(text)
    if missing > 0, !isIdentityPolicy { return .incomplete }
    // In identity policies AWS takes missing fields for wildcards (IAM User Guide, "Identify AWS resources with ARNs").
    let text = text + String(repeating: ":*", count: missing)
    let template = PolicyTemplate(text, expandsVariables: expandsVariables)
    guard template.isPlain, !template.isUnreadable else {
      let keys = template.variables.map { ($0, ContextKey($0)) }
      return .template(template, Dictionary(keys) { first, _ in first })
    }
    // Whether AWS trims blanks is not documented.
    return ARNPattern(text).map { .pattern($0) } ?? .unreadable(TextPattern(Blanks.trimmed(text)))
  }

  /// True if the outcome can depend on the operation.
  var isOperationSpecific: Bool {
    entries.contains { entry in
      if case .template(_, let keys) = entry {
        keys.values.contains(where: \.isOperationSpecific)
      } else {
        false
      }
    }
  }

  /// How many of an ARN's fields are missing at its end; none in a text that is no ARN at all.
  private static func missingFields(_ text: String) -> Int {
    guard text == "arn" || text.hasPrefix("arn:") else { return 0 }
    var colons = 0
    var isVariable = false
    var previous: UInt8 = 0
    for byte in text.utf8 {
      if previous == UInt8(ascii: "$"), byte == UInt8(ascii: "{") { isVariable = true }
      if byte == UInt8(ascii: "}") { isVariable = false }
      if byte == UInt8(ascii: ":"), !isVariable { colons += 1 }
      previous = byte
    }
    return max(0, 5 - colons)
  }

  /// Whether the statement covers the key.
  func truth(_ keyARN: String, _ circumstances: ConditionTest.Circumstances) -> Truth {
    if isMissing { return .no }
    let place = "in statement \(circumstances.statement + 1)"
    if entries.isEmpty { return circumstances.unsettled("what AWS makes of the empty Resource \(place)") }
    let covered = entries.reduce(Truth.no) { Truth.or($0, truth($1, keyARN, place, circumstances)) }
    guard isNegated else { return covered }
    if isKeyPolicy, covered != .yes {
      return circumstances.unsettled("what AWS makes of the NotResource \(place)")
    }
    return !covered
  }

  private func truth(
    _ entry: Entry, _ keyARN: String, _ place: String, _ circumstances: ConditionTest.Circumstances
  ) -> Truth {
    switch entry {
    case .everything: return .yes
    case .incomplete: return circumstances.unsettled("what AWS makes of the Resource \(place)")
    case .pattern(let pattern): return Truth(pattern.matches(keyARN) == true)
    case .unreadable(let pattern):
      return pattern.matches(keyARN) || pattern.matches("")
        ? circumstances.unsettled("what AWS makes of the Resource \(place)") : .no
    case .template(let template, let keys): return truth(template, keys, keyARN, place, circumstances)
    }
  }

  /// A variable without a value names no resource (IAM User Guide, "IAM policy elements: Variables and tags").
  private func truth(
    _ template: PolicyTemplate, _ keys: [String: ContextKey], _ keyARN: String, _ place: String,
    _ circumstances: ConditionTest.Circumstances
  ) -> Truth {
    if template.isUnreadable { return circumstances.unsettled("what AWS makes of the variable \(place)") }
    var values: [String: String] = [:]
    var open = Truth.yes
    for name in template.variables {
      guard let key = keys[name] else { continue }
      switch circumstances.fact(key) {
      case .absent: continue
      case .values(let all, let isMultivalued):
        guard !isMultivalued, all.count == 1 else { return .no }
        values[name] = all.first
      case .unknown:
        open = .and(open, .unknown([.contextKey(key.spelling, statement: circumstances.statement)]))
      }
    }
    if open != .yes { return open }
    guard let fragments = template.fragments({ values[$0] }) else { return .no }
    if PolicyTemplate.hasSubstitutedWildcard(fragments) {
      return circumstances.unsettled("what AWS makes of a wildcard in a variable's value \(place)")
    }
    return Truth(ARNPattern(fragments)?.matches(keyARN) == true)
  }
}
