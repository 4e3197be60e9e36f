/// Reads `Condition`: operators, keys and values.
struct ConditionReader {
  let statement: String

  func read(_ node: JSONNode, _ log: inout FindingLog) -> PolicyCondition {
    var condition = PolicyCondition(tests: [], range: node.range)
    guard case .object(let operators) = node.value else {
      wrongType(node, "Condition of \(statement)", &log)
      return condition
    }
    for member in operators {
      ConditionOperator.check(member, in: statement, &log)
      guard case .object(let keys) = member.value.value else {
        wrongType(member.value, "\"\(Excerpt.of(member.name))\" in the condition of \(statement)", &log)
        continue
      }
      for key in keys {
        checkForAllValues(member, key, &log)
        condition.tests.append(
          PolicyCondition.Test(
            comparison: Located(member.name, range: member.key.range),
            key: Located(key.name, range: key.key.range),
            values: readValues(key, &log)))
      }
    }
    return condition
  }

  /// A condition of the wrong kind is ambiguous: some writers put `[]` where they mean none.
  private func wrongType(_ node: JSONNode, _ name: String, _ log: inout FindingLog) {
    log.error(
      "policy.wrong-type", node.range, .ambiguous,
      "\(name) must be an object, and this is \(node.kindName): replace it.")
  }

  /// Values are strings; JSON numbers and booleans are taken too (AWS's own examples have them).
  private func readValues(_ key: JSONMember, _ log: inout FindingLog) -> [Located<String>] {
    let nodes: [JSONNode] = if case .array(let elements) = key.value.value { elements } else { [key.value] }
    return nodes.compactMap { node in
      switch node.value {
      case .string(let text), .number(let text): return Located(text, range: node.range)
      case .boolean(let value): return Located(value ? "true" : "false", range: node.range)
      case .null, .object, .array:
        log.error(
          "policy.condition-value", node.range, .ambiguous,
          "A value of \(Excerpt.of(key.name)) in the condition of \(statement) is \(node.kindName): write a string."
        )
        return nil
      }
    }
  }

  /// AWS refuses ForAllValues on encryption context and request tags (message "OverlyPermissiveCondition").
  private func checkForAllValues(_ member: JSONMember, _ key: JSONMember, _ log: inout FindingLog) {
    let keyName = key.name.lowercased()
    guard member.name.lowercased().hasPrefix("forallvalues:"),
      keyName.hasPrefix("kms:encryptioncontext:") || keyName.hasPrefix("aws:requesttag/")
    else { return }
    log.error(
      "policy.overly-permissive-condition", member.key.range, .mayRefuse,
      "ForAllValues on \(Excerpt.of(key.name)) also matches requests without it, and KMS refuses that: remove ForAllValues."
    )
  }
}
