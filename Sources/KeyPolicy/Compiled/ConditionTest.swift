/// One test of a condition, compiled: an operator, a condition key and the values to compare with.
struct ConditionTest: Sendable {
  /// What a test is asked with: the request's facts, and what a doubt falls out to.
  struct Circumstances {
    /// The fact of a condition key.
    var fact: (ContextKey) -> ContextFact
    /// The effect of the statement.
    var effect: PolicyStatement.Effect
    /// True if what AWS does not document is taken the cautious way instead of as unknown.
    var isCautious: Bool
    /// The statement's index.
    var statement: Int
    /// How open tests are assumed to turn out.
    var assumptions: [Identity: Bool] = [:]

    /// What something undocumented comes to.
    func unsettled(_ phrase: String) -> Truth {
      isCautious ? Truth(effect == .deny) : .unknown([.unsettled(phrase)])
    }

    func unknown(_ fact: MissingFact) -> Truth {
      if case .unsettled(let phrase) = fact { unsettled(phrase) } else { .unknown([fact]) }
    }
  }

  let comparison: ConditionOperator?
  let spelling: String
  let key: ContextKey
  let operands: [OperandComparison]
  /// Keys of variables in the values.
  let variables: [String: ContextKey]
  /// True if the condition could not be read as the text has it.
  let isUnreadable: Bool
  /// True for a key that AWS documents for identity policies alone, in a key policy.
  let isMisplaced: Bool

  init(_ test: PolicyCondition.Test, expandsVariables: Bool, isKeyPolicy: Bool) {
    spelling = test.comparison.value
    comparison = ConditionOperator(spelling)
    key = ContextKey(test.key.value)
    let family = comparison?.family
    operands =
      family.map { family in
        test.values.map {
          OperandComparison(
            $0.value, family: family, expandsVariables: expandsVariables,
            isStored: !isKeyPolicy
              && ConditionOperand.wanted(by: test.comparison.value, insteadOf: $0.value) != nil)
        }
      } ?? []
    var variables: [String: ContextKey] = [:]
    for case .template(let template, _) in operands {
      for name in template.variables { variables[name] = ContextKey(name) }
    }
    self.variables = variables
    isUnreadable = comparison == nil || operands.isEmpty
    isMisplaced = isKeyPolicy && key.info?.isForKeyPolicies == false
  }

  /// True if the outcome can depend on the operation.
  var isOperationSpecific: Bool {
    key.isOperationSpecific || variables.values.contains(where: \.isOperationSpecific)
  }

  /// Whether the test holds.
  func truth(_ circumstances: Circumstances) -> Truth {
    guard let comparison, !isUnreadable else {
      return circumstances.unsettled(
        "what AWS makes of \(Excerpt.of(spelling)) on \(Excerpt.of(key.spelling))")
    }
    let fact = circumstances.fact(key)
    if isMisplaced {
      return fact == .unknown
        ? .unknown([.contextKey(key.spelling, statement: circumstances.statement)])
        : circumstances.unsettled("what AWS makes of \(Excerpt.of(key.spelling)) in a key policy")
    }
    if key.name == Self.bypass, fact == .absent { return omittedBypass(comparison, circumstances) }
    if comparison.family == .null { return nullTruth(fact, comparison, circumstances) }
    switch fact {
    case .absent: return absentTruth(comparison, circumstances)
    case .values(let values, let isMultivalued):
      return truth(values, isMultivalued: isMultivalued, comparison, circumstances)
    case .unknown: return assumed(comparison, circumstances) ?? unknownTruth(comparison, circumstances)
    }
  }

  private static let bypass = "kms:bypasspolicylockoutsafetycheck"

  /// A request that does not send BypassPolicyLockoutSafetyCheck.
  ///
  /// AWS KMS Developer Guide, "kms:BypassPolicyLockoutSafetyCheck": Null true matches it. Other keys of request parameters have the
  /// parameter's default value when it is omitted, so whether this one is then absent or false is open.
  private func omittedBypass(_ comparison: ConditionOperator, _ circumstances: Circumstances) -> Truth {
    if comparison.family == .null { return nullTruth(.absent, comparison, circumstances) }
    let absent = absentTruth(comparison, circumstances)
    let omitted = truth(["false"], isMultivalued: false, comparison, circumstances)
    return absent == omitted
      ? absent : circumstances.unsettled("the value of \(key.spelling) in a request that does not send it")
  }

  /// Null asks for presence; an empty value is a value (recorded on AWS).
  private func nullTruth(
    _ fact: ContextFact, _ comparison: ConditionOperator, _ circumstances: Circumstances
  ) -> Truth {
    guard comparison.quantifier == nil else {
      return circumstances.unsettled("what AWS makes of \(Excerpt.of(spelling))")
    }
    let asksForAbsence = operands.map { $0 == .bool(true) }
    switch fact {
    case .absent: return Truth(asksForAbsence.contains(true))
    case .values: return Truth(asksForAbsence.contains(false))
    case .unknown:
      if let assumed = assumed(comparison, circumstances) { return assumed }
      return Set(asksForAbsence).count == 2
        ? .yes : .unknown([.contextKey(key.spelling, statement: circumstances.statement)])
    }
  }

  /// The rules for a key that is not there; the set prefix goes before the negation (recorded on AWS).
  ///
  /// Source: IAM User Guide, "Condition operators" and "Multivalued context keys".
  private func absentTruth(_ comparison: ConditionOperator, _ circumstances: Circumstances) -> Truth {
    switch comparison.quantifier {
    case .forAllValues: return .yes
    case .forAnyValue:
      return comparison.ifExists
        ? circumstances.unsettled(
          "what ForAnyValue with IfExists makes of a missing \(Excerpt.of(key.spelling))")
        : .no
    case nil: return Truth(comparison.ifExists || comparison.isNegated)
    }
  }

  /// Without a set prefix a multivalued key matches no operator, not even a negated one (recorded on AWS).
  private func truth(
    _ values: [String], isMultivalued: Bool, _ comparison: ConditionOperator, _ circumstances: Circumstances
  ) -> Truth {
    switch comparison.quantifier {
    case nil:
      guard !isMultivalued, values.count == 1, let value = values.first else { return .no }
      let truth = satisfies(value, comparison, circumstances)
      guard key.info == nil, truth == .yes, circumstances.effect == .allow else { return truth }
      return circumstances.unsettled("whether \(Excerpt.of(key.spelling)) has several values")
    case .forAllValues:
      return values.reduce(Truth.yes) { Truth.and($0, satisfies($1, comparison, circumstances)) }
    case .forAnyValue:
      return values.reduce(Truth.no) { Truth.or($0, satisfies($1, comparison, circumstances)) }
    }
  }

  /// Whether an absent and every present value would come to the same.
  private func unknownTruth(_ comparison: ConditionOperator, _ circumstances: Circumstances) -> Truth {
    let absent = absentTruth(comparison, circumstances)
    let present: Truth? =
      if comparison.quantifier == nil, key.isMultivalued {
        .no
      } else if key.info != nil || comparison.quantifier != nil, operands.contains(where: \.isEverything) {
        Truth(!comparison.isNegated)
      } else {
        nil
      }
    if let present, present == absent { return present }
    return .unknown([.contextKey(key.spelling, statement: circumstances.statement)])
  }

  /// Whether one value of the request satisfies the operator.
  ///
  /// The policy's values are tried in their order; a value that is no ARN ends the search (recorded on AWS).
  private func satisfies(
    _ value: String, _ comparison: ConditionOperator, _ circumstances: Circumstances
  ) -> Truth {
    if !isReadable(value, comparison.family) { return .no }
    var matched = Truth.no
    var isDoubtful = false
    for operand in operands {
      switch operand.outcome(value, variable: { self.variable($0, circumstances) }) {
      case .match: return matchedTruth(.or(matched, .yes), comparison)
      case .noMatch, .unexpanded: continue
      case .unresolved: isDoubtful = true
      case .undecidable:
        if case .unknown = matched { return circumstances.unsettled("in which order AWS compares ARNs") }
        return Truth(circumstances.effect == .deny)
      case .unknown(let fact): matched = .or(matched, .unknown([fact]))
      }
    }
    let truth = settled(matchedTruth(matched, comparison), circumstances)
    // One page says that a negated operator matches a variable without value, another that the statement becomes invalid.
    guard isDoubtful, comparison.isNegated, truth == .yes, circumstances.effect == .allow else {
      return truth
    }
    return circumstances.unsettled("what AWS makes of a variable without a value in \(Excerpt.of(spelling))")
  }

  private func matchedTruth(_ matched: Truth, _ comparison: ConditionOperator) -> Truth {
    comparison.isNegated ? !matched : matched
  }

  /// Takes doubts the cautious way if that is asked for.
  private func settled(_ truth: Truth, _ circumstances: Circumstances) -> Truth {
    guard case .unknown(let facts) = truth, circumstances.isCautious else { return truth }
    let open = facts.filter { if case .unsettled = $0 { false } else { true } }
    return open.isEmpty ? Truth(circumstances.effect == .deny) : .unknown(open)
  }

  /// Values that are no address or no ARN match neither the operator nor its negation (recorded on AWS).
  private func isReadable(_ value: String, _ family: ConditionOperator.Family) -> Bool {
    switch family {
    case .ipAddress: IPAddress(value) != nil
    case .arn: ARN.isARN(value)
    default: true
    }
  }

  private func variable(_ name: String, _ circumstances: Circumstances) -> VariableValue {
    guard let key = variables[name] else { return .absent }
    switch circumstances.fact(key) {
    case .absent: return .absent
    case .unknown: return .unknown(.contextKey(key.spelling, statement: circumstances.statement))
    case .values(let values, let isMultivalued):
      guard !isMultivalued, values.count == 1, let value = values.first else { return .multivalued }
      return .value(value)
    }
  }
}

extension OperandComparison {
  /// True if every text matches.
  fileprivate var isEverything: Bool {
    if case .pattern(let pattern) = self { pattern.isEverything } else { false }
  }
}
