/// Risks that lie in who has control.
extension Durability {
  static func people(
    _ document: PolicyDocument, _ request: AccessRequest, _ decision: Decision, _ control: PolicyControl,
    _ keyARN: ARN
  ) -> [DurabilityRisk] {
    var risks: [DurabilityRisk] = []
    let controllers = control.controllers
    let lasting = controllers.filter { $0.kind != .session && $0.kind != .federatedUser }
    if controllers.isEmpty {
      risks.append(
        DurabilityRisk(
          .danger, "nobody",
          "Nobody in the account could change this policy, not even the root user: only AWS Support could."))
    } else if lasting.isEmpty {
      risks.append(
        DurabilityRisk(
          .danger, "only-sessions",
          "Only sessions named one by one could change this policy: once they have expired, only AWS Support can. Name the role "
            + "instead of its session."))
    } else if !controllers.contains(where: { $0.kind == .rootUser }) {
      risks += withoutRoot(lasting)
    }
    risks += session(document, request, decision)
    risks += identityCenter(document, lasting, control)
    return risks + deleted(document)
  }

  /// Without the account principal the policy outlives the users and roles that it names.
  private static func withoutRoot(_ lasting: [PolicyController]) -> [DurabilityRisk] {
    let isClosed = lasting.allSatisfy { $0.kind == .user || $0.kind == .role }
    guard isClosed else {
      return [
        DurabilityRisk(
          .warning, "root-cannot-help",
          "The account's root user could not change this policy: no statement leaves kms:PutKeyPolicy to the account, or one takes it "
            + "away again.")
      ]
    }
    let names = lasting.prefix(3).compactMap { $0.arn.flatMap { ARN($0)?.resource } }.map { Excerpt.of($0) }
    guard lasting.count > 1 else {
      return [
        DurabilityRisk(
          .danger, "sole-administrator",
          "Only \(names.first ?? "one principal") could change this policy: if it is deleted, only AWS Support can, even if one of the "
            + "same name is made again. Leave kms:PutKeyPolicy to the account, or name a second administrator."
        )
      ]
    }
    let more = lasting.count > names.count ? " and \(lasting.count - names.count) more" : ""
    return [
      DurabilityRisk(
        .warning, "root-cannot-help",
        "Only \(Wording.join(names, more.isEmpty ? "and" : ","))\(more) could change this policy: no statement leaves kms:PutKeyPolicy "
          + "to the account, so its root user cannot help once they are deleted.")
    ]
  }

  /// The caller's own access ends with its session.
  private static func session(
    _ document: PolicyDocument, _ request: AccessRequest, _ decision: Decision
  ) -> [DurabilityRisk] {
    guard decision.outcome != .denied, decision.rule == .directGrant, let index = decision.statement?.index,
      document.statements.indices.contains(index)
    else { return [] }
    let statement = document.statements[index]
    let isByName = (statement.principals?.principals ?? []).contains { principal in
      switch principal.form {
      case .session(let text, _), .federatedUser(let text, _): text == request.caller.arn
      default: false
      }
    }
    guard isByName, statement.principals?.isNegated == false else { return [] }
    return [
      DurabilityRisk(
        .warning, "session",
        "\(Wording.capital(statement.reference.name)) names your session: the next session, even of the same role, is another "
          + "principal. Name the role.", statement)
    ]
  }

  /// A permission set's role gets another name when it is provisioned again (IAM Identity Center User Guide, "Referencing permission
  /// sets in resource policies").
  private static func identityCenter(
    _ document: PolicyDocument, _ lasting: [PolicyController], _ control: PolicyControl
  ) -> [DurabilityRisk] {
    let isReserved = { (one: PolicyController) in
      one.kind == .role && one.arn?.contains(":role/aws-reserved/sso.amazonaws.com/") == true
    }
    guard let one = lasting.first(where: isReserved) else { return [] }
    let isOnly = lasting.allSatisfy { isReserved($0) }
    let statement = one.statement.flatMap { reference in
      document.statements.first { $0.index == reference.index }
    }
    return [
      DurabilityRisk(
        isOnly ? .danger : .warning, "identity-center-role",
        "\(Excerpt.of(ARN(one.arn ?? "")?.resource ?? "")) belongs to IAM Identity Center: when its permission set is assigned anew, the role "
          + "gets another name and loses this access. Use {\"AWS\": \"*\"} or the account as principal with ArnLike on "
          + "aws:PrincipalArn and a wildcard for the suffix.", statement)
    ]
  }

  /// AWS shows a unique ID where the user or role behind it is gone.
  private static func deleted(_ document: PolicyDocument) -> [DurabilityRisk] {
    for statement in document.statements {
      for principal in statement.principals?.principals ?? [] {
        guard case .uniqueID(let id) = principal.form else { continue }
        return [
          DurabilityRisk(
            .warning, "deleted-principal",
            "\(Wording.capital(statement.reference.name)) names \(Excerpt.of(id)), whose user or role was deleted: it gives nobody "
              + "anything, not even a new role of the same name, and AWS refuses to save it again.", statement
          )
        ]
      }
    }
    return []
  }
}
