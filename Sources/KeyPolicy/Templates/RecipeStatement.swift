/// A statement that a recipe writes: an Allow on this key.
struct RecipeStatement: Sendable, Hashable {
  /// Whom it names.
  enum Principal: Sendable, Hashable {
    case aws([String])
    case service([String])
  }

  /// A line of the condition.
  struct Test: Sendable, Hashable {
    let conditionOperator: String
    let key: String
    let values: [String]

    init(_ conditionOperator: String, _ key: String, _ values: String...) {
      self.init(conditionOperator, key, values)
    }

    init(_ conditionOperator: String, _ key: String, _ values: [String]) {
      self.conditionOperator = conditionOperator
      self.key = key
      self.values = values
    }
  }

  /// The `Sid`; nil for none.
  let sid: String?
  let principal: Principal
  /// Names and patterns without their prefix.
  let actions: [String]
  /// In the order to write them; those of one operator stand together.
  let condition: [Test]

  init(_ sid: String?, _ principal: Principal, _ actions: [String], _ condition: [Test] = []) {
    self.sid = sid
    self.principal = principal
    self.actions = actions
    self.condition = condition
  }
}
