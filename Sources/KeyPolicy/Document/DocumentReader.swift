/// Reads the top level of a key policy.
struct DocumentReader {
  private static let members = ["Version", "Id", "Statement"]

  let kind: PolicyKind

  func read(_ root: JSONNode, _ log: inout FindingLog) -> PolicyDocument? {
    guard case .object(let members) = root.value else {
      log.error(
        "policy.not-an-object", root.range, .refuses,
        "A key policy is a JSON object, and this is \(root.kindName): put it in braces with a Statement.")
      return nil
    }
    let byName = MemberNames.sort(members, known: Self.members, of: "the policy", &log)
    var document = PolicyDocument(statements: [], range: root.range)
    document.version = byName["Version"].flatMap { readVersion($0, &log) }
    document.id = byName["Id"].flatMap { ElementReader.text($0, of: "the policy", &log) }
    if let statement = byName["Statement"] {
      document.statements = readStatements(statement, &log)
      checkSids(document.statements, &log)
    } else if !MemberNames.has("Statement", in: members) {
      log.error(
        "policy.no-statement", root.range, .refuses,
        "The policy has no Statement: add one that lets somebody call kms:PutKeyPolicy.")
    }
    return document
  }

  private func readVersion(_ member: JSONMember, _ log: inout FindingLog) -> Located<String>? {
    guard let version = ElementReader.text(member, of: "the policy", &log) else { return nil }
    if version.value != "2012-10-17", version.value != "2008-10-17" {
      let isPadded = ["2012-10-17", "2008-10-17"].contains(Blanks.trimmed(version.value))
      log.error(
        "policy.version", version.range, isPadded ? .mayRefuse : .refuses,
        "AWS knows no policy Version \"\(Excerpt.of(version.value))\": write \"2012-10-17\".",
        fix: .writing(
          Blanks.trimmed(version.value) == "2008-10-17" ? "2008-10-17" : "2012-10-17", at: version.range,
          "Write a Version that AWS knows."))
    }
    return version
  }

  private func readStatements(_ member: JSONMember, _ log: inout FindingLog) -> [PolicyStatement] {
    let nodes: [JSONNode]
    switch member.value.value {
    case .object: nodes = [member.value]
    case .array(let elements): nodes = elements
    default:
      log.error(
        "policy.wrong-type", member.value.range, .refuses,
        "Statement must be an object or an array of objects, and this is \(member.value.kindName): replace it."
      )
      return []
    }
    if nodes.isEmpty {
      log.error(
        "policy.no-statement", member.value.range, .refuses,
        "The policy has no statement, and AWS wants at least one: add one that lets somebody call kms:PutKeyPolicy."
      )
    }
    return nodes.enumerated().map { index, node in
      StatementReader(index: index, kind: kind).read(node, &log)
    }
  }

  /// Equal Sids are not documented for key policies, and other services refuse them.
  private func checkSids(_ statements: [PolicyStatement], _ log: inout FindingLog) {
    var first: [String: Int] = [:]
    for statement in statements {
      guard let sid = statement.sid, !sid.value.isEmpty else { continue }
      if let other = first[sid.value] {
        log.warning(
          "policy.duplicate-sid", sid.range, .mayRefuse,
          "The Sid \"\(Excerpt.of(sid.value))\" already names statement \(other + 1): AWS does not document whether KMS takes "
            + "that, so choose another.")
      } else {
        first[sid.value] = statement.index
      }
    }
  }
}
