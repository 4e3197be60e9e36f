import AWSClient

extension Account {
  /// Whether KMS takes this policy for a key, and the text it keeps.
  ///
  /// In this order: size (32 768 bytes, LimitExceededException), characters and grammar, principals, and last the lockout
  /// check, which alone the bypass flag skips. A lockout answer of *cannot be decided* counts as refused: AWS has a context that
  /// the sandbox has not, and an acceptance here that AWS would refuse is the one mistake it must not make.
  /// - Returns: the policy in the layout in which GetKeyPolicy gives it.
  mutating func acceptedPolicy(
    _ text: String, keyARN: String, bypassLockoutCheck: Bool
  ) throws(ServiceError) -> String {
    guard text.utf8.count <= 32_768 else {
      throw .limitExceeded(
        "The policy is \(text.utf8.count) bytes long; a key policy has at most 32768 bytes.")
    }
    // The service model's pattern for a policy: tab, line feed, carriage return and U+0020 to U+00FF.
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x09, 0x0A, 0x0D, 0x20...0xFF: continue
      default:
        throw .malformedPolicy(
          "The policy contains the character U+\(String(scalar.value, radix: 16, uppercase: true)), which a key policy may not have."
        )
      }
    }
    if let problem = judge.problem(in: text) { throw .malformedPolicy(problem) }
    let document: JSONValue
    do { document = try JSONReader.read(Array(text.utf8)) } catch {
      throw .malformedPolicy("The policy is not valid JSON at byte \(error.offset).")
    }
    try checkStatements(document)
    if !bypassLockoutCheck, !judge.certainlyAccepts(text, keyARN: keyARN, administrator) {
      throw .malformedPolicy("The new key policy will not allow you to update the key policy in the future.")
    }
    return PolicyLayout.text(of: document)
  }

  /// Every statement names principals that exist, and its Resource is `*`, as AWS announced for August 2025.
  private func checkStatements(_ document: JSONValue) throws(ServiceError) {
    guard let statement = document["Statement"] else {
      throw .malformedPolicy("The policy has no Statement.")
    }
    for statement in statement.array ?? [statement] {
      guard let principal = statement["Principal"] ?? statement["NotPrincipal"], namesExist(principal) else {
        throw .malformedPolicy(PolicyJudge.invalidPrincipals)
      }
      guard statement["Action"] != nil || statement["NotAction"] != nil else {
        throw .malformedPolicy("Policy contains a statement with no Action.")
      }
      let resource = statement["Resource"]
      guard resource == .string("*") || resource == .array([.string("*")]) else {
        throw .malformedPolicy("Policy contains a statement whose Resource is not \"*\".")
      }
    }
  }

  /// Service and Federated names are taken as they are; a canonical user stands for nobody in KMS.
  private func namesExist(_ principal: JSONValue) -> Bool {
    if principal == .string("*") { return true }
    guard case .object(let members) = principal, !members.isEmpty else { return false }
    return members.allSatisfy { member in
      let names = (member.value.array ?? [member.value]).map(\.string)
      guard !names.isEmpty else { return false }
      return names.allSatisfy { name in
        guard let name, !name.isEmpty else { return false }
        switch member.name {
        case "AWS": return directory.knows(name)
        case "Service": return name.hasSuffix(".amazonaws.com")
        case "Federated": return true
        default: return false
        }
      }
    }
  }
}
