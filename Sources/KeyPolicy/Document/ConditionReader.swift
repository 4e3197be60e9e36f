/// Reads `Condition`: operators, keys and values.
struct ConditionReader {
  let statement: String

  func read(_ node: JSONNode, _ log: inout FindingLog) -> PolicyCondition {
    var condition = PolicyCondition(tests: [], range: node.range)
    guard case .object(let operators) = node.value else {
      wrongType(node, "Condition of \(statement)", &log)
      return condition
    }
    if operators.isEmpty { reportEmpty(node, "Condition of \(statement)", &log) }
    for member in operators {
      ConditionOperator.check(member, in: statement, &log)
      guard case .object(let keys) = member.value.value else {
        wrongType(member.value, "\"\(Excerpt.of(member.name))\" in the condition of \(statement)", &log)
        continue
      }
      if keys.isEmpty {
        reportEmpty(member.value, "\"\(Excerpt.of(member.name))\" in the condition of \(statement)", &log)
      }
      for key in keys {
        checkForAllValues(member, key, &log)
        checkName(key, &log)
        condition.tests.append(
          PolicyCondition.Test(
            comparison: Located(member.name, range: member.key.range),
            key: Located(key.name, range: key.key.range),
            values: readValues(key, member.name, &log)))
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
  private func readValues(
    _ key: JSONMember, _ comparison: String, _ log: inout FindingLog
  ) -> [Located<String>] {
    let nodes: [JSONNode] = if case .array(let elements) = key.value.value { elements } else { [key.value] }
    if nodes.isEmpty {
      reportEmpty(key.value, "\(Excerpt.of(key.name)) in the condition of \(statement)", &log)
    }
    return nodes.compactMap { node in
      switch node.value {
      case .string(let text), .number(let text):
        checkOperand(text, node, comparison, &log)
        return Located(text, range: node.range)
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

  private func reportEmpty(_ node: JSONNode, _ name: String, _ log: inout FindingLog) {
    log.error(
      "policy.empty-condition", node.range, .mayRefuse,
      "\(name) is empty: AWS does not document what that means, so write what it should test, or remove it.")
  }

  /// Condition keys have a prefix, as in `aws:SourceIp` (IAM User Guide, "IAM JSON policy elements: Condition").
  private func checkName(_ key: JSONMember, _ log: inout FindingLog) {
    let parts = key.name.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    let isRight =
      parts.count == 2 && !parts[1].isEmpty && !parts[0].isEmpty
      && parts[0].utf8.allSatisfy { (0x21...0x7E).contains($0) }
    guard !isRight else { return }
    log.error(
      "policy.condition-key", key.key.range, .mayRefuse,
      "\"\(Excerpt.of(key.name))\" in the condition of \(statement) is no condition key as AWS writes them, with a prefix and a "
        + "colon: correct it, for example to aws:PrincipalArn.")
  }

  /// IAM refuses to store operands that it cannot read; whether PutKeyPolicy does is not known.
  private func checkOperand(_ text: String, _ node: JSONNode, _ comparison: String, _ log: inout FindingLog) {
    guard let wanted = ConditionOperand.wanted(by: comparison, insteadOf: text) else { return }
    log.error(
      "policy.condition-operand", node.range, .mayRefuse,
      "\"\(Excerpt.of(text))\" in the condition of \(statement) is not \(wanted), which \(Excerpt.of(comparison)) needs: "
        + "correct it, because AWS may refuse the policy.")
  }

  /// AWS refuses ForAllValues on encryption context and request tags (message "OverlyPermissiveCondition").
  private func checkForAllValues(_ member: JSONMember, _ key: JSONMember, _ log: inout FindingLog) {
    let keyName = key.name.lowercased()
    guard member.name.lowercased().hasPrefix("forallvalues:"),
      keyName.hasPrefix("kms:encryptioncontext:") || keyName.hasPrefix("aws:requesttag/")
    else { return }
    log.error(
      "policy.overly-permissive-condition", member.key.range, .refuses,
      "ForAllValues on \(Excerpt.of(key.name)) also matches requests without it, and KMS refuses that: remove ForAllValues.",
      fix: ConditionOperator.canonical(member.name).map { name in
        .writing(
          String(name.dropFirst("ForAllValues:".count)), at: member.key.range, "Remove ForAllValues.")
      })
  }
}
