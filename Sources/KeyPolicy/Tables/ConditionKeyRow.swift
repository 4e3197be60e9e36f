/// A row of the condition key table.
struct ConditionKeyRow: Sendable {
  /// How many values a request carries.
  enum Values: Sendable {
    case one
    case many
  }

  /// Where AWS lets the key be used.
  enum Use: Sendable {
    case everywhere
    /// "Policy type: IAM policies only".
    case identityPoliciesOnly
  }

  /// The key as AWS spells it, with the separator where a parameter follows.
  let name: String
  let type: ConditionKey.ValueType
  let values: Values
  let presence: ConditionKey.Presence
  /// Patterns of the names of the actions that can carry the key; nil for all.
  let operations: [String]?
  let use: Use

  init(
    _ name: String, _ type: ConditionKey.ValueType, _ values: Values, _ presence: ConditionKey.Presence,
    _ operations: [String]? = nil, _ use: Use = .everywhere
  ) {
    self.name = name
    self.type = type
    self.values = values
    self.presence = presence
    self.operations = operations
    self.use = use
  }
}
