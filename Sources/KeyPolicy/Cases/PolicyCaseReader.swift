/// Reads one row of a file of cases.
struct PolicyCaseReader {
  /// 2026-06-01T12:00:00Z, the time at which all cases are set, in seconds since 1970.
  static let time = 1_780_315_200

  private let members: [String: JSONNode]

  static func row(_ node: JSONNode, number: Int) -> PolicyCaseFile.Row {
    guard case .object(let list) = node.value else {
      return .unreadable(
        id: "row \(number)", problem: "The row must be an object, and it is \(node.kindName).")
    }
    let reader = PolicyCaseReader(
      members: Dictionary(list.map { ($0.name, $0.value) }) { _, last in last })
    let id = reader.members["id"]?.string ?? "row \(number)"
    do {
      return .readable(try reader.read(id))
    } catch {
      return .unreadable(id: id, problem: error.sentence)
    }
  }

  private func read(_ id: String) throws(PolicyCaseError) -> PolicyCaseFile.Case {
    var request = AccessRequest(
      caller: try caller(),
      key: KeyFacts(
        arn: try text("keyArn"), keySpec: "SYMMETRIC_DEFAULT", keyUsage: "ENCRYPT_DECRYPT", origin: "AWS_KMS"),
      identityPolicies: try identityPolicies(), context: try context(), time: Self.time)
    request.layers = PolicyLayers(
      permissionsBoundary: try layer("permissionsBoundary", .identityPolicy),
      sessionPolicy: try layer("sessionPolicy", .identityPolicy),
      serviceControlPolicies: try layer("serviceControlPolicies", .identityPolicy),
      resourceControlPolicies: try layer("resourceControlPolicies", .resourcePolicy),
      vpcEndpointPolicy: try layer("vpcEndpointPolicy", .resourcePolicy))
    let action = try text("action")
    guard KMSAction.named(action) != nil else {
      throw PolicyCaseError("\"\(Excerpt.of(action))\" in \"action\" is no KMS action.")
    }
    guard let key = ARN(request.key.arn), PolicyEvaluation.isKey(key) else {
      throw PolicyCaseError("\"\(Excerpt.of(request.key.arn))\" in \"keyArn\" is not the ARN of a KMS key.")
    }
    guard CallerIdentity(request.caller) != nil else {
      throw PolicyCaseError(
        "\"\(Excerpt.of(request.caller.arn))\" in \"caller\" is no user, role session, federated user or root user."
      )
    }
    return PolicyCaseFile.Case(
      id: id, policy: Array(try text("policyText").utf8), request: request, action: action)
  }

  private func text(_ name: String) throws(PolicyCaseError) -> String {
    guard let text = members[name]?.string else {
      throw PolicyCaseError("The row has no text \"\(name)\".")
    }
    return text
  }

  /// The format has no member for the user behind a federated session: it is the one of the same name.
  private func caller() throws(PolicyCaseError) -> Caller {
    var caller = Caller(arn: try text("caller"))
    if let role = members["callerRoleArn"]?.string, role != "unknown" { caller.role = .known(role) }
    if let arn = ARN(caller.arn), arn.service == "sts", arn.resource.hasPrefix("federated-user/") {
      let name = arn.resource.dropFirst("federated-user/".count)
      caller.federatedBy = "arn:\(arn.partition):iam::\(arn.account):user/\(name)"
    }
    return caller
  }

  private func context() throws(PolicyCaseError) -> RequestContext {
    var context = RequestContext()
    guard let node = members["context"], node.value != .null else { return context }
    guard case .object(let parts) = node.value else {
      throw PolicyCaseError("\"context\" must be an object.")
    }
    for part in parts {
      switch (part.name, part.value.value) {
      case ("known", .object(let keys)):
        for key in keys { try state(key, &context) }
      case ("absent", .array(let names)):
        for name in names {
          guard let name = name.string else {
            throw PolicyCaseError("\"absent\" of \"context\" must be a list of condition keys.")
          }
          context.setAbsent(name)
        }
      default: throw PolicyCaseError("\"\(Excerpt.of(part.name))\" of \"context\" cannot be read.")
      }
    }
    return context
  }

  private func state(_ key: JSONMember, _ context: inout RequestContext) throws(PolicyCaseError) {
    if let text = Self.scalar(key.value) { return context.set(key.name, to: text) }
    guard case .array(let nodes) = key.value.value else {
      throw PolicyCaseError("\"\(Excerpt.of(key.name))\" of \"context\" must be a text or a list of texts.")
    }
    let values = nodes.compactMap(Self.scalar)
    guard values.count == nodes.count else {
      throw PolicyCaseError("\"\(Excerpt.of(key.name))\" of \"context\" must be a text or a list of texts.")
    }
    context.set(key.name, toList: values)
  }

  private static func scalar(_ node: JSONNode) -> String? {
    switch node.value {
    case .string(let text), .number(let text): text
    case .boolean(let value): value ? "true" : "false"
    case .null, .array, .object: nil
    }
  }

  private func identityPolicies() throws(PolicyCaseError) -> IdentityPolicies {
    switch try layer("identityPolicies", .identityPolicy) {
    case .none: .grantsNothing
    case .documents(let documents): .documents(documents)
    case .unknown, .notRead: .unknown
    }
  }

  private func layer(_ name: String, _ kind: PolicyKind) throws(PolicyCaseError) -> PolicyLayer {
    guard let node = members[name], node.value != .null else { return .none }
    switch node.value {
    case .string("none"): return .none
    case .string("unknown"): return .unknown
    case .object: return .documents([try document(node, name, kind)])
    case .array(let nodes):
      var documents: [PolicyDocument] = []
      for node in nodes { documents.append(try document(node, name, kind)) }
      return .documents(documents)
    default:
      throw PolicyCaseError("\"\(name)\" must be \"none\", \"unknown\", a policy or a list of policies.")
    }
  }

  private func document(
    _ node: JSONNode, _ name: String, _ kind: PolicyKind
  ) throws(PolicyCaseError) -> PolicyDocument {
    let parse = PolicyDocument.parse(node, kind: kind)
    if let finding = parse.first(.refuses) ?? parse.first(.ambiguous) {
      throw PolicyCaseError("A policy in \"\(name)\" cannot be read: \(finding.sentence)")
    }
    guard let document = parse.document else {
      throw PolicyCaseError("A policy in \"\(name)\" cannot be read.")
    }
    return document
  }
}
