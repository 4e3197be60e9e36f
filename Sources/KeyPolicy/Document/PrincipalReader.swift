/// Reads `Principal` or `NotPrincipal` and checks each principal's form.
struct PrincipalReader {
  private static let kinds = PolicyPrincipal.Kind.allCases.map(\.rawValue)

  let statement: String

  func read(_ member: JSONMember, _ log: inout FindingLog) -> PolicyPrincipals? {
    var result = PolicyPrincipals(
      isNegated: member.name == "NotPrincipal", principals: [], range: member.value.range)
    switch member.value.value {
    case .string(let text):
      guard text == "*" else {
        // IAM grammar: a principal is "*" or a map.
        log.error(
          "policy.principal-text", member.value.range, .refuses,
          "\(member.name) of \(statement) is a plain string, which may only be \"*\": write {\"AWS\": "
            + "\"\(Excerpt.of(text))\"} instead.",
          fix: mapFix(text, member.value.range))
        return nil
      }
      result.principals = [PolicyPrincipal(kind: .aws, name: Located(text, range: member.value.range))]
    case .object(let members):
      if Self.namesNobody(members) {
        reportNobody(member, at: members.count == 1 ? members[0].value.range : member.value.range, &log)
      } else {
        result.principals = readMap(members, member, &log)
      }
    default:
      ElementReader.wrongType(
        member.value, "\(member.name) of \(statement)", wanted: "\"*\" or an object such as {\"AWS\": …}",
        &log)
      return nil
    }
    return result
  }

  /// True for `{}` and `{"AWS": []}`.
  private static func namesNobody(_ members: [JSONMember]) -> Bool {
    members.allSatisfy { $0.value.value == .array([]) }
  }

  /// A fix that puts a plain text into a map, if the text is a principal.
  private func mapFix(_ text: String, _ range: ByteRange) -> Finding.Fix? {
    let kind: PolicyPrincipal.Kind
    if isServiceName(text) {
      kind = .service
    } else if case .faulty = PrincipalForm.read(text, kind: .aws) {
      return nil
    } else {
      kind = .aws
    }
    let map = "{\"\(kind.rawValue)\": \(JSONText.quoted(text))}"
    return Finding.Fix(
      title: "Write {\"\(kind.rawValue)\": …}.", edits: [Finding.Fix.Edit(range, map)])
  }

  private func readMap(
    _ members: [JSONMember], _ owner: JSONMember, _ log: inout FindingLog
  ) -> [PolicyPrincipal] {
    let byName = MemberNames.sort(members, known: Self.kinds, of: "\(owner.name) of \(statement)", &log)
    var principals: [PolicyPrincipal] = []
    for kind in PolicyPrincipal.Kind.allCases {
      guard let member = byName[kind.rawValue] else { continue }
      let texts = ElementReader.texts(member, of: "\(owner.name) of \(statement)", &log) ?? []
      principals += texts.map { PolicyPrincipal(kind: kind, name: $0) }
    }
    principals.sort { $0.name.range.lower < $1.name.range.lower }
    principals.forEach { check($0, &log) }
    return principals
  }

  /// Every statement must name at least one principal (AWS KMS API Reference, PutKeyPolicy, parameter Policy).
  private func reportNobody(_ member: JSONMember, at range: ByteRange, _ log: inout FindingLog) {
    log.error(
      "policy.no-principal", range, .refuses,
      "\(member.name) of \(statement) names nobody: name an account, a user or a role.")
  }

  private func check(_ principal: PolicyPrincipal, _ log: inout FindingLog) {
    let text = Excerpt.of(principal.name.value)
    let range = principal.name.range
    switch (principal.kind, principal.form) {
    case (_, .faulty(let fault)): report(fault, principal.name, &log)
    case (_, .uniqueID):
      log.error(
        Finding.deletedPrincipal, range, .refuses,
        "\"\(text)\" is a unique ID: AWS shows one when the role or user behind it was deleted, and then refuses to save it "
          + "again, so remove it or write the ARN of a role or user that exists.")
    case (.service, _):
      if !isServiceName(principal.name.value) {
        log.error(
          "policy.principal-service", range, .mayRefuse,
          "\"\(text)\" does not look like an AWS service, such as s3.amazonaws.com: correct it.")
      }
    case (.federated, _), (.canonicalUser, _):
      log.error(
        "policy.principal-kind", range, .mayRefuse,
        "AWS does not document whether a key policy may name a \(principal.kind.rawValue) principal, and it never matches an "
          + "IAM user or role: name the role instead.")
    default: break
    }
  }

  /// A name of lower-case letters, digits and hyphens in front of one of AWS's domains.
  private func isServiceName(_ text: String) -> Bool {
    let domains = [".amazonaws.com", ".amazonaws.com.cn", ".amazon.com"]
    guard let domain = domains.first(where: text.hasSuffix) else { return false }
    let labels = text.dropLast(domain.count).split(separator: ".", omittingEmptySubsequences: false)
    return labels.allSatisfy { label in
      !label.isEmpty
        && label.utf8.allSatisfy { byte in
          switch byte {
          case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
            UInt8(ascii: "-"):
            true
          default: false
          }
        }
    }
  }

  private func report(
    _ fault: PrincipalForm.Fault, _ name: Located<String>, _ log: inout FindingLog
  ) {
    let text = Excerpt.of(name.value)
    let (code, sentence) =
      switch fault {
      case .partialWildcard:
        (
          "policy.principal-wildcard",
          "\"\(text)\" has a wildcard inside a principal, where AWS takes only a lone \"*\": write {\"AWS\": \"*\"} with a "
            + "condition on aws:PrincipalArn."
        )
      case .group:
        (
          "policy.principal-group",
          "\"\(text)\" is an IAM group, which is never a principal: name its users or a role."
        )
      case .malformed:
        (
          "policy.principal-malformed",
          "\"\(text)\" is no principal AWS knows: write a 12-digit account ID or the whole ARN of an account, user, role or "
            + "session."
        )
      case .unfamiliar:
        (
          "policy.principal-unfamiliar",
          "\"\(text)\" is not one of the principals AWS documents for key policies: name an account, user, role or session."
        )
      }
    log.error(
      code, name.range, fault.isCertain ? .refuses : .mayRefuse, sentence, fix: trimmingFix(name))
  }

  /// A fix for a principal that is right but for blanks and, in an account ID, hyphens as the AWS console shows them.
  private func trimmingFix(_ name: Located<String>) -> Finding.Fix? {
    let trimmed = Blanks.trimmed(name.value)
    let digits = trimmed.replacingHyphens
    let meant = ARN.isAccountID(digits) ? digits : trimmed
    guard meant != name.value else { return nil }
    if case .faulty = PrincipalForm.read(meant, kind: .aws) { return nil }
    return .writing(meant, at: name.range, "Write \"\(Excerpt.of(meant))\".")
  }
}

extension String {
  /// The text without hyphens and blanks.
  fileprivate var replacingHyphens: String {
    utf8.count > 32 ? self : filter { $0 != "-" && $0 != " " }
  }
}
