/// One value of a condition test, read once for its operator, and compared with values of requests.
///
/// What unreadable values do was recorded on AWS: unequal numbers and dates, a Boolean that is false, a network that matches
/// nothing, an ARN comparison that cannot be decided.
enum OperandComparison: Hashable, Sendable {
  /// What came of comparing one value of the request with one of the policy.
  enum Outcome: Hashable, Sendable {
    case match
    case noMatch
    /// The policy's value is no ARN: an Allow is then not matched, and a Deny is (recorded on AWS).
    case undecidable
    /// A variable has no value.
    case unresolved
    /// A variable's key has many values, which AWS does not expand (recorded on AWS).
    case unexpanded
    case unknown(MissingFact)
  }

  case text(String)
  case lowercase([UInt16])
  case pattern(TextPattern)
  case number(DecimalNumber?, ConditionOperator.Order)
  case date(PolicyDate?, ConditionOperator.Order)
  case bool(Bool)
  case base64(String?)
  case network(IPNetwork?)
  /// A network with leading zeros, which AWS may read in decimal or in octal.
  case networkInDoubt(IPNetwork?, octal: IPNetwork?, String)
  case arn(ARNPattern?)
  /// A text with variables, to be read when their values are known.
  case template(PolicyTemplate, ConditionOperator.Family)
  /// A value whose reading AWS does not document.
  case unsettled(String)

  /// Reads a value.
  ///
  /// `isStored` is true for a value that cannot be read here and stands in a policy that IAM has stored: IAM refuses to store what
  /// it cannot read (recorded on AWS), so AWS reads it somehow.
  init(
    _ text: String, family: ConditionOperator.Family, expandsVariables: Bool, isStored: Bool = false
  ) {
    guard !isStored else {
      self = .unsettled("how AWS reads \"\(Excerpt.of(text))\"")
      return
    }
    switch family {
    case .string, .stringIgnoringCase, .stringLike, .arn, .bool:
      let template = PolicyTemplate(text, expandsVariables: expandsVariables)
      if template.isUnreadable {
        self = .unsettled("what AWS makes of the variable in \"\(Excerpt.of(text))\"")
      } else if template.isPlain {
        self = Self.read([Fragment(text: text, isLiteral: false, isSubstituted: false)], text, family)
      } else {
        self = .template(template, family)
      }
    case .numeric(let order): self = .number(DecimalNumber(text), order)
    case .date(let order):
      self =
        PolicyDate.isAmbiguous(text)
        ? .unsettled("how AWS reads the date \"\(Excerpt.of(text))\"") : .date(PolicyDate(text), order)
    case .binary: self = .base64(Base64Text.isCanonical(text) ? text : nil)
    case .ipAddress:
      guard IPNetwork.isAmbiguous(text) else {
        self = .network(IPNetwork(text))
        return
      }
      self = .networkInDoubt(
        IPNetwork(text), octal: IPNetwork.readInOctal(text),
        "how AWS reads the zeros in \"\(Excerpt.of(text))\"")
    case .null: self = .bool(BooleanText.isTrue(text))
    }
  }

  /// Reads a text whose variables are filled in.
  static func read(
    _ fragments: [Fragment], _ text: String, _ family: ConditionOperator.Family
  ) -> OperandComparison {
    switch family {
    case .string: .text(text)
    case .stringIgnoringCase: .lowercase(LowercaseText.of(text))
    case .stringLike: .pattern(TextPattern(fragments))
    case .arn: .arn(ARNPattern(fragments))
    case .bool: .bool(BooleanText.isTrue(text))
    case .numeric, .date, .binary, .ipAddress, .null: .unsettled("a variable where AWS takes none")
    }
  }

  /// Compares with one value of the request.
  ///
  /// `variable` gives the value of a condition key by its lower-case name.
  func outcome(_ value: String, variable: (String) -> VariableValue) -> Outcome {
    switch self {
    case .text(let text): found(text.utf8.elementsEqual(value.utf8))
    case .lowercase(let units): found(units == LowercaseText.of(value))
    case .pattern(let pattern): found(pattern.matches(value))
    case .number(let number, let order): found(holds(order, DecimalNumber(value), number))
    case .date(let date, let order): found(holds(order, PolicyDate(value), date))
    case .bool(let bool): found(BooleanText.isTrue(value) == bool)
    case .base64(let text):
      found(text.map { $0.utf8.elementsEqual(value.utf8) } == true)
    case .network(let network): found(contains(network, value))
    case .networkInDoubt(let decimal, let octal, let phrase):
      contains(decimal, value) == contains(octal, value)
        ? found(contains(decimal, value)) : .unknown(.unsettled(phrase))
    case .arn(let pattern): pattern.map { found($0.matches(value) == true) } ?? .undecidable
    case .template(let template, let family):
      Self.outcome(template, family, value, variable)
    case .unsettled(let phrase): .unknown(.unsettled(phrase))
    }
  }

  private func found(_ isMatch: Bool) -> Outcome { isMatch ? .match : .noMatch }

  private func holds<Value: Comparable>(_ order: ConditionOperator.Order, _ one: Value?, _ other: Value?)
    -> Bool
  {
    guard let one, let other else { return false }
    return order.holds(one, other)
  }

  private func contains(_ network: IPNetwork?, _ value: String) -> Bool {
    guard let network, let address = IPAddress(value) else { return false }
    return network.contains(address)
  }
}
