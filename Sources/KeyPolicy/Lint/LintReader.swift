/// Reads actions and condition keys, each spelling once: policies repeat them in every statement.
struct LintReader {
  private var actions: [ByteText: ActionSet] = [:]
  private var operators: [ByteText: ConditionOperator?] = [:]
  private var keys: [ByteText: (name: ByteText, key: ConditionKey?)] = [:]

  /// The actions that a name with or without wildcards covers, without its prefix.
  mutating func actions(_ name: Substring, hasWildcard: Bool) -> ActionSet {
    let text = ByteText(Array(name.utf8))
    if let known = actions[text] { return known }
    let set =
      hasWildcard
      ? ActionSet(matching: text.bytes) : KMSAction.named(String(name)).map { ActionSet($0) } ?? ActionSet()
    actions[text] = set
    return set
  }

  mutating func comparison(_ name: String) -> ConditionOperator? {
    let text = ByteText(name)
    if let known = operators[text] { return known }
    let comparison = ConditionOperator(name)
    operators[text] = .some(comparison)
    return comparison
  }

  /// A key's name in lower case, and what AWS documents about it.
  mutating func key(_ name: String) -> (name: ByteText, key: ConditionKey?) {
    let text = ByteText(name)
    if let known = keys[text] { return known }
    let read = (ByteText(ASCII.lowercased(text.bytes)), ConditionKey.named(name))
    keys[text] = read
    return read
  }
}
